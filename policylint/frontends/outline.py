"""From block tokens to the tree: sections under headings, lists, items and quotes (`grammars/outline.lark`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from policylint.document import Comment, List, ListItem, Quote, Section
from policylint.frontends.lalr import Make, Tables, grammar_path, parse
from policylint.frontends.tokens import Token
from policylint.source import Source, Span

_MADE_IN_C: Make | None = None
try:
    from policylint.frontends._taking import nodes

    _MADE_IN_C = nodes((Section, List, ListItem, Quote, Span))
except ImportError:
    pass


@cache
def outline_tables() -> Tables:
    """The tables built from `grammars/outline.lark`."""
    return Tables.from_json(grammar_path("outline.json").read_text(encoding="utf-8"))


def outline(source: Source, tokens: Sequence[Token]) -> Section:
    """The root section of a source's tokens; comments are not part of it. A list of tokens is used up (see `lalr.parse`).

    Raises lalr.UnexpectedTokenError if opening and closing edges do not match, which no front end gives.
    """
    commented = "COMMENT" in map(itemgetter(0), tokens)
    make = _make_without_comments if commented else _MADE_IN_C or _make
    children: list[Any] = parse(outline_tables(), tokens, make)
    split = _first_section(children)
    return Section(None, tuple(children[:split]), tuple(children[split:]), Span(0, len(source.text)))


def _make(name: str, children: list[Any]) -> Any:
    return _MAKERS[name](children)


def _make_without_comments(name: str, children: list[Any]) -> Any:
    return _MAKERS[name]([child for child in children if not isinstance(child, Comment)])


def _document(children: list[Any]) -> list[Any]:
    return children


def _section(children: list[Any]) -> Section:
    split = _first_section(children)
    heading = children[0]
    span = Span(heading.span.start, children[-1].span.end)
    return Section(heading, tuple(children[1:split]), tuple(children[split:]), span)


def _first_section(children: list[Any]) -> int:
    index = len(children)
    while index and isinstance(children[index - 1], Section):
        index -= 1
    return index


def _list(children: list[Any]) -> List:
    opening, *items, closing = children
    return List(tuple(items), Span(opening.offset, closing.offset), opening.ordered)


def _item(children: list[Any]) -> ListItem:
    opening, *blocks, closing = children
    return ListItem(tuple(blocks), Span(opening.offset, closing.offset), opening.marker)


def _quote(children: list[Any]) -> Quote:
    opening, *blocks, closing = children
    return Quote(tuple(blocks), Span(opening.offset, closing.offset))


_MAKERS = {"document": _document, "section": _section, "list": _list, "item": _item, "quote": _quote}
