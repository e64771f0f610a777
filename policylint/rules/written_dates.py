"""Dates as people write them, each with the days it may mean."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d"
_PATTERNS = tuple(
    re.compile(rf"(?<![\w./-]){pattern}(?![\w/-]|\.\d)", re.IGNORECASE)
    for pattern in (
        rf"(?P<year>{_YEAR})-(?P<figure>\d\d?)(?:-(?P<day>\d\d?))?",
        rf"(?P<first>\d\d?)(?P<mark>[./-])(?P<second>\d\d?)(?P=mark)(?P<year>{_YEAR}|\d\d)",
        rf"(?P<day>\d\d?)(?:st|nd|rd|th)?\.?(?: of)?[ -](?P<month>{_MONTH})\.?,?[ -](?P<year>{_YEAR})",
        rf"(?P<month>{_MONTH})\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? ?(?P<year>{_YEAR})",
        rf"(?P<month>{_MONTH})\.?,? (?P<year>{_YEAR})",
    )
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date at `start` to `end` of a text (code points, 0-based), and the first and last day it may mean.

    The two differ where only a month is said, and where figures can be read day first or month first.
    """

    start: int
    end: int
    earliest: date
    latest: date


def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """The dates in a text that have at least a month and a year, in their order."""
    found = {match.start(): said for pattern in _PATTERNS for match, said in _matches(pattern, text)}
    return tuple(found[start] for start in sorted(found))


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], WrittenDate]]:
    for match in pattern.finditer(text):
        days = sorted(_days(match.groupdict()))
        if days:
            yield match, WrittenDate(match.start(), match.end(), days[0], days[-1])


def _days(parts: dict[str, str | None]) -> Iterator[date]:
    """The days that the parts of a date may mean; none if there is no such day."""
    year = int(parts["year"] or 0)
    year += 2000 if year < 100 else 0
    if "first" in parts:
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        readings = [(second, first)] if parts["mark"] == "." else [(second, first), (first, second)]
    else:
        month = _MONTHS[parts["month"].lower()] if parts.get("month") else int(parts.get("figure") or 0)
        readings = [(month, int(parts["day"]))] if parts.get("day") else [(month, 1), (month, -1)]
    for month, day in readings:
        if 1 <= month <= 12:
            last = calendar.monthrange(year, month)[1]
            if 1 <= day <= last or day == -1:
                yield date(year, month, last if day == -1 else day)
