"""Calendar dates and months: "1 January 2024", "1. Januar 2024", "Jan. 1st, 2024", "2024-01-01", "01.02.2024", "April 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policylint.entities.words import stretches
from policylint.entity import Entity
from policylint.patterns import deferred
from policylint.patterns.expressions import compiled

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_GERMAN = {"jän": 1, "mär": 3, "mae": 3, "mai": 5, "okt": 10, "dez": 12}
_BEFORE, _AFTER = 48, 16
_LARGEST_SLIP = 39
_NUMBERED = deferred(
    r"(?:\b(?:Art(?:icles?|ikel|\.)|Sections?|Sec\.|No\.|Nr\.|Numbers?)|§|#)\s?\Z", re.IGNORECASE
)
"""What makes a number before a month something else than its day."""
_COUNTED = deferred(
    r"\b(?:versions?|releases?|builds?|v|clauses?|chapters?|pages?|paragraphs?|orders?|invoices?|tickets?|fax|phone|tel\.?|seasons?|FY|editions?|file|case)[\s:]{1,3}\Z",
    re.IGNORECASE,
)
"""What figures behind it count that look like a date of which there is none."""
LIKELY = deferred(r"[0-9](?:[0-9]{3}|[/.-][0-9])")
"""What stands in every date."""

BEGINS = r"(?<!\w)(?=[0-9adfjmnos])"
"""How every date begins, to be asked before anything else."""


@cache
def _pattern() -> re.Pattern[str]:
    month = (
        r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
        r"|nov(?:ember)?|dec(?:ember)?|januar|j[äa]nner|februar|m[äa]rz|maerz|mai|juni|juli|okt(?:ober)?|dez(?:ember)?"
    )
    space = r"[\s\u00a0]{1,3}"
    year = r"(?:19|20)[0-9]{2}(?!\w|[-/][0-9])"
    day = r"[0-9]{1,2}(?:st|nd|rd|th)?"
    return compiled(
        rf"{BEGINS}(?:(?<![\w/.-])(?P<d1>{day})\.?(?:{space}day)?(?:{space}of)?(?:{space}|-)(?P<m1>{month})\.?"
        rf"(?:\s?,\s?|-|{space})(?P<y1>{year})"
        rf"|(?<!\w)(?P<m2>{month})\.?(?:{space}(?:the{space})?|-)(?P<d2>{day})"
        rf"(?:\s?[.,]{space}|,|-|{space})(?P<y2>{year})"
        rf"|(?<!\w)(?P<m3>{month})\.?(?:,?{space}(?:of{space})?|-)(?P<y3>{year})"
        r"|(?<![\w/.-])(?P<y4>(?:19|20)[0-9]{2})(?P<s4>[-/.])(?P<m4>[0-9]{1,2})(?P=s4)(?P<d4>[0-9]{1,2})"
        r"(?=(?:T[0-9]{2}:)|(?![\w/-]|\.[0-9]))"
        r"|(?<![\w/.-])(?P<a5>[0-9]{1,2})(?P<s5>[-/.])(?P<b5>[0-9]{1,2})(?P=s5)(?P<y5>(?:19|20)[0-9]{2})"
        r"(?![\w/-]|\.[0-9])"
        r"|(?<![\w/.-])(?P<a6>[0-9]{1,2})/(?P<b6>[0-9]{1,2})/(?P<y6>[0-9]{2})(?![\w/-]|\.[0-9]))",
        re.IGNORECASE,
    )


def find(content: str) -> Iterator[Entity]:
    """Dates in order; the value is an ISO 8601 date, month or year, as far as the words say it.

    Days and months in figures separated by a slash or a dash may stand in either order: unless one of them is above
    12, or both are the same, the value is only the year. With full stops, the day comes first. What the
    calendar does not have is no date.
    """
    places = [match.start() for match in LIKELY.finditer(content)]
    for match in _matches(content, places):
        value = _value(match)
        if value is not None:
            yield Entity("date", match.start(), match.end(), value)


def _matches(content: str, places: list[int]) -> Iterator[re.Match[str]]:
    for start, end in stretches(places, _BEFORE, _AFTER):
        yield from _pattern().finditer(content, start, end)


def _value(match: re.Match[str]) -> str | None:
    for index in ("1", "2"):
        if match["y" + index] is not None:
            day = int(re.sub(r"\D", "", match["d" + index]))
            return _iso(int(match["y" + index]), _month(match["m" + index]), day)
    if match["y3"] is not None:
        written = match["m3"]
        return f"{match['y3']}-{_month(written):02}" if written[0].isupper() else None
    if match["y4"] is not None:
        return _iso(int(match["y4"]), int(match["m4"]), int(match["d4"]))
    if match["y5"] is not None:
        return _figures(int(match["y5"]), int(match["a5"]), int(match["b5"]), match["s5"] == ".")
    return _figures(2000 + int(match["y6"]), int(match["a6"]), int(match["b6"]), False)


def impossible(content: str) -> Iterator[tuple[int, int]]:
    """Where in `content` stand what can only be dates, of days that the calendar does not have: "31 June 2026", "2026-02-30".

    In figures, both are days or months at most by a slip: what goes farther may be any number.
    """
    places = [match.start() for match in LIKELY.finditer(content)]
    for match in _matches(content, places):
        if _value(match) is None and match["y3"] is None and match["y6"] is None and _is_slip(match):
            yield match.start(), match.end()


def _is_slip(match: re.Match[str]) -> bool:
    names = ("d1", "d2", "m4", "d4", "a5", "b5")
    figures = [int(re.sub(r"\D", "", match[name])) for name in names if match[name] is not None]
    before = max(0, match.start() - 20)
    numbered = (match["d1"] is not None and _NUMBERED.search(match.string, before, match.start())) or (
        _COUNTED.search(match.string, before, match.start())
    )
    return not numbered and all(0 < figure <= _LARGEST_SLIP for figure in figures)


def _month(written: str) -> int:
    short = written[:3].lower()
    return _GERMAN.get(short) or _MONTHS.index(short) + 1


def _figures(year: int, first: int, second: int, day_first: bool) -> str | None:
    """The date of two figures and a year, as exact as can be said without knowing the writer's habit."""
    as_day_first, as_month_first = _iso(year, second, first), _iso(year, first, second)
    if day_first:
        return as_day_first
    if as_day_first is None or as_month_first is None or as_day_first == as_month_first:
        return as_day_first or as_month_first
    return str(year)


def _iso(year: int, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= days_in(year, month):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def days_in(year: int, month: int) -> int:
    """The number of days in a month, as `calendar.monthrange` has it: that module brings all locales along."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
