from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import chain, pairwise
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint import concordance
from policylint.concordance import Concordance, Hints
from policylint.concordance.asked import Asked, Group
from policylint.concordance.bits import all_in, numbers_in, set_of, union_of
from policylint.patterns import folded

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


def test_what_was_asked_for_is_found_in_later_documents() -> None:
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


words = st.text("abcß“(", min_size=1, max_size=4)
texts = st.lists(st.lists(words, max_size=6).map(lambda words: " " + " ".join([*words, ""])), max_size=70)
pieces = (
    st.lists(words, min_size=1, max_size=2)
    .map(" ".join)
    .flatmap(lambda piece: st.sampled_from((piece, f" {piece}", f"{piece} ", f" {piece} ")))
)
hints = st.lists(st.lists(pieces, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple)


def holds(text: str, hints: Hints) -> bool:
    return all(any(hint in text for hint in group) for group in hints)


def concordances(texts: list[str], groups: Iterable[Group]) -> list[Concordance]:
    """The same texts, once searched for each group when it is asked for, once for all of them beforehand."""
    asked = Asked()
    with patch.object(concordance, "_asked", Asked()):
        one_by_one = Concordance(texts)
    for group in groups:
        asked.add(group)
    with patch.object(concordance, "_asked", asked):
        return [one_by_one, Concordance(texts)]


@given(texts, st.lists(hints, max_size=4))
def test_it_finds_what_looking_into_each_text_finds(texts: list[str], asked: list[Hints]) -> None:
    for known in concordances(texts, chain.from_iterable(asked)):
        for each in asked:
            assert list(known.holding(each)) == [n for n, text in enumerate(texts) if holds(text, each)]


@given(st.lists(st.text(st.characters() | st.sampled_from("Σς İſẞ\x1c\u2003\r\n"), max_size=12), max_size=5))
def test_texts_are_folded_alike(contents: list[str]) -> None:
    for known in concordances(contents, [("a",)]):
        assert list(known.texts) == [f" {folded(content)} " for content in contents]


def test_every_white_space_folds_to_one_space() -> None:
    everything = "a" + "a".join(map(chr, range(sys.maxunicode + 1)))
    for known in concordances([everything], [("a",)]):
        assert list(known.texts) == [f" {folded(everything)} "]


def test_any_number_of_groups() -> None:
    groups = [(f"<{number}>", f"[{number}]") for number in range(200)]
    contents = [f"<{number}> [{number + 1}]" for number in range(199)]
    for known in concordances(contents, groups):
        for number, group in enumerate(groups):
            assert list(known.holding((group,))) == [n for n in (number - 1, number) if 0 <= n < 199]


def test_as_many_different_characters_as_hints_may_have() -> None:
    signs = [
        chr(code) for code in range(33, 0x250) if chr(code).lower() == chr(code) and not chr(code).isspace()
    ]
    groups = [(f"{first}a{second}",) for first, second in pairwise(signs)]
    contents = ["a".join(signs), *[group[0] for group in groups]]
    for known in concordances(contents, groups):
        for number, group in enumerate(groups, 1):
            assert list(known.holding((group,))) == [0, number]


def test_what_is_asked_beyond_the_most_is_found_too() -> None:
    asked = Asked()
    groups = [("x" * 3_000 + str(number), "😀" * 3_000) for number in range(9)]
    for group in groups:
        asked.add(group)
    assert 0 < len(asked.numbers) < 9
    with patch.object(concordance, "_asked", asked):
        known = Concordance([group[0] for group in groups])
    assert [list(known.holding((group,))) for group in groups] == [[number] for number in range(9)]


@pytest.mark.parametrize("groups", [[("a",)], (["a"],), ((1,),)])
def test_what_are_no_groups_is_refused(groups: Any) -> None:
    scan = pytest.importorskip("policylint.concordance._scan")
    with pytest.raises(TypeError):
        scan.Scanner(groups)


def test_more_hints_than_there_are_states_for_are_refused() -> None:
    scan = pytest.importorskip("policylint.concordance._scan")
    with pytest.raises(ValueError, match="too many hints"):
        scan.Scanner((("x" * 70_000,),))


def test_of_many_texts_none_is_kept_folded() -> None:
    contents = ["We  sell", *["no"] * 9_000, "DATA"]
    for known in concordances(contents, [("sell",), ("no",)]):
        assert isinstance(known.texts, concordance._Folded)
        assert (known.texts[0], known.texts[-1], len(known.texts)) == (" we sell ", " data ", 9_002)
        assert list(known.texts[:2]) == [" we sell ", " no "]
        assert list(known.holding((("sell", "data"),))) == [0, 9_001]
        assert list(known.holding((("no",),))) == list(range(1, 9_001))


def test_a_word_may_stand_in_a_text_more_than_once() -> None:
    contents = [*["say it and say it"] * 100, "no", *["we say it"] * 100]
    for known in concordances(contents, [("say",)]):
        assert list(known.holding((("say",),))) == [*range(100), *range(101, 201)]


@pytest.mark.parametrize("texts", [("a",), [b"a"], ["a", None]])
def test_what_are_no_texts_is_refused(texts: Any) -> None:
    scan = pytest.importorskip("policylint.concordance._scan")
    with pytest.raises(TypeError):
        scan.Scanner((("a",),)).read(texts, True)


@given(st.lists(st.integers(0, 9000), max_size=8) | st.lists(st.integers(0, 40), max_size=60))
def test_sets_of_numbers_in_any_order(numbers: list[int]) -> None:
    assert list(numbers_in(union_of(numbers))) == sorted(set(numbers))
    assert list(all_in(union_of(numbers))) == sorted(set(numbers))
    assert set_of(sorted(set(numbers))) == union_of(numbers)
