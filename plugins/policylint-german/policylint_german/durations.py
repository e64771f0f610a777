"""Periods as German writes them: „zehn Jahre“, „30 Tagen“, „sechs bis zwölf Monate“; and ages („unter 16 Jahren“)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.entity import Entity

_WORDS = {
    word: count
    for count, words in (
        (1, "ein eine einem einen einer eines"), (2, "zwei"), (3, "drei"), (4, "vier"), (5, "fünf"), (6, "sechs"), (7, "sieben"),
        (8, "acht"), (9, "neun"), (10, "zehn"), (11, "elf"), (12, "zwölf"), (14, "vierzehn"), (15, "fünfzehn"), (18, "achtzehn"),
        (20, "zwanzig"), (24, "vierundzwanzig"), (30, "dreißig dreissig"), (36, "sechsunddreißig"), (48, "achtundvierzig"),
        (60, "sechzig"), (72, "zweiundsiebzig"), (90, "neunzig"),
    )
    for word in words.split()
}  # fmt: skip
_UNITS = (
    ("sekunde", "T", "S"), ("minute", "T", "M"), ("stunde", "T", "H"), ("kalendertag", "", "D"), ("werktag", "", "D"), ("tag", "", "D"),
    ("woche", "", "W"), ("monat", "", "M"), ("kalenderjahr", "", "Y"), ("jahr", "", "Y"),
)  # fmt: skip
_COUNT = rf"(?:\d{{1,4}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_UNIT = "|".join(name for name, _, _ in _UNITS)
_PERIOD = re.compile(
    rf"(?<![\w.,/§-])(?:{_COUNT}(?:\s(?:bis|oder)\s(?:zu\s)?|\s?[-–]\s?))?(?P<count>{_COUNT})[\s\u00a0-]"
    rf"(?:(?:volle[nr]?|weitere[nr]?|aufeinanderfolgende[nr]?|ganze[nr]?)\s)?(?P<unit>{_UNIT})(?:e|en|n|es|s)?(?!\w)",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?<!\w)(?:ein\s)?halbe[sn]\sjahr(?:es)?(?!\w)", re.IGNORECASE)
_BEFORE_AGE = re.compile(
    r"\b(?:unter|ab|über|mindestens|jünger\s+als|älter\s+als|von|alter\s+von|bis)\s+$", re.IGNORECASE
)
_PERSON = re.compile(
    r"\b(?:kind\w*|minderjährig\w*|jugendlich\w*|person(?:en)?|alter|eltern|sorgeberechtigt\w*)\b",
    re.IGNORECASE,
)
_OLD = re.compile(r"\s*(?:alt\b|und\s+älter|oder\s+(?:älter|jünger))", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:unter|ab|mindestens|jünger\s+als|alter\s+von)\s+(?P<first>\d{1,2})\b(?!\s*(?:tag|woche|monat|stund))"
    r"|\b(?P<second>\d{1,2})\.\s*lebensjahr|\b(?P<third>\d{1,2})\s+jahre\s+alt",
    re.IGNORECASE,
)
_YOUNGEST, _OLDEST = 5, 21


def durations(content: str) -> Iterator[Entity]:
    """Durations in order; the value is an ISO 8601 duration, of a range its upper bound. Ages are none."""
    found = [
        entity for match in _PERIOD.finditer(content) if (entity := _duration(content, match)) is not None
    ]
    found += [Entity("duration", *match.span(), "P6M") for match in _HALF.finditer(content)]
    yield from sorted(found, key=lambda entity: entity.start)


def _duration(content: str, match: re.Match[str]) -> Entity | None:
    if _is_age(content, match):
        return None
    written = match["unit"].lower()
    time, letter = next((time, letter) for name, time, letter in _UNITS if name == written)
    return Entity("duration", *match.span(), f"P{time}{_number(match['count'])}{letter}")


def _is_age(content: str, match: re.Match[str]) -> bool:
    if "jahr" not in match["unit"].lower():
        return False
    before = content[: match.start()]
    return _OLD.match(content, match.end()) is not None or (
        _BEFORE_AGE.search(before) is not None and _PERSON.search(before) is not None
    )


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _WORDS[written.lower()]


def ages(content: str) -> Iterator[tuple[int, int, str]]:
    """Where a text draws a line at an age, and the age as an ISO 8601 duration ("P16Y")."""
    for match in _AGE.finditer(content):
        group = match.lastgroup
        if group is not None and _YOUNGEST <= int(match[group]) <= _OLDEST:
            yield (*match.span(group), f"P{int(match[group])}Y")
