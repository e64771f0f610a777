"""What a check found in one policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from policylint.diagnostics import Diagnostic, Suppression, Unasked
from policylint.frozen import dataclass

if TYPE_CHECKING:
    from policylint.coverage import Coverage
    from policylint.reporter import Failure
    from policylint.run_record import InputRecord
    from policylint.source import Source


@dataclass(frozen=True, slots=True)
class Checked:
    """All that a run found in one policy.

    `files` are those of a policy that is split over several, `path` goes first among them. `coverage` is None where nothing could be read. `frameworks` are the names of those it was held against, where
    the policy itself named them; `unasked` are those that ask for nothing. `inputs` are the records of its files, in a run that is recorded.
    """

    path: str
    coverage: Coverage | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    suppressed: tuple[Suppression, ...] = ()
    frameworks: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    files: tuple[str, ...] = ()
    inputs: tuple[InputRecord, ...] = ()
    unasked: tuple[Unasked, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the files in which anything was found, or is shown, each once."""
        found: dict[str, Source] = {}
        for diagnostic in (*self.diagnostics, *(one.diagnostic for one in self.suppressed)):
            found.setdefault(diagnostic.source.path, diagnostic.source)
            for related in diagnostic.finding.related:
                if related.source is not None:
                    found.setdefault(related.source.path, related.source)
        for one in self.unasked:
            found.setdefault(one.source.path, one.source)
        return tuple(found.values())


def packed(checked: Checked) -> Checked:
    """The same with its sources packed, so that it takes little memory."""
    from policylint.source.packing import PackedSource

    packs = {one.path: one if isinstance(one, PackedSource) else PackedSource(one) for one in checked.sources}
    if not packs:
        return checked
    return replace(
        checked,
        diagnostics=tuple(with_sources(one, packs) for one in checked.diagnostics),
        suppressed=tuple(
            replace(one, diagnostic=with_sources(one.diagnostic, packs)) for one in checked.suppressed
        ),
        unasked=tuple(replace(one, source=packs[one.source.path]) for one in checked.unasked),
    )


def with_sources(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> Diagnostic:
    """The same with other sources of these paths."""
    finding = diagnostic.finding
    if finding.related and any(related.source is not None for related in finding.related):
        related = tuple(
            one if one.source is None else replace(one, source=sources[one.source.path])
            for one in finding.related
        )
        finding = replace(finding, related=related)
    return Diagnostic(
        diagnostic.rule, diagnostic.severity, finding, sources[diagnostic.source.path], diagnostic.citations,
        diagnostic.fingerprint, diagnostic.confidence,
    )  # fmt: skip
