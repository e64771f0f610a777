"""The format `gitlab`: a Code Quality report. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any

from policylint.baselines.fingerprints import digest
from policylint.diagnostics import Diagnostic, Severity
from policylint.reporter import Report, Style, Writer, rendered
from policylint.reporters.places import cited, message_at, place, project_path
from policylint.reporters.records import Items

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def begin(style: Style) -> Writer:
    """Writes a list of findings; the fingerprint of each is its own in the whole report."""
    return _Findings()


def render(report: Report, style: Style) -> str:
    """All of it."""
    return rendered(begin(style), report)


class _Findings:
    def __init__(self) -> None:
        self._items = Items()
        self._sources: dict[str, tuple[str, ...]] = {}

    def add(self, report: Report) -> str:
        records = []
        seen: Counter[str] = Counter()
        for source, found in groupby(report.diagnostics, key=lambda one: one.source.path):
            path = project_path(source, report)
            named = self._named(path, source)
            for diagnostic in found:
                print_ = digest(*named, diagnostic.rule, diagnostic.fingerprint)
                seen[print_] += 1
                if seen[print_] > 1:
                    print_ = digest(print_, str(seen[print_]))
                records.append(_record(diagnostic, path, print_))
        return self._items.add(records)

    def _named(self, path: str, source: str) -> tuple[str, ...]:
        """What tells a source from all others: its path in the project, and a number from the second on that has the same."""
        sources = self._sources.get(path, ())
        if source not in sources:
            sources = self._sources[path] = (*sources, source)
        number = sources.index(source)
        return (path, str(number + 1)) if number else (path,)

    def end(self, report: Report) -> str:
        return self._items.end() + "\n"


def _record(diagnostic: Diagnostic, path: str, print_: str) -> dict[str, Any]:
    where = place(diagnostic.source, diagnostic.finding.span)
    laws = ", ".join(cited(citation) for citation in diagnostic.citations)
    return {
        "description": message_at(diagnostic) + (f" ({laws})" if laws else ""),
        "check_name": diagnostic.rule,
        "fingerprint": print_,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": path, "lines": {"begin": where.line, "end": where.end_line}},
    }
