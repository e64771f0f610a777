"""The flat stream of block tokens that each front end makes of its source, and the outline grammar reads."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from policylint.document import Code, Comment, Heading, Paragraph, Table

Emphasis: TypeAlias = tuple[tuple[int, int], ...]
"""Ranges of a text that are set in strong emphasis, in order."""


class Edge(NamedTuple):
    """Where a list, an item or a quote begins or ends (an offset); an opening edge says what it opens."""

    offset: int
    marker: str = ""
    ordered: bool = False


Value: TypeAlias = Heading | Paragraph | Table | Code | Comment | Edge


class Token(NamedTuple):
    """A terminal of `grammars/outline.lark` and what it stands for.

    `strong` marks a paragraph that is emphasised from end to end, as headings are where authors had no
    heading style at hand; `emphasis` are the ranges of a paragraph's text that are set in strong emphasis.
    """

    terminal: str
    value: Value
    strong: bool = False
    emphasis: Emphasis = ()


_BY_LEVEL = ("H1", "H2", "H3", "H4", "H5", "H6")
HEADINGS = frozenset(_BY_LEVEL)
"""The terminals of headings."""

OPENING = frozenset(("LIST_START", "ITEM_START", "QUOTE_START"))
CLOSING = frozenset(("LIST_END", "ITEM_END", "QUOTE_END"))


def heading_token(heading: Heading) -> Token:
    """The token of a heading."""
    return Token(_BY_LEVEL[heading.level - 1], heading)
