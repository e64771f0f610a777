"""The tables of the policy language that ship are those that Lark builds from the grammar, and read what Lark reads."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from policylint.frontends.build import POLICY, grammar, tables
from policylint.frontends.lalr import grammar_path
from policylint.frontends.policy.lexer import unquoted
from policylint.frontends.policy.parser import read
from policylint.frontends.policy.statements import Group, Statement

LARK = Lark(POLICY.read_text(encoding="utf-8"), parser="lalr", start="start", strict=True)
"""Strict: a conflict of the grammar, or of two terminals, would be an error."""

PIECES = (
    "policy", "data", "x", '"t"', '"a \\" b"', "2026-04-01", "7", "3.1", "{", "}", "[", "]", ",", ";", "\n", "\r\n",
    " ", "# c\n", "\ufeff",
)  # fmt: skip


def test_the_tables_that_ship_are_built_from_the_grammar() -> None:
    shipped = grammar_path("policy.json").read_text(encoding="utf-8")
    assert shipped == tables(grammar(POLICY, "start")), "run `scripts/rebuild`"


def larks(text: str) -> Any:
    """What Lark reads: nested lists of words and values; None where it finds an error."""
    try:
        tree = LARK.parse(text)
    except UnexpectedInput:
        return None
    return _body(tree.children[0])


def _body(tree: Any) -> list[Any]:
    return [_statement(child) for child in tree.children if isinstance(child, Tree)]


def _statement(tree: Any) -> Any:
    word, *rest = tree.children
    block = next((_body(child.children[0]) for child in rest if child.data == "block"), None)
    return [str(word), [_values(child) for child in rest if child.data == "argument"], block]


def _values(tree: Any) -> list[Any]:
    return [_value(child) for child in tree.children if isinstance(child, Tree) or child.type != "SEP"]


def _value(node: Any) -> Any:
    if isinstance(node, Tree):
        return _flat(node)
    return unquoted(node) if node.type == "STRING" else str(node)


def _flat(tree: Any) -> list[str]:
    found: list[str] = []
    for child in tree.children:
        if isinstance(child, Token):
            found += [_value(child)] if child.type != "SEP" else []
        else:
            found += _flat(child)
    return found


def ours(text: str) -> Any:
    result = read(text)
    return None if result.problems else [_plain(statement) for statement in result.tree.statements]


def _plain(statement: Statement) -> Any:
    arguments = [
        [
            [v.text for v in value.values] if isinstance(value, Group) else value.text
            for value in argument.values
        ]
        for argument in statement.arguments
    ]
    block = None if statement.block is None else [_plain(child) for child in statement.block]
    return [statement.word.text, arguments, block]


@settings(max_examples=60, deadline=None)
@given(from_lark(LARK))
def test_what_the_grammar_gives_is_read_as_lark_reads_it(text: str) -> None:
    assert ours(text) == larks(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_the_same_verdict_as_lark(text: str) -> None:
    assert ours(text) == larks(text)


@pytest.mark.parametrize("text", ["", "\n", "# only a comment", ";;\n;", "a\n\n\nb {}\n"])
def test_what_says_little_is_read(text: str) -> None:
    assert ours(text) == larks(text)
    assert ours(text) is not None
