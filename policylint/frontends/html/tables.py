"""Tables as pages write them: header cells where they are, and cells that span columns or rows."""

from __future__ import annotations

from policylint.document import Cell, Row, Table
from policylint.frontends.html.elements import Element
from policylint.frontends.inline import Inlines
from policylint.source import Span
from policylint.text import Text

_NOTHING = Text.of(())
_MOST_COLUMNS = 100


class TableBuilder:
    """Gathers the cells of one table."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self._header: tuple[Cell, ...] = ()
        self._rows: list[Row] = []
        self._cells: list[Cell] = []
        self._row_start = -1
        self._headers = 0
        self._filled = 0
        self._in_head = False
        self._hanging: dict[int, int] = {}
        self._end = element.end

    def head(self, opens: bool) -> None:
        """A `<thead>` begins or ends."""
        self._in_head = opens

    def row(self, start: int) -> None:
        """A row begins or ends here."""
        if self._cells:
            self._end_row()
        self._row_start = start

    def cell(self, element: Element | None, inlines: Inlines, span: Span) -> None:
        """A cell with its content; None for what stands in no cell. An empty one has an empty span."""
        if self._row_start < 0:
            self._row_start = span.start
        self._fill_hanging(span.start)
        self._cells.append(Cell(inlines.text, span, inlines.links))
        self._filled += 1
        self._end = max(self._end, span.end)
        if element is None:
            return
        self._headers += element.name == "th"
        columns = _count(element, "colspan")
        place = len(self._cells) - 1
        if (rows := _count(element, "rowspan")) > 1:
            self._hanging.update((place + column, rows) for column in range(columns))
        self._cells += [Cell(_NOTHING, Span(span.end, span.end))] * (columns - 1)

    def _fill_hanging(self, at: int) -> None:
        """Empty cells where one of a row above hangs down."""
        while len(self._cells) in self._hanging and self._hanging[len(self._cells)] > 0:
            if len(self._cells) >= _MOST_COLUMNS:
                return
            start = max(self._cells[-1].span.end if self._cells else 0, min(at, self._row_start))
            self._cells.append(Cell(_NOTHING, Span(start, start)))

    def _end_row(self) -> None:
        cells = tuple(self._cells)
        all_headers = self._headers == self._filled
        if not self._rows and (self._in_head or (all_headers and not self._header)):
            self._header = _joined(self._header, cells)
        else:
            start = min(self._row_start, cells[0].span.start)
            self._rows.append(Row(cells, Span(start, max(start, cells[-1].span.end))))
        self._hanging = {place: rows - 1 for place, rows in self._hanging.items() if rows > 1}
        self._cells, self._headers, self._filled = [], 0, 0

    def table(self) -> Table | None:
        """The table, if it has any cells."""
        if self._cells:
            self._end_row()
        if not any(cell.text.content for cell in self._header) and not any(
            cell.text.content for row in self._rows for cell in row.cells
        ):
            return None
        return Table(self._header, tuple(self._rows), Span(self.element.start, self._end))


def _joined(upper: tuple[Cell, ...], lower: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Of two header rows the lower one, which names the columns one by one."""
    return lower if len(lower) >= len(upper) else upper


def _count(element: Element, name: str) -> int:
    value = element.attribute(name)
    return (
        min(max(int(value), 1), _MOST_COLUMNS)
        if value.isascii() and value.isdigit() and len(value) < 6
        else 1
    )
