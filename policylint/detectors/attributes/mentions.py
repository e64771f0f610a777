"""Where a text names a term: the phrases of the attribute vocabulary, the longest where several overlap."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import repeat
from typing import TypeAlias

from policylint.patterns import deferred
from policylint.phrases.attribute_vocabulary import attribute_needs, attribute_vocabulary
from policylint.phrases.memo import Memo
from policylint.phrases.sheets import Found, Sheet
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


_MOST_NEEDED = 200
"""More pieces of words than so many tell too little."""


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


@lru_cache(maxsize=256)
def needed(language: str, name: str, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """Pieces of words one of which stands in every plain text, in lower case, that names such a term; None if there is no telling."""
    needs = attribute_needs(language)
    told = [needs[one] for one in patterns_of(language, name, values)] if needs and values else []
    pieces = frozenset([piece for one in told for piece in one.split(" ")])
    telling = (
        told and "" not in pieces and len(pieces) <= _MOST_NEEDED and not any("'" in one for one in pieces)
    )
    return tuple(sorted(pieces)) if telling else None


class Matches:
    """Where the patterns of some attributes' terms match in some texts, looked for when an attribute is first asked about.

    What that takes is several times the memory of the texts: if it is not to be kept, the `names` given are looked for at once.
    """

    __slots__ = ("_by_text", "_language", "_sheets")

    def __init__(self, language: str, contents: Sequence[str], names: Sequence[str] | None) -> None:
        self._language = language
        self._by_text: dict[str, dict[int, list[Found]]] = {}
        self._sheets: list[Sheet] = []
        sheets = attribute_vocabulary(language).patterns.each_sheet(zip(contents, repeat(0)))
        if names is None:
            self._sheets = list(sheets)
            return
        self._by_text = {name: defaultdict(list) for name in names}
        first = 0
        for sheet in sheets:
            for name, by_text in self._by_text.items():
                _add(by_text, sheet, list(patterns(language, name)), first)
            first += len(sheet.passages)

    def of(self, name: str, place: int) -> Sequence[Found]:
        """Those of an attribute in the text at this place."""
        by_text = self._by_text.get(name)
        if by_text is None:
            by_text = self._by_text[name] = defaultdict(list)
            several, first = list(patterns(self._language, name)), 0
            for sheet in self._sheets:
                _add(by_text, sheet, several, first)
                first += len(sheet.passages)
        return by_text.get(place, ())


def _add(by_text: dict[int, list[Found]], sheet: Sheet, several: list[int], first: int) -> None:
    """Add where patterns match on a sheet whose first text has this number."""
    for found in sheet.every_span(several):
        by_text[first + found[1]].append(found)


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
