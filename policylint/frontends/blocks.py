"""Collects block tokens in order, and sees to it that every list, item and quote that opens also closes."""

from __future__ import annotations

from typing import Literal, TypeAlias

from policylint.document import Comment, Heading, Paragraph, SyntaxProblem
from policylint.frontends.tokens import Edge, Token, heading_token
from policylint.patterns import deferred
from policylint.source import Span

MAX_DEPTH = 32
"""Lists and quotes nested deeper than this are read as part of the one that holds them."""

_LONGEST_TITLE = 150
"""A heading longer than this, or of several sentences, is text that an author or extractor marked as one."""

_SENTENCES = deferred(r"[a-z][.!?]\s+[A-Z][^.!?]{20,}[.!?;]")

Container: TypeAlias = Literal["LIST", "ITEM", "QUOTE"]


_STARTS: dict[Container, str] = {"LIST": "LIST_START", "ITEM": "ITEM_START", "QUOTE": "QUOTE_START"}
_ENDINGS: dict[Container, str] = {"LIST": "LIST_END", "ITEM": "ITEM_END", "QUOTE": "QUOTE_END"}


class Blocks:
    """The tokens so far, and what is open. `end` is where the last block or marker ended."""

    __slots__ = ("_open", "comments", "depth", "end", "problems", "tokens")

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.comments: list[Comment] = []
        self.problems: list[SyntaxProblem] = []
        self.depth = 0
        self._open: list[tuple[Container, bool]] = []
        self.end = 0

    @property
    def innermost(self) -> Container | None:
        """What is open here, if anything."""
        return self._open[-1][0] if self._open else None

    def open(self, kind: Container, start: int, end: int, marker: str = "", ordered: bool = False) -> None:
        """Open a container whose marker stands at `start` to `end`, so that an empty one still has a place.

        It begins after what is before it, even if a parser that expands tabs says otherwise.
        """
        start = max(start, self.end)
        end = max(start, end)
        kept = self.depth < MAX_DEPTH or (kind == "ITEM" and self._open[-1][1])
        self._open.append((kind, kept))
        if kept:
            self.depth += 1
            self.tokens.append(Token(_STARTS[kind], Edge(start, marker, ordered)))
            self.end = end
        elif not self.problems:
            message = f"nested deeper than {MAX_DEPTH} levels"
            advice = "What is deeper is read as part of the level above it; nest less deeply."
            self.problems.append(SyntaxProblem(message, Span(start, end), advice))

    def close(self, kind: Container) -> None:
        """Close the innermost container of this kind, and all inside it; nothing if none is open."""
        if not self._open or (self._open[-1][0] != kind and all(name != kind for name, _ in self._open)):
            return
        while True:
            name, kept = self._open.pop()
            if kept:
                self.depth -= 1
                self.tokens.append(Token(_ENDINGS[name], Edge(self.end)))
            if name == kind:
                return

    def close_all(self) -> None:
        """Close whatever is open."""
        while self._open:
            self.close(self._open[-1][0])

    def add(self, token: Token) -> None:
        """Add a paragraph, a table or preformatted text where things stand."""
        self.tokens.append(token)
        value = token[1]
        if not isinstance(value, Edge):
            self.end = value.span.end

    def add_heading(self, heading: Heading) -> None:
        """Add a heading; inside a list or a quote, which cannot hold sections, it is a paragraph titled by itself.

        One too long to be a title is a paragraph, so that its text is read.
        """
        if _is_prose(heading.text.content):
            self.add(Token("PARAGRAPH", Paragraph(heading.text, heading.span)))
            return
        if self.depth:
            self.add(Token("PARAGRAPH", Paragraph(heading.text, heading.span, heading.text), True))
        else:
            self.tokens.append(heading_token(heading))
            self.end = heading.span.end

    def add_comments(self, comments: list[Comment]) -> None:
        """Add comments found in or between blocks."""
        self.comments.extend(comments)
        if self.innermost != "LIST":
            self.tokens.extend(Token("COMMENT", comment) for comment in comments)


def _is_prose(content: str) -> bool:
    return len(content) > _LONGEST_TITLE or (len(content) > 60 and _SENTENCES.search(content) is not None)
