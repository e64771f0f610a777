"""What a comment can be added to: headings, paragraphs and rows, found by where they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from policylint.document import Document, Paragraph, Table, blocks_within
from policylint.patterns import deferred
from policylint.source import Span
from policylint.suppression.covering import Covering
from policylint.text import Text

_Holder: TypeAlias = tuple[Span, Text | None, int]
"""What may be found fault with by itself: its span, its text, and where that ends at the latest."""

_LINE_END = deferred(r"[\r\n]|\Z")


class Holders:
    """The headings, paragraphs and rows of a document, and its comments."""

    def __init__(self, document: Document) -> None:
        self._source = document.source.text
        self._holders = sorted(_holders(document), key=lambda one: len(one[0]))
        self._innermost = Covering([Span(one[0].start, max(one[0].end, 1)) for one in self._holders])
        self._ends: dict[int, int] = {}
        self._comments = sorted(comment.span.start for comment in document.comments)

    def end_around(self, offset: int) -> int | None:
        """Where the text ends of the smallest one around an offset; None if there is none."""
        index = self._innermost.at(offset)
        if index is None:
            return None
        if index not in self._ends:
            _, text, end = self._holders[index]
            self._ends[index] = _end_of_text(self._source, text, end) if text is not None else end
        return self._ends[index]

    def comments_between(self, start: int, end: int) -> Sequence[int]:
        """Where the comments begin that begin between two offsets."""
        return self._comments[bisect_left(self._comments, start) : bisect_left(self._comments, end)]


def end_of_line(text: str, offset: int) -> int:
    """The end of the line at an offset, without white space unless the offset lies in that."""
    found = _LINE_END.search(text, offset)
    end = found.start() if found is not None else len(text)
    return offset + len(text[offset:end].rstrip())


def _end_of_text(source: str, text: Text, end: int) -> int:
    """Where a text ends that may go on to an offset: on its last line, before marks that close it (`## Title ##`)."""
    if not text.runs:
        return end
    last = text.runs[-1].source.end
    line = min(end_of_line(source, last), end)
    rest = source[last:line].rstrip()
    opened = rest.rstrip("#")
    return last + len(opened.rstrip() if opened.endswith((" ", "\t")) else rest)


def _holders(document: Document) -> Iterator[_Holder]:
    for section in document.root.walk():
        if section.heading is not None:
            yield section.heading.span, section.heading.text, section.heading.span.end
        for outer in section.blocks:
            for block in blocks_within(outer):
                if isinstance(block, Paragraph):
                    yield block.span, block.text, block.span.end
                elif isinstance(block, Table):
                    for row in block.rows:
                        yield row.span, None, row.cells[-1].span.end if row.cells else row.span.end
