"""Tables of HTML, row by row."""

from __future__ import annotations

from policylint.document import Cell, Row, Table
from policylint.frontends.markup import Tag
from policylint.source import Span
from policylint.text import Text

_NOTHING = Text.of(())


class TableReader:
    """Gathers the rows of one table."""

    def __init__(self, span: Span) -> None:
        self.end = span.end
        self._begins = span.start
        self._rows: list[Row] = []
        self._cells: list[Cell] = []
        self._row = span.end
        self._cell: Span | None = None
        self._filled = False
        self._headings = 0
        self._header: tuple[Cell, ...] = ()

    def tag(self, tag: Tag, span: Span) -> None:
        """Take a tag of a row or a cell."""
        self.end = span.end
        if tag.name == "tr":
            self._end_row(span.start)
            self._row = span.start
        elif not tag.closes:
            self._cell, self._filled = Span(span.end, span.end), False
            self._headings += tag.name == "th"

    def cell(self, cell: Cell) -> None:
        """Take the content of the open cell, or content between cells as a cell of its own."""
        self._cells.append(cell)
        self._filled = True
        self.end = max(self.end, cell.span.end)

    def close_cell(self, _end: int) -> None:
        """The open cell ends; if it had no content, it is an empty cell."""
        if self._cell is not None and not self._filled:
            self._cells.append(Cell(_NOTHING, self._cell))
        self._cell = None

    def _end_row(self, end: int) -> None:
        if not self._cells:
            return
        cells = tuple(self._cells)
        if not self._rows and not self._header and self._headings == len(cells):
            self._header = cells
        else:
            start = min(self._row, cells[0].span.start)
            self._rows.append(Row(cells, Span(start, max(end, cells[-1].span.end))))
        self._cells, self._headings = [], 0

    def table(self) -> Table | None:
        """The table, if it has any cells."""
        self._end_row(self.end)
        if not self._rows and not self._header:
            return None
        return Table(self._header, tuple(self._rows), Span(self._begins, self.end))
