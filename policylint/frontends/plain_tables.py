"""Tables in plain text: cells between `|`, or columns between tabs, where the lines leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.document import Cell, Row, Table
from policylint.frontends.plain_lines import Line
from policylint.patterns import deferred
from policylint.source import Span
from policylint.text import Run, Text

_DIVIDER = deferred(r"\|?\s*:?-+:?\s*(?:[|+]\s*:?-+:?\s*)*\|?")
_FEWEST_TAB_ROWS = 3
_LONGEST_TITLE = 40


def table_length(lines: Sequence[Line], start: int) -> int:
    """How many lines from `start` on are one table; 0 if none begins there."""
    separator = "|" if "|" in lines[start].content else "\t"
    if separator not in lines[start].content or _is_divider(lines, start):
        return 0
    if separator == "|" and not _is_framed(lines[start]) and not _is_divider(lines, start + 1):
        return 0
    columns = len(_cells(lines[start], separator))
    end = start + 1
    while end < len(lines) and not lines[end].after_blank and _is_row(lines, end, separator, columns):
        end += 1
    fewest = 2 if separator == "|" else _FEWEST_TAB_ROWS
    return end - start if columns > 1 and end - start >= fewest else 0


def _is_row(lines: Sequence[Line], index: int, separator: str, columns: int) -> bool:
    if separator == "|" and _is_divider(lines, index):
        return True
    return separator in lines[index].content and len(_cells(lines[index], separator)) == columns


def _is_framed(line: Line) -> bool:
    return line.content.startswith("|") and line.content.endswith("|")


def _is_divider(lines: Sequence[Line], index: int) -> bool:
    return (
        index < len(lines)
        and "-" in lines[index].content
        and _DIVIDER.fullmatch(lines[index].content) is not None
    )


def read_table(lines: Sequence[Line]) -> Table:
    """The table of these lines. The first row is the header if a divider or its short titles say so."""
    separator = "|" if "|" in lines[0].content else "\t"
    divided = separator == "|" and _is_divider(lines, 1)
    rows = [
        Row(tuple(_cells(line, separator)), line.span)
        for index, line in enumerate(lines)
        if separator == "\t" or not _is_divider(lines, index)
    ]
    span = Span(lines[0].span.start, lines[-1].span.end)
    if divided or is_titled(rows):
        return Table(rows[0].cells, tuple(rows[1:]), span)
    return Table((), tuple(rows), span)


def is_titled(rows: Sequence[Row]) -> bool:
    """Whether the first row names the columns: all its cells are short, unlike some below them."""
    contents = [cell.text.content for cell in rows[0].cells]
    return all(
        content and len(content) <= _LONGEST_TITLE and content[-1] not in ".;," for content in contents
    ) and any(len(cell.text.content) > _LONGEST_TITLE for row in rows[1:] for cell in row.cells)


def _cells(line: Line, separator: str) -> list[Cell]:
    content, start = line.content, line.span.start
    if separator == "|":
        inner = content.removeprefix("|")
        start += len(content) - len(inner)
        content = inner.removesuffix("|")
    cells: list[Cell] = []
    for part in content.split(separator):
        stripped = part.strip()
        lead = start + (part.index(stripped[0]) if stripped else 0)
        span = Span(lead, lead + len(stripped))
        if stripped or separator == "|":
            cells.append(Cell(Text.of([Run(stripped, span)]), span))
        start += len(part) + 1
    return cells
