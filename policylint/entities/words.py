"""Quick looks at a text that spare the slower patterns most of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from policylint.patterns import deferred

_CAPITALISED = deferred(r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:/S\b|(?:\.\w\b)+|\w*)")


FIGURES = tuple("1203546879")
"""The digits, roughly the most frequent first."""


def has_digits(content: str) -> bool:
    """Whether there is a digit from 0 to 9 in `content`; ten searches for a character beat one for a class."""
    return ("1" in content or "2" in content or "0" in content or "3" in content or "5" in content) or (
        "4" in content or "6" in content or "8" in content or "7" in content or "9" in content
    )


def words_from_capitals(content: str) -> list[str]:
    """The words of `content` from a capital on, in order; abbreviations with the points inside them ("U.S", "A/S")."""
    return _CAPITALISED.findall(content)


@lru_cache(maxsize=1)
def capitalised(content: str) -> frozenset[str]:
    """The different words of `content` from a capital on."""
    return frozenset(words_from_capitals(content))


def places_of(content: str, wanted: frozenset[str]) -> Iterator[int]:
    """Where in `content` the capitalised words begin that are among those wanted."""
    if not wanted.isdisjoint(capitalised(content)):
        for match in _CAPITALISED.finditer(content):
            if match[0] in wanted:
                yield match.start()


def places_in(texts: list[str], wanted: frozenset[str], in_c: bool) -> list[tuple[int, int]]:
    """The same in many texts, each place behind the number of its text, in order; `in_c` if `concordance._scan` could be compiled.

    Those wanted have two letters or more, the first a capital from A to Z.
    """
    found: list[tuple[int, int]] = []
    others: Iterable[int] = range(len(texts))
    if in_c:
        from policylint.concordance._scan import places

        found, others = places(texts, wanted)
    beyond = [(number, place) for number in others for place in places_of(texts[number], wanted)]
    return sorted(found + beyond) if beyond else found


def stretches(places: Iterable[int], before: int, after: int) -> list[tuple[int, int]]:
    """The stretches from `before` characters before each place to `after` behind it, joined where they meet."""
    joined: list[tuple[int, int]] = []
    for place in sorted(places):
        start, end = max(0, place - before), place + after
        if joined and start <= joined[-1][1]:
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


@lru_cache(maxsize=1)
def _folded(content: str) -> str:
    return content.lower()


def around(content: str, hints: tuple[str, ...], before: int, after: int) -> list[tuple[int, int]]:
    """The stretches around every hint (in lower case) that `content` has in any case."""
    folded = _folded(content)
    places: list[int] = []
    for hint in hints:
        if hint in folded:
            place = folded.find(hint)
            while place >= 0:
                places.append(place)
                place = folded.find(hint, place + len(hint))
    if places and len(folded) != len(content):
        return [(0, len(content))]
    return stretches(places, before, after) if places else []
