"""Countries by name, and the two European unions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policylint.entities.words import capitalised
from policylint.entity import Entity
from policylint.patterns import deferred
from policylint.tables import table

_WORD = deferred(r"[A-ZÅÖÜ]\w*")
_CAUTIOUS = frozenset({"GE", "JO", "TD"})
"""Countries whose names are more often a state or a person: read only where another country is named."""

_NOT_AFTER = {
    "IE": ("Northern",),
    "MX": ("New",),
    "JE": ("New",),
    "GB": ("South", "New"),
    "GN": ("New", "Papua"),
    "GE": ("South",),
    "IN": ("West",),
    "CN": ("of",),
}
_NOT_BEFORE = {"JE": ("City",), "IN": ("Ink",), "GB": ("Journal",), "SG": ("Dollar",), "CA": ("Day",)}
_US_AFTER = deferred(
    r"contact|contacting|about|email|emailing|call|reach|tell|with|of|for|to|by|from|at|ask|let|write",
    re.IGNORECASE,
)


@cache
def country_names() -> dict[str, tuple[str, ...]]:
    """The English names of each country by its code (ISO 3166-1 alpha-2, `EU`, `EEA`), the short name first."""
    data = table("entities/countries")
    return {code: tuple(names) for code, names in data.items()}


@cache
def _names() -> dict[str, tuple[tuple[str, str], ...]]:
    """Names and codes by the first word of the name, the longest name first."""
    names: dict[str, list[tuple[str, str]]] = {}
    for code, written in country_names().items():
        for name in written:
            for form in {name, name.upper()} if len(name) > 4 and name.isascii() else {name}:
                first = _WORD.match(form)
                if first is not None:
                    names.setdefault(first[0], []).append((form, code))
    return {first: tuple(sorted(forms, key=lambda form: -len(form[0]))) for first, forms in names.items()}


@cache
def first_words() -> frozenset[str]:
    """The capitalised words of all names, with the points inside them."""
    return frozenset(word for forms in _names().values() for name, _ in forms for word in capitalised(name))


def country_at(content: str, start: int) -> tuple[int, str] | None:
    """Where the name of a country that begins at `start` ends, and its code; None if none begins there."""
    first = _WORD.match(content, start)
    for name, code in _names().get(first[0], ()) if first is not None else ():
        end = start + len(name)
        if content.startswith(name, start) and not content[end : end + 1].isalnum():
            return end, code
    return None


def find(content: str) -> Iterator[Entity]:
    """Countries in order; the value is the code of ISO 3166-1 alpha-2, or `EU` or `EEA`."""
    if first_words().isdisjoint(capitalised(content)):
        return
    names = _names()
    hits: list[tuple[int, int, str]] = []
    done = 0
    for word in _WORD.finditer(content):
        start = word.start()
        if start < done or word[0] not in names or content[max(0, start - 1) : start].isalnum():
            continue
        found = country_at(content, start)
        if found is None:
            continue
        done, code = found
        if _is_meant(content, start, done, code):
            hits.append((start, done, code))
    sure = any(code not in _CAUTIOUS and code != "US" for _, _, code in hits)
    for start, end, code in hits:
        if sure or code not in _CAUTIOUS:
            yield Entity("country", start, end, code)


def _is_meant(content: str, start: int, end: int, code: str) -> bool:
    before = content[max(0, start - 14) : start].rstrip()
    previous = before.rpartition(" ")[2] if before != content[max(0, start - 14) : start] else ""
    following = content[end : end + 10].lstrip().partition(" ")[0].strip(".,;:")
    if previous in _NOT_AFTER.get(code, ()) or following in _NOT_BEFORE.get(code, ()):
        return code == "CN" and not content[:start].endswith("Republic of ")
    if code == "GE" and previous.endswith(",") and previous[:1].isupper() and previous[:-1] not in _names():
        return False
    if content[start:end] == "US":
        return not _is_pronoun(previous, following)
    return content[max(0, start - 1) : start] not in ("@", "_", ".") or content[start:end] in ("U.S.", "U.K.")


def _is_pronoun(previous: str, following: str) -> bool:
    """Whether "US" is the word "us" in capitals: "CONTACT US", "Contact US"."""
    word = previous.strip('("“,;')
    if _US_AFTER.fullmatch(word) is None:
        return word.isupper() and word.isalpha() and len(word) > 3 and not following.istitle()
    return word[:1].isupper() or (following.isupper() and word.isupper())
