"""Sets of small numbers hold what they were made of, however they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.concordance.bits import Numbers, all_in, numbers_in, set_of, union_of

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
