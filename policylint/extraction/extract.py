"""What is taken from a file that is no text: the text, its parts, and how people name a place in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeAlias

from policylint.frozen import dataclass

PartKind: TypeAlias = Literal["paragraph", "heading", "item", "cell"]


@dataclass(frozen=True, slots=True)
class PartLink:
    """A link: offsets of what is shown of it, and where it leads."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph: `start` to `end` in the text (offsets, code points).

    `level` is that of a heading (from 1) or an item (from 0); `marker` the number or bullet that is printed before it
    but not in the text. `strong` are stretches set in bold, `breaks` the offsets of white space where a line was ended
    on purpose. A cell has its `table`, `row` and `column` (from 0); `header` tells that its row names the columns.
    """

    kind: PartKind
    start: int
    end: int
    level: int = 0
    marker: str = ""
    ordered: bool = False
    strong: tuple[tuple[int, int], ...] = ()
    links: tuple[PartLink, ...] = ()
    breaks: tuple[int, ...] = ()
    table: int = 0
    row: int = 0
    column: int = 0
    header: bool = False


@dataclass(frozen=True, slots=True)
class PageLine:
    """Where a line of the text is printed: page and line on it, both from 1."""

    page: int
    line: int


@dataclass(frozen=True, slots=True)
class Extract:
    """What was taken from a file. `format` is the name of the front end that reads it.

    Each line of a text that has no `lines` is a paragraph; else `lines` tells of each where it is printed.
    `anchors` are where links inside the document may lead. `language` is the tag that the file declares, perhaps empty.
    """

    format: str
    text: str
    parts: tuple[Part, ...] = ()
    lines: tuple[PageLine, ...] = ()
    anchors: frozenset[str] = frozenset()
    language: str = ""

    def named(self, line: int) -> str:
        """A line of the text (from 1) as people name it: `paragraph 12` or `page 3, line 7`."""
        if not self.lines:
            return f"paragraph {line}"
        place = self._printed(line)
        return f"page {place.page}, line {place.line}"

    def short_name(self, line: int) -> str:
        """The same where there is little room: `12`, or the page only, `p. 3`."""
        return f"p. {self._printed(line).page}" if self.lines else str(line)

    def number(self, line: int) -> int:
        """The number that is shown beside a line of the text: that of the paragraph, or of the line on its page."""
        return self._printed(line).line if self.lines else line

    def _printed(self, line: int) -> PageLine:
        return self.lines[min(line, len(self.lines)) - 1]

    def places_only(self) -> Extract:
        """The same without the text and its parts, for naming places."""
        return replace(self, text="", parts=(), anchors=frozenset())


class ExtractionError(Exception):
    """Why nothing can be taken from a file; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
