"""Terms are found whether or not their first words were looked for in C."""

from __future__ import annotations

import gc
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.entities.words import places_of
from policylint.rules.quality import undefined_term

WORDS = frozenset({"Site", "Sites", "Personal", "Non"})
TEXTS = st.lists(
    st.lists(st.sampled_from(["the ", "Site", "Sites", "MySite", "Non-", "Personal ", "Data", "A/S", "“", "é", ". "]), max_size=8).map("".join)
    | st.text("Site ./aé’\xa0", max_size=12),
    max_size=8,
)  # fmt: skip


@given(TEXTS)
def test_words_are_placed_in_c_as_in_python(texts: list[str]) -> None:
    scan = pytest.importorskip("policylint.concordance._scan")
    found, others = scan.places(texts, WORDS)
    expected = [(number, place) for number, text in enumerate(texts) for place in places_of(text, WORDS)]
    assert found == [one for one in expected if one[0] not in others]
    assert all(not texts[number].isascii() for number in others)


@given(TEXTS)
def test_no_use_of_a_term_is_passed_over(texts: list[str]) -> None:
    pytest.importorskip("policylint.concordance._scan")
    in_c = set(undefined_term._beginnings(texts, True))
    for number, place in undefined_term._beginnings(texts, False):
        if texts[number][place - 1 : place].isspace():
            assert (number, place) in in_c


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
    tracemalloc.start()
    try:
        for turn in range(100):
            if turn == 50:
                gc.collect()
                before = tracemalloc.get_traced_memory()[0]
            scan.places(texts, WORDS)
            scan.measures(texts)
            with pytest.raises(TypeError):
                scan.places([*texts, None], WORDS)
            with pytest.raises(TypeError):
                scan.measures([*texts, None])
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] - before < 5_000
    finally:
        tracemalloc.stop()
