"""What is found, kept for formats that need all of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from policylint.checked import with_sources
from policylint.diagnostics import Citation, Diagnostic
from policylint.reporter import Report
from policylint.source import Source, Span
from policylint.source.packing import PackedSource, QuotedSource

_PLAIN = 1 << 19
"""How many code points of sources are kept as they are."""


class Held:
    """The reports of policies, kept until all were read. If they are to be `quoted` only, of each source the lines are kept on which anything lies."""

    def __init__(self, *, quoted: bool) -> None:
        self._quoted = quoted
        self._reports: list[Report] = []
        self._plain = 0
        self._citations: dict[Citation, Citation] = {}

    def add(self, report: Report) -> None:
        """Some policies more."""
        if self._plain > _PLAIN:
            report = self._small(report)
        else:
            self._plain += sum(len(one.text) for one in {id(one): one for one, _ in _spans(report)}.values())
        self._reports.append(report)

    def whole(self, report: Report) -> Report:
        """All of it, given what is known of the run as a whole."""
        return replace(
            report,
            diagnostics=tuple(one for each in self._reports for one in each.diagnostics),
            coverage=tuple(one for each in self._reports for one in each.coverage),
            suppressed=tuple(one for each in self._reports for one in each.suppressed),
            unasked=tuple(one for each in self._reports for one in each.unasked),
        )

    def _small(self, report: Report) -> Report:
        spans: dict[str, list[Span]] = {}
        sources: dict[str, Source] = {}
        for source, span in _spans(report):
            sources.setdefault(source.path, source)
            spans.setdefault(source.path, []).append(span)
        packs = {path: self._packed(source, spans[path]) for path, source in sources.items()}
        return replace(
            report,
            diagnostics=tuple(self._shared(with_sources(one, packs)) for one in report.diagnostics),
            suppressed=tuple(
                replace(one, diagnostic=self._shared(with_sources(one.diagnostic, packs)))
                for one in report.suppressed
            ),
            unasked=tuple(
                (path, replace(one, source=packs[one.source.path])) for path, one in report.unasked
            ),
        )

    def _packed(self, source: Source, spans: list[Span]) -> Source:
        if self._quoted and not source.parts:
            return QuotedSource(source, spans)
        return source if isinstance(source, PackedSource) else PackedSource(source)

    def _shared(self, diagnostic: Diagnostic) -> Diagnostic:
        """The same, with no citation twice in memory."""
        if not diagnostic.citations:
            return diagnostic
        known = self._citations
        return replace(
            diagnostic, citations=tuple(known.setdefault(one, one) for one in diagnostic.citations)
        )


def _spans(report: Report) -> Iterator[tuple[Source, Span]]:
    """All places that a report speaks of."""
    for one in (*report.diagnostics, *(hidden.diagnostic for hidden in report.suppressed)):
        yield one.source, one.finding.span
        for related in one.finding.related:
            yield related.source or one.source, related.span
        for edit in one.finding.fix.edits if one.finding.fix is not None else ():
            yield one.source, edit.span
    for _, told in report.unasked:
        yield told.source, told.span
