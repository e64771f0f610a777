"""Sets of small numbers hold what they were made of, however they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.concordance.bits import Numbers, all_in, lone, numbers_in, packed, set_of, union_of

NUMBERS = st.frozensets(st.integers(0, 9000), max_size=60)


@given(NUMBERS)
def test_a_set_holds_its_numbers_and_no_others(numbers: frozenset[int]) -> None:
    found = Numbers(union_of(numbers))
    assert list(found) == sorted(numbers)
    assert len(found) == len(numbers)
    assert {number for number in range(-2, 9010) if number in found} == numbers


@given(NUMBERS)
def test_both_ways_to_go_through_a_set_give_the_same(numbers: frozenset[int]) -> None:
    bits = set_of(sorted(numbers))
    assert bits == union_of([*numbers, *numbers])
    assert list(all_in(bits)) == list(numbers_in(bits)) == sorted(numbers)


@pytest.mark.parametrize("number", [-1, 0, 1, 10**9])
def test_an_empty_set_holds_nothing(number: int) -> None:
    assert number not in Numbers(0)
    assert not Numbers(0)


@pytest.mark.parametrize("count", [0, 1, 4096, 4097, 10_000])
def test_numbers_of_few_things_and_of_many_are_the_same(count: int) -> None:
    assert list(packed(lambda some: [2 * one for one in some], range(count))) == [
        2 * one for one in range(count)
    ]


ASCENDING = st.lists(st.integers(0, 9), max_size=12).map(sorted)


@given(ASCENDING, st.lists(st.integers(0, 9), max_size=12))
def test_what_is_not_among_others_stands_alone(values: list[int], others: list[int]) -> None:
    assert list(lone(values, others)) == [place for place, value in enumerate(values) if value not in others]


def test_what_stands_alone_among_very_many() -> None:
    values = list(range(0, 30_000, 2))
    assert list(lone(values, values)) == []
    assert list(lone(values, values[::-1])) == []
    others = values[:5000] + values[5001:9000] + values[9002:]
    assert list(lone(values, others)) == [5000, 9000, 9001]
    assert list(lone(values, others[::-1])) == [5000, 9000, 9001]


def test_nothing_is_told_of_what_does_not_ascend() -> None:
    values = [*range(5000), 4998, *range(5000, 6000)]
    assert list(lone(values, values)) == list(range(6001))
