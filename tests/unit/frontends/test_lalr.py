from __future__ import annotations

import json
from typing import Any

import pytest

from policylint.frontends.build import grammar, tables
from policylint.frontends.lalr import Tables, UnexpectedTokenError, grammar_path, parse
from policylint.frontends.outline import outline_tables


def nested(kinds: str) -> Any:
    """What the outline grammar makes of terminals."""
    tokens = [(kind, kind) for kind in kinds.split()]
    return parse(outline_tables(), tokens, lambda name, children: (name, children))


def test_levels_nest_and_may_jump() -> None:
    assert nested("PARAGRAPH H1 H3 PARAGRAPH H2 H1") == (
        "document",
        [
            "PARAGRAPH",
            ("section", ["H1", ("section", ["H3", "PARAGRAPH"]), ("section", ["H2"])]),
            ("section", ["H1"]),
        ],
    )


def test_containers_nest() -> None:
    assert nested("LIST_START ITEM_START PARAGRAPH QUOTE_START QUOTE_END ITEM_END LIST_END") == (
        "document",
        [("list", ["LIST_START", ("item", ["ITEM_START", "PARAGRAPH", ("quote", ["QUOTE_START", "QUOTE_END"]), "ITEM_END"]), "LIST_END"])],
    )  # fmt: skip


def test_nothing_is_an_empty_document() -> None:
    assert nested("") == ("document", [])


@pytest.mark.parametrize(
    ("kinds", "index", "terminal"),
    [
        ("H1 LIST_START PARAGRAPH", 2, "PARAGRAPH"),
        ("QUOTE_START H1", 1, "H1"),
        ("ITEM_END", 0, "ITEM_END"),
        ("QUOTE_START PARAGRAPH", 2, "$END"),
        ("NONSENSE", 0, "NONSENSE"),
    ],
)
def test_a_token_out_of_place_is_named(kinds: str, index: int, terminal: str) -> None:
    with pytest.raises(UnexpectedTokenError) as caught:
        nested(kinds)
    assert (caught.value.index, caught.value.terminal) == (index, terminal)
    assert terminal not in caught.value.expected
    assert caught.value.expected


def test_tables_are_the_same_whenever_they_are_built() -> None:
    text = tables(grammar())
    assert text == tables(grammar())
    assert set(json.loads(text)) == {"final", "rules", "actions"}
    assert Tables.from_json(text).final == outline_tables().final


def test_grammars_are_installed() -> None:
    assert grammar_path("outline.lark").is_file()
