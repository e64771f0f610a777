from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from policylint.detectors.attributes.mentions import mentions, needed
from policylint.phrases.attribute_vocabulary import attribute_needs, attribute_vocabulary
from policylint.phrases.example import spelled_out
from policylint.phrases.sheets import Found

_TEXT = "your name and the e-mail address of your partners"
_TERMS = {0: "name", 1: "email", 2: "partner", 3: "address"}


def test_words_that_lead_to_a_term_are_not_part_of_it() -> None:
    assert mentions(_TEXT, _TERMS, [(0, 0, 0, 9), (1, 0, 10, 32)]) == [(5, 9, "name"), (18, 32, "email")]


def test_a_term_is_not_lost_to_what_leads_to_it() -> None:
    assert mentions("the our", _TERMS, [(0, 0, 0, 7)]) == [(4, 7, "name")]


def test_what_leads_to_a_long_phrase_is_left_out_too() -> None:
    words = "your " + "x" * 100
    assert mentions(words, _TERMS, [(0, 0, 0, len(words))]) == [(5, len(words), "name")]


def test_of_overlapping_terms_the_longest_is_named_and_of_equal_ones_the_first() -> None:
    text = "e-mail address"
    found: list[Found] = [(3, 0, 7, 14), (1, 0, 0, 14), (0, 0, 0, 14)]
    assert mentions(text, _TERMS, found) == [(0, 14, "email")]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=12))
def test_terms_do_not_overlap_and_only_longer_ones_displace_them(places: list[tuple[int, int]]) -> None:
    found: list[Found] = [(number % 4, 0, start, start + size) for number, (start, size) in enumerate(places)]
    kept = mentions("x" * 40, _TERMS, found)
    assert all(one[1] <= other[0] for one, other in pairwise(kept))
    for _, _, start, end in found:
        assert any(first < end and start < last and last - first >= end - start for first, last, _ in kept), (
            start,
            end,
        )


def test_what_a_pattern_matches_holds_what_it_needs() -> None:
    patterns, needs = attribute_vocabulary().patterns, attribute_needs()
    matched = 0
    for number, source in enumerate(patterns.sources):
        for way in re.findall("“([^”]*)”", spelled_out(source)):
            text = way.replace("…", "")
            if needs[number] and text.isascii() and patterns.search(number, text) is not None:
                matched += 1
                assert any(piece in text.lower() for piece in needs[number].split(" ")), source
    assert matched > 500


def test_what_values_need_is_told_of_few_only() -> None:
    pieces = needed("en", "data", ("special-categories",))
    assert pieces is not None
    assert "biometric" in pieces
    assert needed("en", "data", ()) is None
    assert needed("en", "data", ("no-such-data",)) is None
