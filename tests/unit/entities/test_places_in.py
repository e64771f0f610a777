"""Capitalised words are placed in C as in Python."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaks import left_behind

from policylint.entities.words import places_in

WORDS = frozenset({"Site", "Sites", "Personal", "Non"})
TEXTS = st.lists(
    st.lists(st.sampled_from(["the ", "Site", "Sites", "MySite", "Non-", "Personal ", "Data", "A/S", "“", "é", ". "]), max_size=8).map("".join)
    | st.text("Site ./aé’\xa0", max_size=12),
    max_size=8,
)  # fmt: skip


@given(TEXTS)
def test_words_are_placed_in_c_as_in_python(texts: list[str]) -> None:
    pytest.importorskip("policylint.concordance._scan")
    assert places_in(texts, WORDS, True) == places_in(texts, WORDS, False)


def test_where_words_stand() -> None:
    texts = ["the Site, MySite", "", "é “Sites”", "Non-Personal Data"]
    assert places_in(texts, WORDS, False) == [(0, 4), (2, 3), (3, 0), (3, 4)]


@pytest.mark.parametrize(
    ("texts", "words", "error"),
    [
        (("a",), frozenset(), TypeError),
        ([b"A"], frozenset(), TypeError),
        (["A"], {"Ab"}, TypeError),
        (["A"], frozenset({1}), ValueError),
        (["A"], frozenset({"A"}), ValueError),
        (["A"], frozenset({"ab"}), ValueError),
    ],
)
def test_what_are_no_texts_or_words_is_refused(texts: Any, words: Any, error: type[Exception]) -> None:
    scan = pytest.importorskip("policylint.concordance._scan")
    with pytest.raises(error):
        scan.places(texts, words)


def test_looking_for_places_leaves_nothing_behind() -> None:
    scan = pytest.importorskip("policylint.concordance._scan")
    texts = ["the Site and Société", "We “collect” Personal data, 1 or 2", *["a Site"] * 300]

    def run() -> None:
        scan.places(texts, WORDS)
        scan.measures(texts)
        with pytest.raises(TypeError):
            scan.places([*texts, None], WORDS)
        with pytest.raises(TypeError):
            scan.measures([*texts, None])

    memory, references = left_behind(run, 50)
    assert memory < 5_000
    assert references < 25
