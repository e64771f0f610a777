"""Lists, quotations and tables that only arrange a page: they hold its sections or most of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policylint.frontends.html.elements import Element, Page
from policylint.frontends.html.looks import heading_level

_LONGEST_CELL = 1_500
"""A table without header cells, and with a longer cell than this, arranges text."""

_MOST_QUOTED = 0.4
"""A quotation that holds more of a page than this only indents it."""

_CONTAINERS = frozenset(("ul", "ol", "menu", "dir", "dl", "blockquote", "table"))


def arranging(page: Page) -> set[int]:
    """The events that begin elements which are read as if they were not there, but for what they hold."""
    containers = [element for element in page.elements if element.name in _CONTAINERS]
    if not containers:
        return set()
    lengths = _lengths(page)
    titles = _places([e for e in page.elements if 0 < heading_level(e) <= 3], len(page.events))
    tables = _Tables(page.elements)
    found: set[int] = set()
    for element in containers:
        length = lengths[element.last] - lengths[element.first]
        titled = titles[element.last] > titles[element.first]
        if element.attribute("role") in ("presentation", "none"):
            arranges = element.name in ("table", "blockquote")
        elif element.name == "table":
            arranges = tables.arranges(element, titled, lengths)
        elif element.name == "blockquote":
            arranges = titled or length > _MOST_QUOTED * lengths[-1]
        else:
            arranges = titled
        if arranges:
            found.add(element.first)
    return found


def _lengths(page: Page) -> list[int]:
    total, sums = 0, [0]
    for event in page.events:
        total += len(event.data)
        sums.append(total)
    return sums


def _places(elements: Sequence[Element], count: int) -> list[int]:
    """How many of the elements begin before each event."""
    marks = Counter(element.first for element in elements)
    total, sums = 0, [0]
    for index in range(count):
        total += marks[index]
        sums.append(total)
    return sums


class _Tables:
    """What stands in each table, but not in one inside it: header cells, the most cells in a row, the cells."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._headers: Counter[int] = Counter()
        self._widest: Counter[int] = Counter()
        self._nesting: set[int] = set()
        self._cells: dict[int, list[Element]] = {}
        table_of: dict[int, int] = {}
        row_width: Counter[int] = Counter()
        for element in elements:
            parent = element.parent
            own = -1
            if parent is not None:
                own = parent.first if parent.name == "table" else table_of.get(parent.first, -1)
            table_of[element.first] = own
            if own < 0:
                continue
            if element.name == "table":
                self._nesting.add(own)
            elif element.name in ("td", "th") and parent is not None:
                row_width[parent.first] += 1
                self._widest[own] = max(self._widest[own], row_width[parent.first])
                self._headers[own] += element.name == "th"
                self._cells.setdefault(own, []).append(element)

    def arranges(self, table: Element, titled: bool, lengths: Sequence[int]) -> bool:
        place = table.first
        if place in self._nesting or self._widest[place] < 2:
            return True
        if self._headers[place]:
            return False
        longest = max(lengths[cell.last] - lengths[cell.first] for cell in self._cells[place])
        return titled or longest > _LONGEST_CELL
