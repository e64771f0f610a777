"""Durations: "24 months", "two (2) years", "30-day", "three to six months"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from policylint.entities.numbers import DIGITS, WORDS, number
from policylint.entities.words import FIGURES, around, has_digits
from policylint.entity import Entity
from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.patterns.expressions import compiled

if TYPE_CHECKING:
    from fractions import Fraction

_HINTS = ("day", "week", "month", "year", "hour", "minute", "second", "yr", "decade", "fortnight")
HINTS = (*_HINTS, *FIGURES)
"""What stands, folded, where a duration is named."""

BEGINS = r"(?=[\daefhnost])"
"""With what every duration begins: a figure, or a letter of a number word or an article."""

_SHORT = deferred(r"[0-9][\s-]?(?:h|hrs?|mins?|secs?|mos)\b", re.IGNORECASE)
_BEFORE = 110
_AFTER = 40
_UNITS: dict[str, tuple[str, int]] = {
    "second": ("TS", 1),
    "sec": ("TS", 1),
    "minute": ("TM", 1),
    "min": ("TM", 1),
    "hour": ("TH", 1),
    "hr": ("TH", 1),
    "h": ("TH", 1),
    "day": ("D", 1),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "mo": ("M", 1),
    "year": ("Y", 1),
    "yr": ("Y", 1),
    "decade": ("Y", 10),
}
_SIZES = ("Y", "M", "W", "D", "TH", "TM", "TS")
_SMALLER = {"Y": ("M", 12), "W": ("D", 7), "TH": ("TM", 60), "TM": ("TS", 60)}
_RATE = deferred(r"(?:\b(?:once|twice|times|hours?|days?|weeks?|months?|hrs?|per)|\d)\s+$", re.IGNORECASE)
_AGED = deferred(
    r"\bage[ds]?\b[\s:]*(?:\b(?:of|is|under|over|below|above|at|least|between|from)\s+){0,3}$", re.I
)
_OF_AGE = deferred(
    r"['’]?[\s-]{1,2}(?:of[\s-]+age|olds?\b|(?:or|and)\s+(?:older|over|younger|above|under|up)\b)",
    re.IGNORECASE,
)
_AT = deferred(r"\b(?:at|from|until|till|by|before)\s{1,3}$", re.IGNORECASE)
"""What the hour of a day stands behind."""
_SCHEDULE = deferred(r"\s(?:a|per|each|every)\s(?:day|week)\b", re.IGNORECASE)
_NEXT = {"Y": "MWD", "M": "WD", "W": "D", "D": ("TH",), "TH": ("TM",), "TM": ("TS",), "TS": ()}
_AND = deferred(r",?\s(?:and\s)?")


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    unit: str
    amount: Fraction | int


@cache
def _pattern() -> re.Pattern[str]:
    space = r"[\s\u00a0]{1,2}"
    amount = rf"(?:{DIGITS}|{WORDS})"
    gloss = rf"\s?[(\[]\s?{amount}\s?[)\]]"
    units = "seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|secs?|mins?|hrs?|mos|yrs?|h"
    modifiers = (
        "calendar|business|working|consecutive|successive|full|additional|further|more|rolling|whole|continuous"
        "|complete|subsequent|entire|fiscal"
    )
    to = rf"{space}(?:to|or){space}"
    dash = r"\s?[-–—]\s?"
    low = (
        rf"(?:{DIGITS}(?:{gloss})?(?:{space}(?:{units}))?(?:{dash}|{to})|{amount}{gloss}{dash}"
        rf"|{amount}(?:{gloss})?(?:{space}(?:{units}){to}|{to}|{space}and{space}))"
    )
    half = rf"(?P<half>{space}and{space}a{space}half)?"
    return compiled(
        rf"(?<![\w.,/§$€£-]){BEGINS}(?:{low})?"
        rf"(?:(?P<number>{amount})(?:\s?[(\[]\s?(?P<gloss>{amount})\s?[)\]])?{half}"
        rf"|(?P<article>an?)(?={space})|(?P<halved>half{space}an?)(?={space}))"
        r"[\s\u00a0]{0,2}[-\u2010\u2011–]?[\s\u00a0]{0,2}"
        rf"(?:(?:{modifiers})[\s\u00a0]){{0,2}}"
        rf"(?P<unit>{units})(?!\w|-to-|\.\d)(?P<after>{space}and{space}a{space}half(?!\w))?",
        re.IGNORECASE,
    )


def find(content: str) -> Iterator[Entity]:
    """Durations in order; the value is an ISO 8601 duration, of a range its upper bound. Ages are none."""
    pending: list[_Span] = []
    for match in _matches(content):
        span = _span(content, match)
        if span is None:
            continue
        if pending and not _continues(content, pending[-1], span):
            yield _entity(pending)
            pending = []
        pending.append(span)
    if pending:
        yield _entity(pending)


def _matches(content: str) -> Iterator[re.Match[str]]:
    """Matches of the pattern, looked for only around the units of time."""
    places = around(content, _HINTS, _BEFORE, _AFTER)
    if has_digits(content) and _SHORT.search(content) is not None:
        places = [(0, len(content))]
    for start, end in places:
        yield from _pattern().finditer(content, start, end)


def _span(content: str, match: re.Match[str]) -> _Span | None:
    start, end = match.span()
    written = match["unit"].lower()
    unit, factor = _UNITS[written if written in _UNITS else written.removesuffix("s")]
    if match["article"] is not None and (unit == "TS" or _RATE.search(content, max(0, start - 12), start)):
        return None
    if written == "h" and not _is_hours(content, match):
        return None
    if written == "second" and not (match["number"] or "")[:1].isdigit():
        return None
    if unit == "Y" and (_OF_AGE.match(content, end) or _AGED.search(content, max(0, start - 40), start)):
        return None
    if unit in ("TH", "D") and _SCHEDULE.match(content, end):
        return None
    return _Span(start, end, unit, _amount(match) * factor)


def _is_hours(content: str, match: re.Match[str]) -> bool:
    """Whether an "h" behind a number counts hours: it stands at the figure, or apart and small, and no time of day is told."""
    at = match.start("unit")
    if content[at - 1].isdigit():
        return True
    apart = (
        content[at] == "h"
        and content[at - 1].isspace()
        and content[match.start() : at].rstrip()[-1:].isdigit()
    )
    return apart and _AT.search(content, max(0, match.start() - 12), match.start()) is None


def _amount(match: re.Match[str]) -> Fraction | int:
    if match["halved"] is not None:
        return _half()
    count = number(match["number"]) if match["number"] is not None else 1
    if match["gloss"] is not None and match["gloss"][:1].isdigit():
        count = number(match["gloss"])
    return count + _half() if match["half"] or match["after"] else count


def _half() -> Fraction:
    from fractions import Fraction

    return Fraction(1, 2)


def _continues(content: str, before: _Span, after: _Span) -> bool:
    """Whether two durations are one, said in two units: "two years and six months"."""
    return after.unit in _NEXT[before.unit] and _AND.fullmatch(content, before.end, after.start) is not None


def _entity(spans: list[_Span]) -> Entity:
    parts = dict(_whole(span.unit, span.amount) for span in spans)
    value, in_time = "P", False
    for unit in _SIZES:
        if unit not in parts:
            continue
        if unit.startswith("T") and not in_time:
            value, in_time = value + "T", True
        value += f"{_written(parts[unit])}{unit[-1]}"
    return Entity("duration", spans[0].start, spans[-1].end, value)


def _whole(unit: str, amount: Fraction | int) -> tuple[str, Fraction | int]:
    """The same duration in the next smaller unit, if that makes the number whole."""
    if amount.denominator != 1 and unit in _SMALLER:
        smaller, count = _SMALLER[unit]
        if (amount * count).denominator == 1:
            return smaller, amount * count
    return unit, amount


def _written(amount: Fraction | int) -> str:
    return str(amount) if amount.denominator == 1 else f"{float(amount):g}"
