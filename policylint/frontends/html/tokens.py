"""Tags, text and comments of a page: the one place that calls turbohtml, whose tokenizer does as the HTML standard says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Literal, NamedTuple, TypeAlias

import turbohtml
from turbohtml import TokenType

Kind: TypeAlias = Literal["text", "reference", "start", "end", "comment"]

_KINDS: dict[TokenType, Kind] = {
    TokenType.TEXT: "text",
    TokenType.CHARACTER_REFERENCE: "reference",
    TokenType.START_TAG: "start",
    TokenType.END_TAG: "end",
    TokenType.COMMENT: "comment",
}

_DROPPED = "</>"


class Piece(NamedTuple):
    """A piece of a page at `start` to `end` of its source.

    `data` is the name of a tag, in lower case, or the text that is read: equal to the source for a `text`, and what
    it stands for for a `reference`. `attributes` are those of a start tag, the first of each name.
    """

    kind: Kind
    data: str
    start: int
    end: int
    attributes: dict[str, str] | None = None


def pieces(text: str) -> Iterator[Piece]:
    """All pieces of a page, in order; what a browser drops, such as `</>` or a tag that never ends, is none."""
    text = _with_line_feeds(text)
    starts = tuple(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    tokens = turbohtml.tokenize(text, resolve_references=False, capture_source=True)
    for token in tokens:
        kind = _KINDS.get(token.type)
        if kind is None:
            continue
        start = starts[(token.line or 1) - 1] + (token.col or 0)
        if kind == "text":
            yield from _texts(text, token.data or "", start)
        elif kind == "start":
            yield Piece(kind, token.tag or "", start, start + len(token.source or ""), _first(token.attrs))
        elif kind == "end":
            yield Piece(kind, token.tag or "", start, start + len(token.source or ""))
        else:
            yield Piece(kind, token.data or "", start, start + len(token.source or ""))


def _with_line_feeds(text: str) -> str:
    """The text with the line ends that the standard makes of others, and every offset as it was."""
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def _first(attributes: Iterable[tuple[str, str | None]] | None) -> dict[str, str] | None:
    if not attributes:
        return None
    found: dict[str, str] = {}
    for name, value in attributes:
        found.setdefault(name, value or "")
    return found


def _texts(text: str, data: str, start: int) -> Iterator[Piece]:
    """A text as pieces that are equal to their source: the tokenizer joins what stands around markup it drops."""
    if text.startswith(data, start):
        yield Piece("text", data, start, start + len(data))
        return
    position = 0
    while position < len(data):
        at = start
        while at < len(text) and text[at] == data[position]:
            at, position = at + 1, position + 1
            if position == len(data):
                break
        if at > start:
            yield Piece("text", text[start:at], start, at)
        if at >= len(text):
            return
        start = at + (len(_DROPPED) if text.startswith(_DROPPED, at) else 1)
