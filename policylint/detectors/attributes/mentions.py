"""Where a text names a term: the phrases of the attribute vocabulary, the longest where several overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from policylint.phrases.attribute_vocabulary import attribute_vocabulary
from policylint.phrases.matcher import Prepared

_RIVALS = {"recipient": "recipient", "role": "recipient"}
"""Names that compete for the same words: "payment service providers" is one kind of recipient, not two."""

_LEADING = re.compile(
    r"(?:(?:your|their|his|her|its|our|the|an?|any|of|and|or|for|to|about|by|via|with|until|after)\s+)+",
    re.IGNORECASE,
)
"""Words that lead to a term without naming it: a pattern needs them, a reader does not want them underlined."""


class Mention(NamedTuple):
    """A term named at `start` to `end` of a text. `name` is the attribute's, `term` the term's id."""

    name: str
    term: str
    start: int
    end: int


@cache
def _index(language: str, name: str) -> tuple[int, dict[int, str]]:
    """The patterns of an attribute's terms: as a bit set, and each with its term."""
    terms: dict[int, str] = {}
    for entry in attribute_vocabulary(language).entries:
        kind, _, term = entry.topics[0].partition(".")
        if kind == name:
            terms.update((pattern, term) for pattern in entry.any if pattern not in terms)
    return sum(1 << pattern for pattern in terms), terms


def mentions(prepared: Prepared, name: str, language: str = "en") -> tuple[Mention, ...]:
    """The terms that a text names for one attribute, in order; of overlapping ones, the longest."""
    names = [other for other, rival in _RIVALS.items() if rival == _RIVALS.get(name)] or [name]
    found = [mention for each in names for mention in _all(prepared, each, language)]
    found.sort(key=lambda mention: (mention.start - mention.end, mention.start))
    kept: list[Mention] = []
    for mention in found:
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.start))


def _all(prepared: Prepared, name: str, language: str) -> Iterator[Mention]:
    bits, terms = _index(language, name)
    left = bits & prepared.passing
    patterns = attribute_vocabulary(language).patterns
    while left:
        pattern = (left & -left).bit_length() - 1
        left &= left - 1
        for start, end in patterns.search_all(pattern, prepared, anywhere=True):
            leading = _LEADING.match(prepared.content, start, end)
            first = leading.end() if leading is not None and leading.end() < end else start
            yield Mention(name, terms[pattern], first, end)
