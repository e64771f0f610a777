"""Where a text names a term: the phrases of the attribute vocabulary, the longest where several overlap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from functools import cache
from typing import NamedTuple

from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.phrases.attribute_vocabulary import attribute_vocabulary
from policylint.phrases.matcher import Prepared, Sheet

_RIVALS = {"recipient": "recipient", "role": "recipient"}
"""Names that compete for the same words: "payment service providers" is one kind of recipient, not two."""

_LEADING = deferred(
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
def _index(language: str, name: str) -> dict[int, str]:
    """The patterns of an attribute's terms, each with its term."""
    terms: dict[int, str] = {}
    for entry in attribute_vocabulary(language).entries:
        kind, _, term = entry.topics[0].partition(".")
        if kind == name:
            terms.update((pattern, term) for pattern in entry.any if pattern not in terms)
    return terms


@dataclass(slots=True, eq=False)
class Page:
    """Texts made ready together: where patterns match is worked out once for all of them."""

    sheet: Sheet
    language: str = "en"
    _matching: dict[str, dict[int, list[int]]] = field(default_factory=dict, init=False, repr=False)

    def matching(self, name: str, number: int) -> Sequence[int]:
        """The patterns of an attribute's terms that match in the text with this number."""
        found = self._matching.get(name)
        if found is None:
            found = self._matching[name] = {}
            hits, numbers = self.sheet.hits, self.sheet.numbers
            for pattern in _index(self.language, name):
                texts = hits(pattern, True)
                for text in numbers(texts) if texts else ():
                    found.setdefault(text, []).append(pattern)
        return found.get(number, ())


@dataclass(frozen=True, slots=True)
class Ready:
    """One text of a page, by its number."""

    page: Page
    number: int

    @property
    def prepared(self) -> Prepared:
        return self.page.sheet.passages[self.number]


def mentions(ready: Ready, name: str) -> tuple[Mention, ...]:
    """The terms that a text names for one attribute, in order; of overlapping ones, the longest."""
    found = [mention for each in _rivals(name) for mention in _all(ready, each)]
    if len(found) < 2:
        return tuple(found)
    found.sort(key=lambda mention: (mention.start - mention.end, mention.start))
    kept: list[Mention] = []
    for mention in found:
        _, _, start, end = mention
        if all(end <= other.start or other.end <= start for other in kept):
            kept.append(mention)
    kept.sort(key=lambda mention: mention.start)
    return tuple(kept)


@cache
def _rivals(name: str) -> tuple[str, ...]:
    """The names that compete for the same words as this one, itself among them."""
    return tuple(other for other, rival in _RIVALS.items() if rival == _RIVALS.get(name)) or (name,)


def _all(ready: Ready, name: str) -> list[Mention]:
    page, number = ready.page, ready.number
    matching = page.matching(name, number)
    if not matching:
        return []
    prepared = ready.prepared
    content = prepared.content
    terms = _index(page.language, name)
    found = []
    for pattern in matching:
        for first, last in page.sheet.every(pattern, number, anywhere=True):
            start, end = prepared.span(first, last)
            leading = _LEADING.match(content, start, end)
            if leading is not None and leading.end() < end:
                start = leading.end()
            found.append(Mention(name, terms[pattern], start, end))
    return found
