"""Durations: "24 months", "two (2) years", "30-day", "three to six months"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from policylint.entities.numbers import DIGITS, WORDS, number
from policylint.entity import Entity

_HINTS = ("day", "week", "month", "year", "hour", "minute", "second", "yr", "hr", "mos", "min", "decade", "fortnight", "h")
_UNITS = {
    "second": ("T", "S", 1),
    "sec": ("T", "S", 1),
    "minute": ("T", "M", 1),
    "min": ("T", "M", 1),
    "hour": ("T", "H", 1),
    "hr": ("T", "H", 1),
    "h": ("T", "H", 1),
    "day": ("", "D", 1),
    "week": ("", "W", 1),
    "fortnight": ("", "W", 2),
    "month": ("", "M", 1),
    "mo": ("", "M", 1),
    "year": ("", "Y", 1),
    "yr": ("", "Y", 1),
    "decade": ("", "Y", 10),
}
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
_SMALLER = {"Y": ("M", 12), "W": ("D", 7), "TH": ("TM", 60), "TM": ("TS", 60)}


@cache
def _pattern() -> re.Pattern[str]:
    space = r"[\s\u00a0]{1,2}"
    joint = r"[\s\u00a0]{0,2}[-\u2010\u2011–]?[\s\u00a0]{0,2}"
    amount = rf"(?:{DIGITS}|{WORDS})"
    gloss = rf"(?:\s?[(\[]\s?{amount}\s?[)\]])?"
    modifier = (
        r"(?:(?:calendar|business|working|consecutive|successive|full|additional|further|more|rolling|whole"
        r"|continuous|complete|subsequent|entire|solar|fiscal)[\s\u00a0])?"
    )
    unit = (
        r"(?P<unit>seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|secs?|mins?|hrs?|mos|yrs?"
        r"|h)(?!\w|-to-|\.\d)"
    )
    half = rf"(?P<half>{space}and{space}a{space}half)?"
    return re.compile(
        rf"(?<![\w.,/§$€£-])(?:(?P<low>{amount}){gloss}(?:\s?[-–—]\s?|{space}(?:to|or|and){space})"
        r")??"
        rf"(?:(?P<number>{amount})(?:\s?[(\[]\s?(?P<gloss>{amount})\s?[)\]])?{half}|(?P<article>an?(?={space}))"
        rf"|(?P<halved>half{space}an?))"
        rf"{joint}{modifier}{unit}(?P<after>{space}and{space}a{space}half(?!\w))?",
        re.IGNORECASE,
    )
