from __future__ import annotations

import pytest

from policylint.detectors.identity.common_words import is_common, is_supplier
from policylint.detectors.identity.names import Names
from policylint.testing import policy_of


def names(text: str) -> Names:
    return Names(policy_of(text).passages)


def named(content: str, phrase: str, text: str = "", *, whole_end: bool = False) -> str | None:
    start = content.index(phrase)
    place = names(text or content).place(content, start, start + len(phrase), whole_end=whole_end)
    return None if place is None else content[place[0] : place[1]]


def test_common_words_at_either_end_are_no_part_of_a_name() -> None:
    assert named("However Fernwood Books asks for data.", "However Fernwood Books") == "Fernwood Books"


@pytest.mark.parametrize("phrase", ["Even", "Similarly", "Cookies", "The Library"])
def test_words_that_begin_a_sentence_name_nobody(phrase: str) -> None:
    assert named(f"{phrase} may collect data.", phrase) is None


def test_a_defined_term_is_no_name() -> None:
    text = "We run our Products with care. You use our products daily, and products change."
    assert named("We keep our Products safe.", "Products", text) is None


def test_a_word_is_a_name_where_sentences_hold_it_in_capitals() -> None:
    text = "You asked Larkspur for a copy. When Larkspur answers, Larkspur keeps a note."
    assert named("Larkspur collects data.", "Larkspur", text) == "Larkspur"


def test_a_heading_in_capitals_is_left_out() -> None:
    phrase = "OUR PRIVACY PROMISE Acme Tea"
    assert named(f"{phrase} respects your data.", phrase) == "Acme Tea"


def test_what_is_said_of_the_whole_phrase_is_not_said_of_its_beginning() -> None:
    assert named("Fernwood Information is kept.", "Fernwood Information", whole_end=True) is None


def test_known_words_and_suppliers() -> None:
    assert is_common("Privacy")
    assert not is_common("Larkspur")
    assert is_supplier("Google Ireland Limited")
    assert not is_supplier("Larkspur Games Ltd")
