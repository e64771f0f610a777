from __future__ import annotations

import time
from contextlib import suppress
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from leaks import left_behind

from policylint.reading import sentence_ends
from policylint.reading.sentences import LONGEST, bounds_in_python, sentence_bounds

PIECES = st.sampled_from(
    [
        "We ask. ", "You answer? ", "Acme Inc. ", "e.g. ", "(see ", ") ", '"', "“", "”", "’s ", "\n", "\r\n", "1. ", "…",
        "a@b.example ", "https://a.example/b. ", "😀", "é", "。", "; ", "No. ", "U.S. ", "[", "] ", "\u2028", "x" * 400,
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


@given(TEXTS)
@settings(deadline=None)
def test_sentences_are_trimmed_ordered_and_cover_all_but_white_space(text: str) -> None:
    bounds = sentence_bounds(text)
    last = 0
    for start, end in bounds:
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert end - start <= LONGEST
        last = end
    assert not text[last:].strip()


@given(TEXTS)
@settings(deadline=None)
def test_a_line_break_is_white_space_like_any_other(text: str) -> None:
    one_line = text.replace("\n", " ").replace("\r", " ")
    if len(text) <= LONGEST:
        assert sentence_bounds(text) == sentence_bounds(one_line)


_WORDS = """
We data site. end. why? Yahoo! e.g. i.e. etc. Inc. Ltd. U.S. e.g., etc., Inc., U.S., A., 12., it., A. No. Art. Dr. Ph.D. 3.1 12. 1. a.m. b) (iii) (a) (such as)
“We. No.” ' ’ " ( ) [1] é Ärger ß. • * - – … _a_ # iPhone eStore. www.a.example http://a.b A 1 x
"""
WORDS = st.sampled_from(_WORDS.split())
SPACES = st.sampled_from([" ", " ", " ", "", "  ", "\n", "\xa0"])


@given(st.lists(st.builds(str.__add__, WORDS, SPACES), min_size=2, max_size=12).map("".join))
@settings(deadline=None, max_examples=300)
def test_where_it_is_clear_sentencex_would_say_the_same(text: str) -> None:
    with patch.object(sentence_ends, "_after_full_stops", return_value=None):
        asked = bounds_in_python(text)
    assert sentence_bounds(text) == bounds_in_python(text) == asked


_ITEMS = """
(a) (b) (iv) (12) (123) (s) cookie(s) (EU) US) a) I) ii) mdc) 1) 2025) c), (d). (x-1) a_b) (A.) x)é We data site. end. Über über 3. \x1f
"""
ITEMS = st.lists(st.builds(str.__add__, st.sampled_from(_ITEMS.split(" ")), SPACES), min_size=2, max_size=12)


@given(ITEMS.map("".join))
@settings(deadline=None, max_examples=500)
def test_what_may_be_the_number_of_an_item_is_left_to_sentencex(text: str) -> None:
    with patch.object(sentence_ends, "_after_full_stops", return_value=None):
        asked = bounds_in_python(text)
    assert sentence_bounds(text) == bounds_in_python(text) == asked


def test_of_a_long_text_sentencex_sees_pieces() -> None:
    text = "We use the site (a) as it is, " * 300 + "and no more. It ends."
    with patch.object(sentence_ends, "_after_full_stops", return_value=None):
        asked = bounds_in_python(text)
    assert sentence_bounds(text) == bounds_in_python(text) == asked


@given(st.one_of(TEXTS, st.lists(st.builds(str.__add__, WORDS, SPACES), max_size=12).map("".join)))
@settings(deadline=None, max_examples=300)
def test_what_is_compiled_finds_the_same(text: str) -> None:
    assert sentence_bounds.__wrapped__(text) == bounds_in_python(text)


def test_what_is_compiled_keeps_nothing() -> None:
    splitting = pytest.importorskip("policylint.reading._splitting")

    def failing(*_: object) -> bool:
        raise KeyError

    texts = ["We ask Dr. No. He knows.", "Why? (a) No. (Yes.) “So.” It is.", "é" * 3000, ""]

    def run() -> None:
        for text in texts:
            splitting.bounds(text, frozenset(("dr",)), sentence_ends.possible_ends, lambda *_: True)
        for text, ends in ((texts[0], sentence_ends.possible_ends), (texts[1], failing)):
            with suppress(KeyError):
                splitting.bounds(text, frozenset(("dr",)), ends, failing)

    memory, references = left_behind(run, 200)
    assert memory < 10_000
    assert references < 100


def test_white_space_is_what_python_says_it_is() -> None:
    """Of the characters beyond that, those that would be taken for one if bits of their number were lost."""
    spaces = {number for number in range(0x11_0000) if chr(number).isspace()}
    assert max(spaces) < 0x3100
    alike = [n for n in range(0x3100, 0x11_0000) if n & 0xFFFF in spaces or n & 0xFF in spaces]
    for number in (*range(0x3100), *alike):
        assert len(sentence_bounds.__wrapped__(chr(number))) == (not chr(number).isspace())


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 20000,
        "(" * 40000,
        ")" * 40000,
        ". A" * 13000,
        "(a. B" * 8000,
        '"a ' * 13000,
        "“" * 40000,
        "A.\n" * 13000,
    ],
    ids=lambda text: text[:6],
)
def test_long_repetitions_take_linear_time(text: str) -> None:
    begun = time.process_time()
    sentence_bounds(text)
    assert time.process_time() - begun < 1
