"""The format `grouped`: findings under the file they are in."""

from __future__ import annotations

from itertools import groupby

from policylint.reporter import Report, Style, Writer, rendered
from policylint.reporters.concise import Lines
from policylint.reporters.places import place_name
from policylint.reporters.terminal import SEVERITY_COLOURS, one_line, paint, shown_path


def begin(style: Style) -> Writer:
    """Writes each file, then its findings, a line each."""
    return Lines(_found, style)


def render(report: Report, style: Style) -> str:
    """All of it."""
    return rendered(begin(style), report)


def _found(report: Report, style: Style) -> str:
    pieces = []
    for path, found in groupby(report.diagnostics, key=lambda diagnostic: diagnostic.source.path):
        diagnostics = list(found)
        places = [place_name(diagnostic.source, diagnostic.finding.span) for diagnostic in diagnostics]
        width = max(map(len, places))
        pieces.append(paint(shown_path(path), style, "bold") + "\n")
        for diagnostic, where in zip(diagnostics, places, strict=True):
            severity = paint(f"{diagnostic.severity:7}", style, "bold", SEVERITY_COLOURS[diagnostic.severity])
            position = where.ljust(width)
            rule = paint(one_line(diagnostic.rule), style, "bold")
            pieces.append(f"  {position} {severity} {rule} {one_line(diagnostic.finding.message)}\n")
        pieces.append("\n")
    return "".join(pieces)
