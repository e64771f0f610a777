"""Elements and what stands in them, nested as a browser nests them, whatever tags are missing or too many.

A simplified form of the HTML standard's tree construction: implied ends, scopes and misnested formatting are as there;
what a browser would move to another place (text in a table but in no cell) stays where it is. Every step takes
constant time, however deep the nesting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from policylint.document import Comment
from policylint.frontends.html.elements import Element, Event, Page
from policylint.frontends.html.names import (
    BREAKS_OUT,
    CLOSES_PARAGRAPH,
    FOREIGN,
    FORMATTING,
    HEADINGS,
    IMPLIED_ENDS,
    LISTS,
    SCOPES,
    SPECIAL,
    VOID,
)
from policylint.frontends.html.tokens import Piece
from policylint.source import Span

MAX_DEPTH = 512
"""Elements nested deeper than this are read as if they stood side by side, as in Chromium."""

_NOT_NESTED = frozenset(("html", "head", "body"))
_TABLE_PARTS = frozenset(("tr", "td", "th", "tbody", "thead", "tfoot", "caption", "table"))


def build(pieces: Iterable[Piece]) -> Page:
    """The page that the pieces make."""
    builder = _Builder()
    for piece in pieces:
        builder.take(piece)
    builder.finish()
    return builder.page


class _Builder:
    def __init__(self) -> None:
        self.page = Page()
        self._open: list[Element] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        self._scopes: list[int] = []
        self._lists: list[int] = []
        self._special: list[int] = []
        self._foreign = 0
        self._title: Element | None = None

    def take(self, piece: Piece) -> None:
        kind = piece.kind
        if kind == "text" or kind == "reference":
            around = self._open[-1] if self._open else None
            if around is not None:
                if around.name == "title" and around is self._title:
                    self.page.title += piece.data
                elif around.name == "style":
                    self.page.styles.append(piece.data)
            self.page.events.append(Event(kind, around, piece.start, piece.end, piece.data))
        elif kind == "start":
            self._start(piece)
        elif kind == "end":
            self._end(piece)
        else:
            self.page.comments.append(Comment(piece.data, Span(piece.start, piece.end)))

    def finish(self) -> None:
        end = self.page.events[-1].end if self.page.events else 0
        self._close_to(0, end)

    def _start(self, piece: Piece) -> None:
        name = "img" if piece.data == "image" else piece.data
        attributes = piece.attributes or {}
        self._note(name, attributes)
        if name in _NOT_NESTED:
            return
        if self._foreign and name in BREAKS_OUT and not self._places["foreignobject"]:
            self._close_to(min(self._places[one][0] for one in FOREIGN if self._places[one]), piece.start)
        self._imply_ends(name, piece.start)
        parent = self._open[-1] if self._open else None
        element = Element(name, attributes, parent, len(self.page.events), piece.start, piece.end)
        self.page.elements.append(element)
        if name == "title" and self._title is None and not self._foreign:
            self._title = element
        self.page.events.append(Event("open", element, piece.start, piece.end))
        if name in VOID or len(self._open) >= MAX_DEPTH:
            self._ended(element, piece.end)
        else:
            self._push(element)

    def _note(self, name: str, attributes: dict[str, str]) -> None:
        """What a tag tells of the page as a whole."""
        page = self.page
        if not attributes:
            return
        if anchor := attributes.get("id"):
            page.anchors.add(anchor)
        if name == "a" and (anchor := attributes.get("name")):
            page.anchors.add(anchor)
        elif name == "html" and not page.language:
            page.language = attributes.get("lang") or attributes.get("xml:lang", "")
        elif name == "base" and not page.base:
            page.base = attributes.get("href", "")

    def _imply_ends(self, name: str, at: int) -> None:
        if name in CLOSES_PARAGRAPH:
            self._close("p", at, self._barrier("p"))
        if name in HEADINGS and self._open and self._open[-1].name in HEADINGS:
            self._close_to(len(self._open) - 1, at)
        for ended in IMPLIED_ENDS.get(name, ()):
            self._close(ended, at, self._barrier(ended))

    def _barrier(self, name: str) -> int:
        """The place in the open elements that an end of this element does not reach beyond."""
        if name in _TABLE_PARTS:
            tables = self._places["table"]
            templates = self._places["template"]
            outer = 2 if name == "table" else 1
            return max(tables[-outer] if len(tables) >= outer else -1, templates[-1] if templates else -1)
        scope = self._scopes[-1] if self._scopes else -1
        if name == "li" or name in ("dd", "dt"):
            return max(scope, self._lists[-1] if self._lists else -1)
        return scope

    def _end(self, piece: Piece) -> None:
        name, at = piece.data, piece.start
        if name in _NOT_NESTED:
            return
        if name == "br" or (name == "p" and not self._is_open("p")):
            self._start(piece._replace(data=name, attributes=None))
            if name == "br":
                return
        if name in HEADINGS:
            places = [self._places[one][-1] for one in HEADINGS if self._places[one]]
            if places and max(places) > self._barrier(name):
                self._close_to(max(places), at, piece.end)
        elif name in FORMATTING:
            self._end_formatting(name, piece)
        elif name in SPECIAL or name in FOREIGN:
            barrier = self._barrier(name)
            if name in SCOPES and name not in _TABLE_PARTS:
                barrier = -1
            self._close(name, at, barrier, piece.end)
        else:
            self._close(name, at, self._special[-1] if self._special else -1, piece.end)

    def _is_open(self, name: str) -> bool:
        return bool(self._places[name]) and self._places[name][-1] > self._barrier(name)

    def _end_formatting(self, name: str, piece: Piece) -> None:
        """End the innermost such element, even if blocks that began in it are still open."""
        places = self._places[name]
        if not places or places[-1] <= (self._scopes[-1] if self._scopes else -1):
            return
        if places[-1] > (self._special[-1] if self._special else -1):
            self._close_to(places[-1], piece.start, piece.end)
            return
        self._ended(self._open[places.pop()], piece.end)

    def _close(self, name: str, at: int, barrier: int, end: int = -1) -> None:
        """Close the innermost element of a name, and all in it, unless it stands beyond the barrier."""
        places = self._places[name]
        if places and places[-1] > barrier:
            self._close_to(places[-1], at, end)

    def _close_to(self, place: int, at: int, end: int = -1) -> None:
        """Close the open elements from a place on; `at` is where that happens, and `end` where a tag for it ends."""
        while len(self._open) > place:
            element = self._pop()
            if not element.ended:
                outermost = len(self._open) == place
                self._ended(element, end if outermost and end >= 0 else at, at)

    def _ended(self, element: Element, end: int, at: int = -1) -> None:
        element.ended = True
        element.last = len(self.page.events)
        self.page.events.append(Event("close", element, at if at >= 0 else end, end))

    def _push(self, element: Element) -> None:
        place = len(self._open)
        self._open.append(element)
        self._places[element.name].append(place)
        if element.name in SCOPES:
            self._scopes.append(place)
        if element.name in LISTS:
            self._lists.append(place)
        if element.name in SPECIAL:
            self._special.append(place)
        self._foreign += element.name in FOREIGN

    def _pop(self) -> Element:
        element = self._open.pop()
        place = len(self._open)
        for places in (self._places[element.name], self._scopes, self._lists, self._special):
            if places and places[-1] == place:
                places.pop()
        self._foreign -= element.name in FOREIGN
        return element
