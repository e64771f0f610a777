"""One source through the whole pipeline: what is found in it, weighed, cited and parted from what is silenced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING

from policylint.clock import Clock, measured
from policylint.coverage import Coverage
from policylint.decisions import decide
from policylint.diagnostics import Diagnostic, Finding, Suppression, Unasked
from policylint.engine.choosing import choose_frontend
from policylint.engine.judging import judge
from policylint.frozen import dataclass
from policylint.reporter import Failure
from policylint.request.inspection import Inspected, inspect
from policylint.request.selections import Selections
from policylint.requirements import unasked
from policylint.rule import Rule
from policylint.source import Source
from policylint.suppression.silencing import Silenced, has_sidecar, silence

if TYPE_CHECKING:
    from policylint.run_record import InputRecord


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
    from policylint.packing import PackedSource

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


@dataclass(slots=True)
class Checker:
    """Checks sources, one by one. `selections` have been prepared."""

    selections: Selections
    names: Mapping[str, str] = field(init=False)
    """The name of each rule by all its names."""

    def __post_init__(self) -> None:
        """Raises ValueError for an unknown format."""
        parts, request = self.selections.parts, self.selections.request
        self.names = {n: rule.info.name for rule in parts.rules for n in (rule.info.name, *rule.info.aliases)}
        if request.format is not None:
            choose_frontend(Source("", ""), parts.frontends, request.format)

    def look_beside(self, paths: Iterable[str]) -> None:
        """Find what is wrong with the files beside documents. Raises `config.problems.ConfigError` for the first that cannot be used."""
        request = self.selections.request
        for path in paths if request.inline and request.sidecars else ():
            if has_sidecar(path):
                from policylint.suppression.sidecars import read_sidecar

                read_sidecar(path, self.names)

    def check(self, sources: Sequence[Source], clock: Clock | None = None) -> Checked:
        """Everything about one policy, given its files, the main one first. What goes wrong is a failure, and never
        stops the others.

        Raises `config.problems.ConfigError` if a file beside the document cannot be used.
        """
        from policylint.config.problems import ConfigError

        try:
            one, failures = inspect(sources, self.selections, clock, described=False)
            return self._judged(one, failures, clock)
        except ConfigError:
            raise
        except (Exception, SystemExit) as error:
            message = f"{type(error).__name__}: {error}"
            path = sources[0].path
            return Checked(path, failures=(Failure("check", message, path),))

    def _judged(self, one: Inspected, failures: list[Failure], clock: Clock | None) -> Checked:
        from policylint.config.problems import ConfigError

        policy, selection = one.policy, one.selection
        findings, failed = judge(policy, selection.rules, clock=clock)
        findings = _wanted(findings, one)
        request = self.selections.request
        with measured(clock, "suppress"):
            try:
                silenced = silence(
                    policy, findings, one.ran, self.names, inline=request.inline, sidecars=request.sidecars
                )
            except ConfigError:
                raise
            except (Exception, SystemExit) as error:
                silenced = Silenced()
                failed.append(
                    Failure("suppressions", f"{type(error).__name__}: {error}", policy.document.source.path)
                )
        with measured(clock, "decide"):
            decided, not_asked = _decided([*findings, *silenced.own], one, failed)
        kept, hidden = silenced.parted(decided)
        source = policy.document.source
        path = source.path
        own = () if selection.frameworks == self.selections.of(path)[1].frameworks else selection.frameworks
        return Checked(
            path,
            policy.coverage,
            tuple(kept),
            tuple(hidden),
            tuple(framework.name for framework in own),
            (*failures, *failed),
            tuple(part.source.path for part in source.parts),
            unasked=not_asked,
        )


def _decided(
    findings: list[tuple[Rule, Finding]], one: Inspected, failed: list[Failure]
) -> tuple[tuple[Diagnostic, ...], tuple[Unasked, ...]]:
    """The diagnostics, and the laws that ask for nothing. Where the frameworks cannot be held against the policy, those that need none, and a failure.

    Raises whatever goes wrong without frameworks, too.
    """
    try:
        decided = decide(one.policy, findings, one.selection, one.settings)
        return decided, unasked(one.selection.frameworks, one.policy)
    except (Exception, SystemExit) as error:
        alone = replace(one.selection, frameworks=())
        decided = decide(one.policy, findings, alone, one.settings)
        failed.append(
            Failure("frameworks", f"{type(error).__name__}: {error}", one.policy.document.source.path)
        )
        return decided, ()


def _wanted(findings: list[tuple[Rule, Finding]], one: Inspected) -> list[tuple[Rule, Finding]]:
    """The findings without those of rules that are left out in their file."""
    if not one.left_out:
        return findings
    source = one.policy.document.source
    return [
        (rule, finding)
        for rule, finding in findings
        if rule.info.name not in one.left_out.get(source.part_at(finding.span.start).source.path, ())
    ]
