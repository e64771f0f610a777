"""Patterns that are compiled late, and hints that spare searches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.patterns import Hinted, deferred, folded, lowered


def test_a_deferred_pattern_does_what_a_compiled_one_does() -> None:
    late, early = deferred(r"(?P<first>a)b+", re.IGNORECASE), re.compile(r"(?P<first>a)b+", re.IGNORECASE)
    assert late.pattern == early.pattern
    assert [match.span() for match in late.finditer("abb Ab b")] == [(0, 3), (4, 6)]
    assert late.search("xab", 1) is not None
    assert late.sub("-", "abc AB") == early.sub("-", "abc AB")
    assert late.groupindex == early.groupindex
    assert late.flags == early.flags


def test_a_deferred_pattern_has_nothing_else() -> None:
    with pytest.raises(AttributeError):
        deferred("a").something  # type: ignore[attr-defined]  # noqa: B018


def test_an_error_shows_at_the_first_use() -> None:
    late = deferred("(")
    with pytest.raises(re.error):
        late.search("")


def test_every_group_of_hints_must_be_there() -> None:
    pattern = Hinted("sell|rent&data", r"(?:sells?|rents?)\s+data", re.IGNORECASE)
    assert pattern.may_match(folded("We RENT\n data"))
    assert not pattern.may_match(folded("We rent cars"))
    assert not pattern.may_match(folded("Data"))
    assert [match[0] for match in pattern.finditer("We Sell\xa0data", folded("We Sell\xa0data"))] == [
        "Sell\xa0data"
    ]
    assert pattern.search("We sell cars", folded("We sell cars")) is None


def test_a_pattern_that_takes_no_heed_of_case_is_found_where_it_stands() -> None:
    pattern = Hinted("sell", r"\bWe\s+(?P<ACT>SELL)\W", re.IGNORECASE)
    found = pattern.find("ẞo wE  sElL!")
    assert found is not None
    assert (found.span(), found.lastgroup) == ((3, 12), "ACT")
    assert Hinted("sell", "SELL").find("we sell") is None


@given(st.text(st.sampled_from("aIiİıſsSkKKẞßǅΣ \n")))
def test_a_text_in_lower_case_is_searched_as_with_ignorecase(content: str) -> None:
    assert len(lowered(content)) == len(content)
    for letter in "aisk":
        with_case = [match.span() for match in re.finditer(letter, content, re.IGNORECASE)]
        assert [match.span() for match in re.finditer(letter, lowered(content))] == with_case
