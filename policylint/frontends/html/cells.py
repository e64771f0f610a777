"""Reads the cells of a table, and of a table inside it, from the tags of a page."""

from __future__ import annotations

from policylint.document import Table
from policylint.frontends.html.elements import Element, Event
from policylint.frontends.html.tables import TableBuilder
from policylint.frontends.html.words import Words
from policylint.source import Span

_CELLS = frozenset(("td", "th"))


class Cells:
    """The table that is open, if one is, and the cell of it that is being read."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._table: TableBuilder | None = None
        self._cell: Element | None = None

    @property
    def in_table(self) -> bool:
        """Whether a table is open."""
        return self._table is not None

    def begin(self, element: Element) -> None:
        """A table begins."""
        self._table = TableBuilder(element)

    def opened(self, element: Element, event: Event) -> None:
        """An element begins inside the table; none that holds tables does."""
        table = self._table
        if table is None:
            return
        if element.name in _CELLS:
            self._end_cell()
            self._cell = element
        elif element.name == "tr":
            self._end_cell()
            table.row(event.start)
        elif element.name == "thead":
            table.head(True)

    def closed(self, element: Element, event: Event) -> bool:
        """An element inside the table ends; True if it is the table itself."""
        table = self._table
        if table is None:
            return False
        if element is table.element:
            return True
        if element.name in _CELLS or element.name == "caption":
            self._end_cell()
        elif element.name == "tr":
            self._end_cell()
            table.row(event.start)
        elif element.name == "thead":
            self._end_cell()
            table.row(event.start)
            table.head(False)
        else:
            self._words.space(event.start, event.start)
        return False

    def end(self) -> Table | None:
        """The table that was open, which ends here; None if it holds nothing, or none was."""
        if self._table is None:
            return None
        self._end_cell()
        table, self._table = self._table.table(), None
        return table

    def _end_cell(self) -> None:
        if self._table is None:
            return
        words = self._words
        span = Span(words.start, words.end) if words.start >= 0 else None
        if span is None and self._cell is not None:
            span = Span(self._cell.end, self._cell.end)
        inlines = words.finish()
        if span is not None:
            self._table.cell(self._cell, inlines, span)
        self._cell = None
