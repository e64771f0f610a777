from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.bits import numbers_in, set_of, union_of
from policylint.concordance import Concordance

TEXTS = (
    " we sell personal data ",
    " we do not rent (or lease) it ",
    " the seller is known by name ",
    " ",
    " selling data by mail ",
)


@pytest.mark.parametrize(
    ("hints", "numbers"),
    [
        ((("sell",),), [0, 2, 4]),
        ((("sell", "rent"),), [0, 1, 2, 4]),
        ((("sell", "rent"), ("data",)), [0, 4]),
        (((" sell ",),), [0]),
        ((("by ",),), [2, 4]),
        ((("known by",),), [2]),
        ((("by known",),), []),
        ((("(",),), [1]),
        ((("",),), [0, 1, 2, 3, 4]),
        ((), [0, 1, 2, 3, 4]),
        ((("barter",),), []),
    ],
)
def test_the_texts_that_hold_a_hint_of_each_group(
    hints: tuple[tuple[str, ...], ...], numbers: list[int]
) -> None:
    assert list(Concordance(TEXTS).holding(hints)) == numbers
    assert (next(Concordance(TEXTS).holding(hints), None) is not None) is bool(numbers)


def test_a_piece_is_found_in_later_documents_and_in_words_seen_before() -> None:
    early = Concordance((" zyxwv stands here ", " and here "))
    assert list(early.holding((("yxw",),))) == [0]
    later = Concordance((" here ", " zyxwv ", " zyxwvut "))
    assert list(later.holding((("yxw",),))) == [1, 2]
    assert list(later.holding((("vut",),))) == [2]
    assert list(Concordance((" zyxwv ", " vut ")).holding((("vut",),))) == [1]


def test_long_documents_and_long_words() -> None:
    texts = [
        f" passage {number} " + ("x" * 5000 + "needle " if number == 4000 else "") for number in range(4100)
    ]
    found = Concordance(texts)
    assert list(found.holding((("needle",),))) == [4000]
    assert list(Concordance(texts).holding((("needle",), ("passage",)))) == [4000]
    assert list(found.holding((("409",),))) == [409, 1409, 2409, 3409, *range(4090, 4100)]


words = st.text("abc(", min_size=1, max_size=4)
texts = st.lists(st.lists(words, max_size=6).map(lambda words: " " + " ".join([*words, ""])), max_size=6)
pieces = (
    st.lists(words, min_size=1, max_size=2)
    .map(" ".join)
    .flatmap(lambda piece: st.sampled_from((piece, f" {piece}", f"{piece} ", f" {piece} ")))
)
hints = st.lists(st.lists(pieces, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple)


def holds(text: str, hints: tuple[tuple[str, ...], ...]) -> bool:
    return all(any(hint in text for hint in group) for group in hints)


@given(texts, st.lists(hints, max_size=4))
def test_it_finds_what_looking_into_each_text_finds(
    texts: list[str], asked: list[tuple[tuple[str, ...], ...]]
) -> None:
    concordance = Concordance(texts)
    for each in asked:
        assert list(concordance.holding(each)) == [n for n, text in enumerate(texts) if holds(text, each)]


@given(st.lists(st.integers(0, 9000), max_size=8))
def test_sets_of_numbers_in_any_order(numbers: list[int]) -> None:
    assert list(numbers_in(union_of(numbers))) == sorted(set(numbers))
    assert set_of(sorted(set(numbers))) == union_of(numbers)
