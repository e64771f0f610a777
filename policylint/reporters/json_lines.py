"""The format `jsonl`: each finding a line of JSON, the same object as in `json`."""

from __future__ import annotations

from policylint.reporter import Report, Style, Writer, rendered
from policylint.reporters.records import diagnostic_record, line


def begin(style: Style) -> Writer:
    """Writes a line for each finding, and none for what is suppressed."""
    return _JsonLines()


def render(report: Report, style: Style) -> str:
    """All of it."""
    return rendered(begin(style), report)


class _JsonLines:
    def add(self, report: Report) -> str:
        return "".join([line(diagnostic_record(diagnostic)) for diagnostic in report.diagnostics])

    def end(self, report: Report) -> str:
        return ""
