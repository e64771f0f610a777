"""The format `checkstyle`, which many build services read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from policylint.reporter import Report, Style, Writer, rendered
from policylint.reporters.places import message_at, place, relative_path
from policylint.reporters.xml_text import attributes

_HEAD: tuple[str, ...] = ('<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">')


def begin(style: Style) -> Writer:
    """Writes one document; each file with its findings."""
    return _Document()


def render(report: Report, style: Style) -> str:
    """All of it."""
    return rendered(begin(style), report)


class _Document:
    def __init__(self) -> None:
        self._head = _HEAD

    def add(self, report: Report) -> str:
        return self._lines(list(_files(report))) if report.diagnostics else ""

    def end(self, report: Report) -> str:
        return self._lines(["</checkstyle>"])

    def _lines(self, lines: Sequence[str]) -> str:
        head, self._head = self._head, ()
        return "\n".join([*head, *lines, ""])


def _files(report: Report) -> Iterator[str]:
    for path, found in groupby(report.diagnostics, key=lambda diagnostic: diagnostic.source.path):
        yield f"  <file{attributes(name=relative_path(path, report.root))}>"
        for diagnostic in found:
            where = place(diagnostic.source, diagnostic.finding.span)
            written = attributes(
                line=where.line,
                column=where.column,
                severity=diagnostic.severity,
                message=message_at(diagnostic),
                source=f"policylint.{diagnostic.rule}",
            )
            yield f"    <error{written}/>"
        yield "  </file>"
