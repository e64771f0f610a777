from __future__ import annotations

import re
from fractions import Fraction

import pytest

from policylint.entities.numbers import WORDS, number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("1,825", 1825),
        ("1.5", Fraction(3, 2)),
        ("a", 1),
        ("seven", 7),
        ("Nineteen", 19),
        ("twenty-four", 24),
        ("twenty four", 24),
        ("twentyfour", 24),
        ("hundred", 100),
        ("a hundred", 100),
        ("one hundred and eighty", 180),
        ("nine hundred ninety-nine", 999),
    ],
)
def test_a_number_has_its_value(written: str, value: Fraction) -> None:
    assert number(written) == value


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="several"):
        number("several")


def test_the_pattern_of_words_takes_the_longest_number() -> None:
    match = re.match(WORDS, "one hundred and eighty days", re.IGNORECASE)
    assert match is not None
    assert match[0] == "one hundred and eighty"
