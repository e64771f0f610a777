"""Where a text names a term: the phrases of the attribute vocabulary, the longest where several overlap."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from policylint.patterns import deferred
from policylint.phrases.attribute_vocabulary import attribute_vocabulary
from policylint.phrases.memo import Memo
from policylint.phrases.sheets import Found
from policylint.terms import is_any_of

_TOGETHER = {"recipient": ("recipient", "role")}
"""Names whose terms compete for the same words: "payment service providers" is one kind of recipient, not two."""

_LEADING = deferred(
    r"(?:(?:your|their|his|her|its|our|the|an?|any|of|and|or|for|to|about|by|via|with|until|after)\s+)+",
    re.IGNORECASE,
)
"""Words that lead to a term without naming it: a pattern needs them, a reader does not want them underlined."""

_MOST, _LONG = 1 << 14, 80
"""How many phrases are remembered with the length of what leads to them; what is so long, in code points, is not."""


Mention: TypeAlias = tuple[int, int, str]
"""Start and end in a text, and the id of the term that is named there."""


@cache
def patterns(language: str, name: str) -> dict[int, str]:
    """The patterns of an attribute's terms, and of those that compete with them, each with its term."""
    found: dict[int, str] = {}
    for each in _TOGETHER.get(name, (name,)):
        for entry in attribute_vocabulary(language).entries:
            kind, _, term = entry.topics[0].partition(".")
            if kind == each:
                found.update((pattern, term) for pattern in entry.any if pattern not in found)
    return found


@lru_cache(maxsize=256)
def patterns_of(language: str, name: str, values: tuple[str, ...]) -> frozenset[int]:
    """The patterns of those of an attribute's terms that are any, or among these values."""
    terms = patterns(language, name).items()
    return frozenset([one for one, term in terms if not values or is_any_of(name, term, values)])


class Matches:
    """Where the patterns of some attributes' terms match in some texts."""

    __slots__ = ("_by_text", "_found")

    def __init__(self, language: str, contents: Sequence[str], names: Sequence[str]) -> None:
        wanted = [(name, list(patterns(language, name))) for name in names]
        self._found: dict[str, list[tuple[int, list[Found]]]] = {name: [] for name in names}
        self._by_text: dict[str, dict[int, list[Found]]] = {}
        first = 0
        for sheet in attribute_vocabulary(language).patterns.each_sheet([(one, 0) for one in contents]):
            for name, several in wanted:
                self._found[name].append((first, sheet.every_span(several)))
            first += len(sheet.passages)

    def of(self, name: str, place: int) -> Sequence[Found]:
        """Those of an attribute in the text at this place."""
        by_text = self._by_text.get(name)
        if by_text is None:
            by_text = self._by_text[name] = defaultdict(list)
            for first, several in self._found.get(name, ()):
                for found in several:
                    by_text[first + found[1]].append(found)
        return by_text.get(place, ())

    def places(self, name: str, several: Collection[int]) -> set[int]:
        """The texts in which any of several patterns of an attribute matches."""
        told = self._found.get(name, ())
        return {first + found[1] for first, some in told for found in some if found[0] in several}


def mentions(content: str, terms: Mapping[int, str], found: Sequence[Found]) -> list[Mention]:
    """The terms that a text names, in order, from where their patterns match; of overlapping ones, the longest."""
    named = [
        (
            start
            + (_LED[content[start:end]] if end - start < _LONG else _length_of_lead(content[start:end])),
            end,
            terms[pattern],
        )
        for pattern, _, start, end in found
    ]
    return _longest(named) if len(named) > 1 else named


def _length_of_lead(words: str) -> int:
    """How many characters of a phrase only lead to what it names."""
    lead = _LEADING.match(words)
    return lead.end() if lead is not None and lead.end() < len(words) else 0


_LED = Memo(_length_of_lead, _MOST)


def _longest(found: list[Mention]) -> list[Mention]:
    """Those that overlap no longer one, in order; of two as long, the first, then the one given first."""
    found.sort(key=_longest_first)
    kept: list[Mention] = []
    for mention in found:
        at = bisect(kept, mention)
        if (at == 0 or kept[at - 1][1] <= mention[0]) and (at == len(kept) or mention[1] <= kept[at][0]):
            kept.insert(at, mention)
    return kept


def _longest_first(mention: Mention) -> tuple[int, int]:
    start, end, _ = mention
    return start - end, start
