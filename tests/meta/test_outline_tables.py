"""The outline tables that ship are those that Lark builds from the grammar, and give the trees that Lark gives."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lark import Token, Tree
from lark.exceptions import UnexpectedToken

from policylint.frontends.build import grammar, tables
from policylint.frontends.lalr import UnexpectedTokenError, grammar_path, parse
from policylint.frontends.outline import outline_tables

lark = cache(grammar)
LEAVES = ("PARAGRAPH", "TABLE", "CODE", "COMMENT")
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
EDGES = ("LIST_START", "LIST_END", "ITEM_START", "ITEM_END", "QUOTE_START", "QUOTE_END")

leaf = st.sampled_from(LEAVES).map(lambda kind: [kind])


def _joined(parts: list[list[str]]) -> list[str]:
    return [kind for part in parts for kind in part]


def _containers(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    blocks = st.lists(inner, max_size=3).map(_joined)
    item = blocks.map(lambda kinds: ["ITEM_START", *kinds, "ITEM_END"])
    items = st.lists(item, min_size=1, max_size=3).map(
        lambda all_: ["LIST_START", *_joined(all_), "LIST_END"]
    )
    return items | blocks.map(lambda kinds: ["QUOTE_START", *kinds, "QUOTE_END"])


block = st.recursive(leaf, _containers, max_leaves=8)
streams = st.lists(block | st.sampled_from(HEADINGS).map(lambda kind: [kind]), max_size=25).map(_joined)
anything = st.lists(st.sampled_from((*LEAVES, *HEADINGS, *EDGES)), max_size=12)


def ours(kinds: list[str]) -> Any:
    return parse(outline_tables(), [(kind, kind) for kind in kinds], lambda name, children: (name, children))


def larks(kinds: list[str]) -> Any:
    return _plain(lark().parse([Token(kind, kind) for kind in kinds]))  # type: ignore[arg-type]


def _plain(node: Any) -> Any:
    return (
        (str(node.data), [_plain(child) for child in node.children]) if isinstance(node, Tree) else str(node)
    )


def test_the_tables_that_ship_are_built_from_the_grammar() -> None:
    shipped = grammar_path("outline.json").read_text(encoding="utf-8")
    assert shipped == tables(lark()), "run `scripts/rebuild`"


@given(streams)
def test_the_same_tree_as_lark(kinds: list[str]) -> None:
    assert ours(kinds) == larks(kinds)


@given(anything)
def test_the_same_verdict_as_lark(kinds: list[str]) -> None:
    try:
        expected = larks(kinds)
    except UnexpectedToken:
        expected = None
    try:
        given_tree = ours(kinds)
    except UnexpectedTokenError:
        given_tree = None
    assert given_tree == expected
