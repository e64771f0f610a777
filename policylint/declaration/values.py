"""The leaves of a declaration: words, dates, durations and numbers, each with its place."""

from __future__ import annotations

from datetime import date

from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.source import Span

ANY = "*"
"""In `Declared.unclear`: a field whose very name could not be understood."""

_ISO = deferred(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_DAYS = (365.25, 365.25 / 12, 7, 1, 1 / 24, 1 / 1440, 1 / 86400)


@dataclass(frozen=True, slots=True)
class Word:
    """A name, a reference, a term of the vocabulary, a keyword, or (`quoted`) text in the team's own words."""

    text: str
    span: Span
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A date."""

    value: date
    span: Span


@dataclass(frozen=True, slots=True)
class Duration:
    """A period of time. `value` is an ISO 8601 duration with one unit, as written: `P24M`, `PT72H`."""

    value: str
    span: Span

    @property
    def days(self) -> float:
        """Its length in days, with years and months of average length: for comparing, not for the calendar."""
        return days(self.value)


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, such as an age in years."""

    value: int
    span: Span


def days(duration: str) -> float:
    """The length of an ISO 8601 duration in days of average years. Raises ValueError if it is none."""
    found = _ISO.fullmatch(duration)
    if found is None or not any(found.groups()):
        raise ValueError(f"not a duration: {duration!r}")
    return sum(int(count) * length for count, length in zip(found.groups(), _DAYS, strict=True) if count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """One statement. `word` is the keyword it opens with; `unclear` are its fields that could not be understood."""

    span: Span
    word: Word
    unclear: frozenset[str] = frozenset()

    def clear(self, *fields: str) -> bool:
        """Whether nothing was lost that may have been one of these fields: their absence is the team's own."""
        return ANY not in self.unclear and self.unclear.isdisjoint(fields)
