"""The format `jsonl`: each finding a line of JSON, the same object as in `json`."""

from __future__ import annotations

from policylint.reporter import Report, Style
from policylint.reporters.records import diagnostic_record, line


def render(report: Report, style: Style) -> str:
    """One line for each finding."""
    return "".join(line(diagnostic_record(diagnostic)) for diagnostic in report.diagnostics)
