"""Tables from cells, each of one paragraph or more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from policylint.document import Cell, Row, Table
from policylint.extraction.extract import Part
from policylint.frontends.extracted.words import take
from policylint.frontends.inline import InlineBuilder, strong_lead
from policylint.frontends.plain_tables import is_titled
from policylint.source import Span
from policylint.text import Text

_NOTHING = Text.of(())


def read_table(parts: Sequence[Part], text: str, builder: InlineBuilder) -> Table | None:
    """The table of these cells, which stand row by row; None if nothing is written in it.

    The first rows name the columns if they are marked as such, or the first one is bold or of short titles only.
    """
    rows: list[Row] = []
    header: tuple[Cell, ...] = ()
    strong = False
    for _, group in groupby(parts, key=lambda part: part.row):
        cells = list(group)
        row, is_strong = _row(cells, text, builder)
        if cells[0].header and not rows:
            header = row.cells
        else:
            strong = is_strong if not rows else strong
            rows.append(row)
    if not any(part.end > part.start for part in parts):
        return None
    if not header and len(rows) > 1 and (strong or is_titled(rows)):
        header = rows.pop(0).cells
    return Table(header, tuple(rows), Span(parts[0].start, max(part.end for part in parts)))


def _row(parts: Sequence[Part], text: str, builder: InlineBuilder) -> tuple[Row, bool]:
    """A row, and whether everything in it is bold."""
    cells: list[Cell] = []
    strong = True
    for column, group in groupby(parts, key=lambda part: part.column):
        paragraphs = list(group)
        first, last = paragraphs[0], paragraphs[-1]
        while len(cells) < column:
            cells.append(Cell(_NOTHING, Span(first.start, first.start)))
        for number, part in enumerate(paragraphs):
            if number:
                builder.line_end("\n", paragraphs[number - 1].end, part.start)
            take(builder, text, part)
        inlines = builder.finish()
        cells.append(Cell(inlines.text, Span(first.start, last.end), inlines.links))
        if inlines.text.content:
            strong = strong and strong_lead(inlines.text.content, inlines.emphasis)[0]
    return Row(tuple(cells), Span(parts[0].start, parts[-1].end)), strong
