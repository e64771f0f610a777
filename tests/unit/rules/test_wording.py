"""Passages and texts chosen by their words are those that looking at each would choose."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.document import Section
from policylint.passages import Passage
from policylint.patterns import Hinted, folded
from policylint.policy import Policy
from policylint.reading_order import texts, texts_holding, texts_with
from policylint.rules.wording import (
    candidates,
    holding,
    lines,
    place_of,
    read,
    statements,
    told_by,
    worded,
)
from policylint.source import Span
from policylint.testing import policy_of
from policylint.text import Text

TEXT = """# Privacy policy of Acme

## Contents

- [What we sell](#sell)
- [Your rights](#rights)

## What we sell

We sell *personal
data* to partners. Do we sell it? We do not.

Partners get:

- your name, and
- your address: 1 Rent Road.

> We never sell.

## Sell

| What we sell | To whom |
|---|---|
| names | to Rent Ltd |

## Your rights

Ask us.
"""
HINTS = (
    "sell",
    "rent",
    "sell|rent&data|name",
    " sell ",
    "personal data",
    "we&sell",
    "zebra",
    "your |ask",
    "",
)


def policy() -> Policy:
    return policy_of(TEXT)


@pytest.mark.parametrize("hints", HINTS)
def test_texts_and_passages_are_those_that_hold_the_hints(hints: str) -> None:
    given_, pattern = policy(), Hinted(hints, "")
    assert [one for one, _ in texts_holding(given_, pattern)] == [
        one for one in texts(given_.document) if pattern.may_match(folded(one.text.content))
    ]
    told = [one for one, held in texts_with(given_, pattern) if list(held) == [pattern]]
    assert told == [one for one in texts(given_.document) if one in told]
    assert all(one in told for one, _ in texts_holding(given_, pattern))
    chosen = [one for one in given_.passages if pattern.may_match(f" {folded(one.text.content)} ")]
    assert list(holding(given_, pattern)) == chosen
    stated = list(statements(given_))
    assert [one for one, _ in candidates(given_, pattern)] == [one for one in chosen if one in stated]


@given(st.lists(st.sampled_from(HINTS), max_size=3))
def test_of_several_patterns_one_must_be_possible(hints: list[str]) -> None:
    given_ = policy()
    patterns = [Hinted(one, "") for one in hints]
    each = [passage for pattern in patterns for passage in holding(given_, pattern)]
    assert list(holding(given_, *patterns)) == [one for one in given_.passages if one in each]


@given(st.lists(st.sampled_from(["sell", "rent", "your\\s", "ask us", "zebra"]), max_size=3))
def test_passages_are_told_by_patterns_that_match_their_own_words(sources: list[str]) -> None:
    given_ = policy()
    patterns = [Hinted(one.removesuffix("\\s"), one, re.IGNORECASE) for one in sources]
    assert list(told_by(given_, *patterns)) == [
        one
        for one in given_.passages
        if any(re.search(source, one.own_text, re.IGNORECASE) for source in sources)
    ]


@given(st.lists(st.sampled_from(HINTS), max_size=3))
def test_a_text_is_told_with_all_patterns_that_may_match(hints: list[str]) -> None:
    given_ = policy()
    patterns = [Hinted(one, "") for one in hints]
    words = {id(one): folded(one.text.content) for one in texts(given_.document)}
    for one, held in texts_with(given_, *patterns):
        assert list(held) == [pattern for pattern in patterns if pattern in held]
        assert {pattern for pattern in patterns if pattern.may_match(words[id(one)])} <= set(held)


def test_statements_are_no_headings_quotations_or_questions() -> None:
    said = [one.own_text for one in statements(policy())]
    assert "We sell personal data to partners." in said
    assert not {"Do we sell it?", "We never sell.", "Privacy policy of Acme"} & set(said)


def test_what_is_worded_is_told_as_it_is_written() -> None:
    given_ = policy()
    pattern = Hinted("personal", r"PERSONAL\s+data", re.IGNORECASE)
    ((_, span, words),) = worded(given_, pattern)
    assert words == "personal data"
    assert given_.document.source.slice(span) == "personal\ndata"
    assert list(worded(given_, pattern, re.compile("partners"))) == []


def test_lines_are_the_passages_with_single_spaces() -> None:
    given_ = policy()
    assert lines(given_.passages).split("\n") == [" ".join(one.own_text.split()) for one in given_.passages]
    assert read(given_.passages).split() == lines(given_.passages).split()


@pytest.mark.parametrize("space", ["  ", "\n", " \n", "\t", "\xa0", "\u2003", "\u3000", "\x1d", "\r\n"])
@pytest.mark.parametrize(
    "said", [["We{}sell", "it."], ["We", "sell{}"], ["{}", "We sell"], ["", "We", "sell {}it."], ["{}We"]]
)
def test_lines_have_no_other_white_space(said: list[str], space: str) -> None:
    section = Section(None, (), (), Span(0, 0))
    texts = [Text(one.format(space), 0) for one in said]
    passages = tuple([Passage("sentence", one, 0, section, Span(0, 0), one.content) for one in texts])
    assert lines(passages).split("\n") == [" ".join(one.text.content.split()) for one in passages]


def test_a_passage_is_found_by_its_place() -> None:
    given_ = policy()
    for number, passage in enumerate(given_.passages):
        assert place_of(given_.passages, passage.span) == number
