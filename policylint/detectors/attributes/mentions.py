"""Where a text names a term: the phrases of the attribute vocabulary, the longest where several overlap."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from dataclasses import field
from functools import cache
from typing import NamedTuple

from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.phrases.attribute_vocabulary import attribute_vocabulary
from policylint.phrases.matcher import Sheet
from policylint.phrases.memo import Memo
from policylint.phrases.sheets import Found

_TOGETHER = {"recipient": ("recipient", "role")}
"""Names whose terms compete for the same words: "payment service providers" is one kind of recipient, not two."""

_LEADING = deferred(
    r"(?:(?:your|their|his|her|its|our|the|an?|any|of|and|or|for|to|about|by|via|with|until|after)\s+)+",
    re.IGNORECASE,
)
"""Words that lead to a term without naming it: a pattern needs them, a reader does not want them underlined."""

_MOST, _LONGEST = 1 << 14, 80
"""How many phrases are remembered with the length of what leads to them, and how long these may be, in code points."""


class Mention(NamedTuple):
    """A term, by its id, named at `start` to `end` of a text."""

    start: int
    end: int
    term: str


@cache
def _terms(language: str, name: str) -> dict[int, str]:
    """The patterns of an attribute's terms, and of those that compete with them, each with its term."""
    found: dict[int, str] = {}
    for each in _TOGETHER.get(name, (name,)):
        for entry in attribute_vocabulary(language).entries:
            kind, _, term = entry.topics[0].partition(".")
            if kind == each:
                found.update((pattern, term) for pattern in entry.any if pattern not in found)
    return found


@dataclass(slots=True, eq=False)
class Page:
    """Texts made ready together, all of their words as their own: where patterns match is worked out once for all of them."""

    sheet: Sheet
    language: str = "en"
    _found: dict[str, dict[int, list[Found]]] = field(default_factory=dict, init=False, repr=False)

    def mentions(self, name: str, number: int) -> list[Mention]:
        """The terms that the text with this number names for one attribute, in order; of overlapping ones, the longest."""
        by_text = self._found.get(name)
        if by_text is None:
            by_text = self._found[name] = self._matches(name)
        found = by_text.get(number)
        if found is None:
            return []
        terms, content = _terms(self.language, name), self.sheet.passages[number].content
        return _longest(
            [Mention(start + _led(content[start:end]), end, terms[pattern]) for pattern, _, start, end in found]
        )

    def _matches(self, name: str) -> dict[int, list[Found]]:
        by_text: defaultdict[int, list[Found]] = defaultdict(list)
        for found in self.sheet.every_span(list(_terms(self.language, name))):
            by_text[found[1]].append(found)
        return by_text


def _led(words: str) -> int:
    """How many characters of a phrase only lead to what it names."""
    return _LED[words] if len(words) <= _LONGEST else _length_of_lead(words)


def _length_of_lead(words: str) -> int:
    lead = _LEADING.match(words)
    return lead.end() if lead is not None and lead.end() < len(words) else 0


_LED = Memo(_length_of_lead, _MOST)


def _longest(found: list[Mention]) -> list[Mention]:
    """Those that overlap no longer one, in order; of two as long, the first, then the one given first."""
    if len(found) < 2:
        return found
    found.sort(key=_longest_first)
    kept: list[Mention] = []
    for mention in found:
        at = bisect(kept, mention)
        if (at == 0 or kept[at - 1].end <= mention.start) and (
            at == len(kept) or mention.end <= kept[at].start
        ):
            kept.insert(at, mention)
    return kept


def _longest_first(mention: Mention) -> tuple[int, int]:
    start, end, _ = mention
    return start - end, start
