"""What a comment can stand before or in: headings, blocks, items and rows, found by where they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from policylint.document import Document, List, Table, blocks_within
from policylint.patterns import deferred
from policylint.source import Span
from policylint.suppression.covering import Covering

_SPACE = deferred(r"\s*")
_MARKERS = deferred(r"\s*[>\-*+|0-9.) \t]*\s*")
_TAGS = deferred(r"\s*(?:<[/!]?[a-zA-Z][^<>]*>\s*)*")
_INDENT = deferred(r"[ \t>]*")


class Places:
    """The headings, blocks, items and rows of a document."""

    def __init__(self, document: Document) -> None:
        self._source = document.source
        self._in_html = document.format == "html"
        self._places = sorted(set(_places(document)))
        self._starts = [place.start for place in self._places]
        self._longer = _longer(self._places)
        self._by_length = sorted(self._places, key=len)
        self._innermost = Covering(self._by_length)
        self._words: dict[int, int] = {}

    def of(self, comment: Span) -> Span:
        """What a comment is for: the next block, or, where something stands before it on its line, the one it stands in.

        In HTML, tags before it are nothing.
        """
        starts = self._source.line_starts
        line = starts[bisect_right(starts, comment.start) - 1]
        if self._word(line) < comment.start:
            own = self._around(comment.start) or self._before(line, comment.start)
            return Span(own.start, max(own.end, comment.end)) if own else Span(line, comment.end)
        following = bisect_left(self._starts, comment.end)
        if following == len(self._starts):
            return Span(comment.end, comment.end)
        return self._places[bisect_right(self._starts, self._starts[following]) - 1]

    def _around(self, offset: int) -> Span | None:
        """The smallest place around an offset."""
        index = self._innermost.at(offset)
        return None if index is None else self._by_length[index]

    def _before(self, line: int, offset: int) -> Span | None:
        """The last place that ends on a line before an offset, which lies in none."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and self._places[index].end <= line:
            index = self._longer[index]
        return self._places[index] if index >= 0 else None

    def _word(self, line: int) -> int:
        """Where the first word of a line stands."""
        if line not in self._words:
            blank = _TAGS if self._in_html else _SPACE if self._goes_on(line) else _MARKERS
            match = blank.match(self._source.text, line)
            self._words[line] = match.end() if match is not None else line
        return self._words[line]

    def _goes_on(self, line: int) -> bool:
        """Whether a line goes on with a block that began before it, so that it begins with words, and with no list marker."""
        indent = _INDENT.match(self._source.text, line)
        around = self._around(indent.end() if indent is not None else line)
        return around is not None and around.start < line


def _longer(places: Sequence[Span]) -> list[int]:
    """For each place the last before it that ends later, or -1."""
    found: list[int] = []
    for index, place in enumerate(places):
        before = index - 1
        while before >= 0 and places[before].end <= place.end:
            before = found[before]
        found.append(before)
    return found


def _places(document: Document) -> Iterator[Span]:
    for section in document.root.walk():
        if section.heading is not None:
            yield section.heading.span
        for outer in section.blocks:
            for block in blocks_within(outer):
                yield block.span
                if isinstance(block, List):
                    yield from (item.span for item in block.items)
                elif isinstance(block, Table):
                    yield from (row.span for row in block.rows)
