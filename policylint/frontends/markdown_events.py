"""pyromark's events: the one place that calls it, where its lists begin, and what its inline events mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import pyromark
from pyromark import Options

from policylint.document import LinkKind
from policylint.frontends.inline import InlineBuilder
from policylint.frontends.offsets import code_point_offsets, encodable
from policylint.patterns import deferred
from policylint.source import Span

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
)

_TOGETHER = 64
"""How many events are taken from the parser at a time: so few that the memory of some is used for the next."""

_MARKER = deferred(r"[ \t]*(\d{1,9}[.)]|[-+*])")
_TOO_EARLY = deferred(r"[\n>]\s*")

Range = dict[str, int]
Handler = Callable[[Any, Range], None]
Handlers = dict[str, Handler]
_OF_TEXT = frozenset(("Paragraph", "Item", "Heading"))


class ParserFailedError(Exception):
    """The Markdown parser failed on a text."""


def events(text: str) -> Iterator[list[tuple[Any, Range]]]:
    """All events of a text with their byte ranges, some at a time: each takes many times the memory of what it tells.

    Raises ParserFailedError if pyromark raises anything, a panic of its native part included.
    """
    try:
        stream: Iterable[Any] = iter(pyromark.events_with_range(encodable(text), options=_OPTIONS))
        while some := list(islice(stream, _TOGETHER)):
            yield some
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise ParserFailedError(f"the Markdown parser failed ({type(error).__name__})") from error
        raise


def hand_on(
    stream: list[tuple[Any, Range]],
    ahead: int,
    handlers: tuple[Handlers, Handlers, Handlers],
    take_plain: Callable[..., bool],
) -> list[tuple[Any, Range]]:
    """Hand all events but, perhaps, the last few to their handlers, for starts, ends and others, and give the rest back.

    Blocks that hold but one stretch of text go to `take_plain`, which may leave them to the handlers.
    """
    starts, ends, others = handlers
    index, length = 0, len(stream)
    while index < length - ahead:
        event, where = stream[index]
        index += 1
        if type(event) is str:
            others[event](None, where)
            continue
        kind, value = event.popitem()
        if kind == "Start" or kind == "End":
            name, detail = (value, None) if type(value) is str else value.popitem()
            if kind == "Start" and name in _OF_TEXT and index + 1 < length:
                ending, last = stream[index + 1]
                event, place = stream[index]
                plain = "End" in ending and "Text" in event
                if plain and take_plain(name, detail, where, last, event["Text"], place):
                    index += 2
                    continue
            handler = (starts if kind == "Start" else ends).get(name)
            if handler is not None:
                handler(detail, where)
        elif kind in others:
            others[kind](value, where)
    return stream[index:]


def beginning(text: str, offset: int) -> int:
    """Where a list or an item begins that pyromark has begin at an offset.

    Where a tab stands before it, pyromark counts its columns as characters, and may go back to the line before.
    """
    early = _TOO_EARLY.match(text, offset)
    return early.end() if early else offset


def marker_at(text: str, offset: int) -> tuple[str, int]:
    """The marker of an item that begins at an offset, and where it ends; empty, and the offset, if there is none."""
    match = _MARKER.match(text, offset)
    return (match[1], match.end()) if match else ("", offset)


def covered(text: str, start: int, end: int, last: int = 0) -> Span:
    """The span of a block without the white space at its end, but at least up to `last`, where its content ends."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, max(end, last))


class InlineEvents:
    """Hands the inline events of a block on to its builder.

    `begins` is where the block begins, below 0 outside of one; `loose` tells that no event opened it: it is the
    paragraph of a tight list item. `reach` is where the last mark-up in it ended.
    """

    def __init__(self, text: str) -> None:
        self.data = encodable(text).encode()
        self.at = code_point_offsets(text, self.data)
        self.builder = InlineBuilder(text)
        self.begins = -1
        self.loose = False
        self.reach = 0
        self._source = text

    def starts(self) -> dict[str, Handler]:
        """Handlers for the start of an element, by its name."""
        return {
            "Strong": self._start_strong,
            "Link": self._start_link,
            "Image": self._start_image,
            "Strikethrough": self._start_struck,
        }

    def ends(self) -> dict[str, Handler]:
        """Handlers for the end of an element, by its name."""
        return {
            "Strong": self._end_strong,
            "Link": self._end_link,
            "Image": self._end_link,
            "Emphasis": self._end_other,
            "Strikethrough": self._end_struck,
        }

    def others(self) -> dict[str, Handler]:
        """Handlers for events that neither start nor end anything."""
        return {
            "Code": self._code,
            "InlineHtml": self._html,
            "SoftBreak": self._soft_break,
            "HardBreak": self._hard_break,
        }

    def text(self, value: str, where: Range) -> None:
        """Text as it is in the source, or in its place; only `&` may be the beginning of what it stands for."""
        start = self.at(where["start"])
        self._open(start)
        if value != "&" and self._source.startswith(value, start):
            self.builder.verbatim(start, start + len(value))
        else:
            self.builder.replaced(value, start, self.at(where["end"]))

    def end(self) -> int:
        """The block ends; where it began."""
        begins, self.begins = self.begins, -1
        return begins

    def _open(self, start: int) -> None:
        if self.begins < 0:
            self.begins, self.loose = start, True

    def _code(self, value: str, where: Range) -> None:
        start = self.at(where["start"])
        self._open(start)
        self.reach = self.at(where["end"])
        self.builder.code(value, start, self.reach)

    def _html(self, value: str, where: Range) -> None:
        start = self.at(where["start"])
        self._open(start)
        self.reach = self.at(where["end"])
        self.builder.html(value, start, self.reach)

    def _soft_break(self, _value: Any, where: Range) -> None:
        self.builder.line_end(" ", self.at(where["start"]), self.at(where["end"]))

    def _hard_break(self, _value: Any, where: Range) -> None:
        self.builder.line_end("\n", self.at(where["start"]), self.at(where["end"]))

    def _start_strong(self, _value: Any, where: Range) -> None:
        self._open(self.at(where["start"]))
        self.builder.open_strong()

    def _end_strong(self, _value: Any, where: Range) -> None:
        self.reach = self.at(where["end"])
        self.builder.close_strong()

    def _start_struck(self, _value: Any, where: Range) -> None:
        start = self.at(where["start"])
        self._open(start)
        if self._source.startswith("~~", start):
            self.builder.open_struck()

    def _end_struck(self, _value: Any, where: Range) -> None:
        self.reach = self.at(where["end"])
        self.builder.close_struck()

    def _end_other(self, _value: Any, where: Range) -> None:
        self.reach = self.at(where["end"])

    def _start_link(self, value: Any, where: Range) -> None:
        start = self.at(where["start"])
        self._open(start)
        target, link_type = value["dest_url"], value["link_type"]
        kind: LinkKind = "autolink" if link_type in ("Autolink", "Email") else "link"
        if link_type == "Email" and not target.startswith("mailto:"):
            target = f"mailto:{target}"
        self.builder.open_link(target, kind, start)

    def _start_image(self, value: Any, where: Range) -> None:
        start = self.at(where["start"])
        self._open(start)
        self.builder.open_link(value["dest_url"], "image", start)

    def _end_link(self, _value: Any, where: Range) -> None:
        self.reach = self.at(where["end"])
        self.builder.close_link(self.reach)
