"""Numbers as policies write them: "30", "thirty", "thirty (30)", "one hundred and eighty", "1,825", "1.5"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = (
    {word: number for number, word in enumerate(_ONES, 1)}
    | {word: number for number, word in enumerate(_TEENS, 10)}
    | {word: number * 10 for number, word in enumerate(_TENS, 2)}
    | {"a": 1, "an": 1}
)

_TO_NINE = "|".join(_ONES)
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s\u2010\u2011]?(?:{_TO_NINE}))?|{'|'.join(_TEENS)}|{_TO_NINE})"
WORDS = rf"(?:(?:(?:a|{_TO_NINE})\s)?hundred(?:\s(?:and\s)?{_SMALL})?|{_SMALL})"
"""A pattern of number words up to nine hundred and ninety-nine; match it without regard to case."""

DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,5}(?:\.\d{1,2})?)"
"""A pattern of a number in digits."""


def number(written: str) -> Fraction | int:
    """The value of what `WORDS`, `DIGITS` or an indefinite article matched.

    Raises ValueError if it is none of these.
    """
    if written[:1].isdigit():
        return _in_figures(written.replace(",", ""))
    total = 0
    words = written.lower().replace("-", " ").replace("\u2010", " ").replace("\u2011", " ").split()
    for word in words:
        if word == "and":
            continue
        if word == "hundred":
            total = (total or 1) * 100
        else:
            total += _value(word)
    return total


def _in_figures(written: str) -> Fraction | int:
    if "." not in written:
        return int(written)
    from fractions import Fraction

    return Fraction(written)


def _value(word: str) -> int:
    if word in _VALUES:
        return _VALUES[word]
    for tens in _TENS:
        if word.startswith(tens) and word[len(tens) :] in _VALUES:
            return _VALUES[tens] + _VALUES[word[len(tens) :]]
    raise ValueError(f"not a number: {word!r}")
