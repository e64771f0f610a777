"""Lists as tokens: items without a list, and lists with text outside of their items, are made whole."""

from __future__ import annotations

from policylint.frontends.blocks import Blocks, Container
from policylint.frontends.html.elements import Element
from policylint.frozen import dataclass

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BULLET = "•"


@dataclass(slots=True)
class _Frame:
    """A list or a quotation that is open. A list's token is written with its first item."""

    kind: Container
    element: Element | None
    ordered: bool = False
    written: bool = False
    in_item: bool = False
    number: int = 0
    style: str = ""


class Lists:
    """What is open, outermost first, and the tokens for it."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._frames: list[_Frame] = []

    def open_list(self, element: Element) -> None:
        """A list begins."""
        self.ready(element.start)
        ordered = element.name == "ol"
        frame = _Frame("LIST", element, ordered, style=element.attributes.get("type", ""))
        start = element.attribute("start")
        frame.number = int(start) - 1 if start.isascii() and start.isdigit() and len(start) < 6 else 0
        self._frames.append(frame)

    def open_quote(self, element: Element) -> None:
        """A quotation begins."""
        self.ready(element.start)
        self._frames.append(_Frame("QUOTE", element, written=True))
        self._blocks.open("QUOTE", element.start, element.end)

    def open_item(self, element: Element) -> None:
        """An item begins; the one before it ends, if it did not yet."""
        if not self._frames or self._frames[-1].kind != "LIST":
            self._frames.append(_Frame("LIST", None))
        frame = self._frames[-1]
        if frame.in_item:
            self._blocks.close("ITEM")
        value = element.attribute("value")
        frame.number = (
            int(value) if value.isascii() and value.isdigit() and len(value) < 6 else frame.number + 1
        )
        marker = _printed(frame.number, frame.style) if frame.ordered else _BULLET
        self._write(frame, element.start, element.end, marker)

    def close_item(self) -> None:
        """The item ends; a list that has no element of its own may go on."""
        if self._frames and self._frames[-1].in_item:
            self._frames[-1].in_item = False
            self._blocks.close("ITEM")

    def close(self, element: Element) -> None:
        """A list or a quotation ends, and all in it; nothing if it is not open."""
        if all(frame.element is not element for frame in self._frames):
            return
        while True:
            frame = self._frames.pop()
            self._end(frame)
            if frame.element is element:
                return

    def close_all(self) -> None:
        """Everything ends."""
        while self._frames:
            self._end(self._frames.pop())

    def ready(self, start: int) -> None:
        """A block is to follow: it stands in an item if it stands in a list."""
        while self._frames and self._frames[-1].element is None and not self._frames[-1].in_item:
            self._end(self._frames.pop())
        if self._frames:
            frame = self._frames[-1]
            if frame.kind == "LIST" and not frame.in_item:
                self._write(frame, start, start, "")

    def _write(self, frame: _Frame, start: int, end: int, marker: str) -> None:
        if not frame.written:
            place = frame.element.start if frame.element is not None else start
            self._blocks.open("LIST", place, place, ordered=frame.ordered)
            frame.written = True
        frame.in_item = True
        self._blocks.open("ITEM", start, end, marker)

    def _end(self, frame: _Frame) -> None:
        if frame.in_item:
            self._blocks.close("ITEM")
        if frame.written:
            self._blocks.close(frame.kind)


def _printed(number: int, style: str) -> str:
    """The number of an item as a browser prints it."""
    if style in ("a", "A") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter.upper() if style == 'A' else letter}."
    if style in ("i", "I") and 1 <= number < 40:
        roman, rest = "", number
        for value, letters in _ROMAN:
            while rest >= value:
                roman, rest = roman + letters, rest - value
        return f"{roman.upper() if style == 'I' else roman}."
    return f"{number}."
