"""Values of a declaration in plain English: dates, periods, countries, terms, lists. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from policylint.declaration import Day, Duration, Number, Word
from policylint.entities.country import country_names
from policylint.terms import TermKind, label

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DURATION = re.compile(r"PT?(\d+)([YMWDHS])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}
_PLURAL = re.compile(
    r"\b(?:Islands|Emirates|States|Netherlands|Philippines|Bahamas|Maldives|Comoros|Seychelles)$"
)
_ARTICLE = re.compile(r"\b(?:Kingdom|Republic|Gambia|Congo)$")
_SAID = {"EU": "the European Union", "EEA": "the European Economic Area", "US": "the United States"}
_URL = re.compile(r"https?://[^\s<>\"]+")
_EMAIL = re.compile(r"(?<![^\s<>@\"])[^\s<>@\"]+@[^\s<>@\"]+\.[^\s<>@\"]+")


def said(value: object) -> str:
    """Any leaf of a declaration, or a value of Python, as readers see it."""
    if isinstance(value, Word):
        return " ".join(value.text.split())
    if isinstance(value, Day):
        return day(value.value)
    if isinstance(value, Duration):
        return period(value.value)
    if isinstance(value, Number):
        return str(value.value)
    return str(value)


def day(value: date) -> str:
    """A date as `1 April 2026`."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def period(value: str) -> str:
    """An ISO 8601 duration of one unit in words: `24 months`. Raises ValueError for anything else."""
    found = _DURATION.fullmatch(value)
    if found is None:
        raise ValueError(f"not a duration of one unit: {value!r}")
    count, unit = found[1], _UNITS[found[2]]
    if value.startswith("PT") and found[2] == "M":
        unit = "minute"
    return f"{int(count)} {unit}" + "s" * (int(count) != 1)


def country(code: Word | str) -> str:
    """The name of a country, with its article where English wants one."""
    key = code.text if isinstance(code, Word) else code
    if key in _SAID:
        return _SAID[key]
    name = country_names().get(key, (key,))[0]
    wants_article = _PLURAL.search(name) or _ARTICLE.search(name)
    return f"the {name}" if wants_article and not name.startswith("The ") else name


def term(value: Word, kind: TermKind) -> str:
    """The label of a term; the words themselves for text in the team's own."""
    return said(value) if value.quoted else label(kind, value.text)


def listed(values: Iterable[object], conjunction: str = "and") -> str:
    """Values as a list within a sentence: `a, b and c`."""
    words = [said(value) for value in values]
    return f" {conjunction} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def lead(value: object) -> str:
    """The same with a capital at the start, unless the first word is spelt in a way of its own (`iOS`)."""
    text = said(value)
    first = re.match(r"\w+", text)
    if first is None or any(letter.isupper() for letter in first[0]):
        return text
    return text[:1].upper() + text[1:]


def unstopped(value: object) -> str:
    """The same without a point at its end, to stand within a sentence."""
    text = said(value)
    return text.rstrip(". ") or text


def address_of(value: object) -> str:
    """What a URL or an e-mail address links to; empty for any other text."""
    text = said(value)
    if _URL.fullmatch(text):
        return text
    return f"mailto:{text}" if _EMAIL.fullmatch(text) else ""
