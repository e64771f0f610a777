from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from policylint.rules.quality.unused_definition import _squeezed

MARKS = "ab Zé9_-“”’\n\u00a0\u0301٣½\ud800€"


@given(st.text(st.one_of(st.sampled_from(MARKS), st.characters()), max_size=300))
def test_letters_and_digits_are_what_no_expression_calls_a_mark(words: str) -> None:
    assert _squeezed(words) == re.sub(r"[\W_]+", "", words).lower()


def test_many_marks_are_taken_out_together() -> None:
    marks = "".join(chr(code) for code in range(0x2190, 0x2300))
    assert _squeezed(f"a{marks}b{marks}c") == "abc"
