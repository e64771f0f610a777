"""Where a text names a term: the phrases of the attribute vocabulary, the longest where several overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator
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

    def matching(self, name: str, number: int) -> list[int]:
        """The patterns of an attribute's terms that match in the text with this number."""
        if name not in self._matching:
            found: dict[int, list[int]] = {}
            for pattern in _index(self.language, name):
                for text in self.sheet.numbers(self.sheet.hits(pattern, anywhere=True)):
                    found.setdefault(text, []).append(pattern)
            self._matching[name] = found
        return self._matching[name].get(number, [])


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
    names = [other for other, rival in _RIVALS.items() if rival == _RIVALS.get(name)] or [name]
    found = [mention for each in names for mention in _all(ready, each)]
    found.sort(key=lambda mention: (mention.start - mention.end, mention.start))
    kept: list[Mention] = []
    for mention in found:
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.start))


def _all(ready: Ready, name: str) -> Iterator[Mention]:
    page, prepared = ready.page, ready.prepared
    terms = _index(page.language, name)
    for pattern in page.matching(name, ready.number):
        for words in page.sheet.every(pattern, ready.number, anywhere=True):
            start, end = prepared.span(*words)
            leading = _LEADING.match(prepared.content, start, end)
            first = leading.end() if leading is not None and leading.end() < end else start
            yield Mention(name, terms[pattern], first, end)
