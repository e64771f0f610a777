"""Where a text names a term: the phrases of the attribute vocabulary, the longest where several overlap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from functools import cache
from operator import attrgetter
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
    """Texts made ready together, all of their words as their own: where patterns match is worked out once for all of them."""

    sheet: Sheet
    language: str = "en"
    _matching: dict[str, dict[int, list[int]]] = field(default_factory=dict, init=False, repr=False)

    def matching(self, name: str, number: int) -> Sequence[int]:
        """The patterns of an attribute's terms that match in the text with this number."""
        found = self._matching.get(name)
        if found is None:
            found = self._matching[name] = {}
            for pattern, texts in self.sheet.matching(list(_index(self.language, name))):
                for text in self.sheet.numbers(texts):
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
    found: list[Mention] = []
    for each in _rivals(name):
        patterns = ready.page.matching(each, ready.number)
        if patterns:
            found += _of_patterns(ready, each, patterns)
    if len(found) < 2:
        return tuple(found)
    found.sort(key=_longest_first)
    kept: list[Mention] = []
    for mention in found:
        _, _, start, end = mention
        for other in kept:
            if start < other.end and other.start < end:
                break
        else:
            kept.append(mention)
    kept.sort(key=_start)
    return tuple(kept)


def _longest_first(mention: Mention) -> tuple[int, int]:
    return mention.start - mention.end, mention.start


_start = attrgetter("start")


@cache
def _rivals(name: str) -> tuple[str, ...]:
    """The names that compete for the same words as this one, itself among them."""
    return tuple(other for other, rival in _RIVALS.items() if rival == _RIVALS.get(name)) or (name,)


def _of_patterns(ready: Ready, name: str, patterns: Sequence[int]) -> list[Mention]:
    page, number, prepared = ready.page, ready.number, ready.prepared
    content = prepared.content
    terms = _index(page.language, name)
    found = []
    for pattern in patterns:
        for first, last in page.sheet.every(pattern, number):
            start, end = prepared.span(first, last)
            leading = _LEADING.match(content, start, end)
            if leading is not None and leading.end() < end:
                start = leading.end()
            found.append(Mention(name, terms[pattern], start, end))
    return found
