"""The format `checkstyle`, which many build services read."""

from __future__ import annotations

from itertools import groupby

from policylint.reporter import Report, Style
from policylint.reporters.places import message_at, place, relative_path
from policylint.reporters.xml_text import attributes


def render(report: Report, style: Style) -> str:
    """One document; each file with its findings."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for path, found in groupby(report.diagnostics, key=lambda diagnostic: diagnostic.source.path):
        lines.append(f"  <file{attributes(name=relative_path(path, report.root))}>")
        for diagnostic in found:
            where = place(diagnostic.source, diagnostic.finding.span)
            written = attributes(
                line=where.line,
                column=where.column,
                severity=diagnostic.severity,
                message=message_at(diagnostic),
                source=f"policylint.{diagnostic.rule}",
            )
            lines.append(f"    <error{written}/>")
        lines.append("  </file>")
    return "\n".join([*lines, "</checkstyle>"]) + "\n"
