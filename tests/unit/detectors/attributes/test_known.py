from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.detectors.attributes.known import CommonWords
from policylint.phrases.attribute_vocabulary import attribute_vocabulary

_TEXT = "We use hosting_services, web-hosting and Hosting by Acme; it\u2019s fine"


@pytest.mark.parametrize(
    ("word", "common"), [("hosting", True), ("acme", False), ("hosting_services", False), ("s", True)]
)
def test_words_also_written_in_small_letters_are_common(word: str, common: bool) -> None:
    words = CommonWords(_TEXT)
    assert (word in words) is common
    assert (word in words) is common


@given(st.text("ab_ B1", max_size=12), st.text("abB1", max_size=3))
def test_common_words_stand_alone(text: str, word: str) -> None:
    assert (word in CommonWords(text)) == (word in re.findall(r"\b[a-z]+\b", text))


def test_patterns_of_attributes_do_not_ask_where_a_passage_begins() -> None:
    """They are laid over passages as if these had no introduction."""
    assert [source for source in attribute_vocabulary().patterns.sources if "^" in source] == []
