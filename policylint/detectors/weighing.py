"""Weighs the entries of a vocabulary on a sheet of passages: which one counts for a topic in a passage, and why not.

Everything is a set of passages; single passages are looked at only where an entry won, or goes by negation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from operator import and_, itemgetter, or_
from typing import TypeAlias

from policylint.detectors.contexts import ContextSets
from policylint.detectors.entries import NEAR_MISS, Entries
from policylint.language import Stance
from policylint.passages import Passage
from policylint.phrases.matcher import PatternSet, Sheet
from policylint.phrases.vocabulary import Entry

Winner: TypeAlias = tuple[int, str, Entry, int, str]
"""What discloses something: the number of the passage on the sheet, the topic, the entry, its trigger, and why it does
not count, if so.
"""


_Match: TypeAlias = tuple[Entry, int, int, int, int]
"""Where an entry matched: it, its number, its rank, one of its triggers, and the passages in which that matches."""

_Objection: TypeAlias = tuple[int, str, int]
"""Passages in which an entry does not count, why not, and the pattern that would tie them to the topic, if that lacks."""

_QUOTED = "the words stand in a quotation"
_ASKING = "a question discloses nothing"
_REFUSED = "the row of the table says no"
_DENIED = "the answer is no"
_ALSO = "the passage also says “{}”"
_UNTIED = "nothing in the passage ties it to the topic, such as {}"
_ELSEWHERE = "the heading or introduction speaks of something else"
_NEGATED = "the words are negated"


class Weighing:
    """The entries weighed on one sheet; `read_quotes` says that quotations are read like the rest."""

    def __init__(
        self,
        patterns: PatternSet,
        sheet: Sheet,
        passages: Sequence[Passage],
        contexts: ContextSets,
        read_quotes: bool,
        stance: Stance,
    ) -> None:
        self._patterns = patterns
        self._stance = stance
        self._sheet = sheet
        self._contexts = contexts
        self._silent = _silent(sheet, passages, read_quotes)
        self._answered = sheet.set_of([number for number, one in enumerate(passages) if one.denied])
        self._passages = passages

    def winners(self, entries: Entries) -> list[Winner]:
        """For each topic and passage the surest entry, the first of equally sure ones; in the order of the passages."""
        matches = self._matches(entries)
        objections = self._objections(matches)
        objected = {number: reduce(or_, [one[0] for one in some]) for number, some in objections.items()}
        done: dict[str, int] = {}
        found, negated = self._counting(matches, objected, done)
        numbers = self._sheet.numbers
        for entry, number, rank, trigger, passages in matches:
            if rank != NEAR_MISS:
                passages &= objected.get(number, 0) | negated.get((number, trigger), 0)
            if passages:
                why = objections.get(number, ())
                for topic, new in _open(entry, passages, done):
                    found += [
                        (place, topic, entry, trigger, self._reason(entry, trigger, place, why))
                        for place in numbers(new)
                    ]
        found.sort(key=_NUMBER)
        return found

    def _counting(
        self, matches: Sequence[_Match], objected: Mapping[int, int], done: dict[str, int]
    ) -> tuple[list[Winner], dict[tuple[int, int], int]]:
        """Those that count, the surest first; and by entry and trigger where words are negated. `objected` is by entry."""
        found: list[Winner] = []
        negated: dict[tuple[int, int], int] = {}
        ranked = [match for rank in range(NEAR_MISS) for match in matches if match[2] == rank]
        denying = self._denying(ranked, objected)
        numbers = self._sheet.numbers
        for entry, number, _, trigger, passages in ranked:
            if number in objected:
                passages &= ~objected[number]
            if passages & denying and entry.polarity == "void":
                denied = self._denied(trigger, passages & denying & ~_settled(entry, done))
                negated[number, trigger] = denied
                passages &= ~denied
            if passages:
                for topic, new in _open(entry, passages, done):
                    found += [(place, topic, entry, trigger, "") for place in numbers(new)]
        return found, negated

    def _matches(self, entries: Entries) -> list[_Match]:
        """Where entries matched, in the order of their triggers."""
        among, by_trigger, around = self._among(entries.kinds), entries.by_trigger, self._contexts.matching
        return [
            (entry, number, rank, trigger, passages)
            for trigger, hits in self._sheet.matching(self._patterns.triggers)
            for entry, number, kinds, rank in by_trigger[trigger]
            if (passages := hits & among[kinds])
            if not entry.under or (passages := passages & around(entry.under))
        ]

    def _objections(self, matches: Iterable[_Match]) -> dict[int, list[_Objection]]:
        """For entries by number that do not count in some passages, whatever the trigger, in which and why."""
        together: dict[int, int] = {}
        entries: dict[int, Entry] = {}
        for entry, number, _, _, passages in matches:
            if number in together:
                together[number] |= passages
            else:
                together[number] = passages
                entries[number] = entry
        found = {number: self._objected(entry, together[number]) for number, entry in entries.items()}
        return {number: objections for number, objections in found.items() if objections}

    def _objected(self, entry: Entry, left: int) -> list[_Objection]:
        """The passages of `left` in which an entry does not count, each under the first reason."""
        union = self._sheet.union
        found: list[_Objection] = []
        for silent, why in self._silent:
            found.append((left & silent, why, 0))
            left &= ~silent
        if self._answered and entry.polarity in ("stated", "void"):
            found.append((left & self._answered, _DENIED, 0))
            left &= ~self._answered
        if entry.unless and left:
            also = union(entry.unless, left)
            if also:
                found.append((also, _ALSO, 0))
                left ^= also
        for group in entry.with_:
            tied = left and union(group, left)
            if tied != left:
                found.append((left ^ tied, _UNTIED, group[0]))
                left = tied
        if entry.not_under and left:
            found.append((left & self._contexts.matching(entry.not_under), _ELSEWHERE, 0))
        return [objection for objection in found if objection[0]] if found else found

    def _denying(self, matches: Iterable[_Match], objected: Mapping[int, int]) -> int:
        """The passages that may deny something, of those with an entry to which this matters."""
        here = 0
        for entry, number, _, _, passages in matches:
            if entry.polarity == "void":
                here |= passages & ~objected.get(number, 0)
        prepared, may_deny = self._sheet.passages, self._stance.may_deny
        return self._sheet.set_of([n for n in self._sheet.numbers(here) if may_deny(prepared[n].text)])

    def _denied(self, trigger: int, passages: int) -> int:
        """The passages among these in which the words of a trigger are denied."""
        sheet = self._sheet
        return sheet.set_of([number for number in sheet.numbers(passages) if self._negated(trigger, number)])

    def _negated(self, trigger: int, number: int) -> bool:
        place = self._sheet.span(trigger, number)
        text = self._sheet.passages[number].text
        return place is not None and self._stance.polarity(text, *place) == "denied"

    def _reason(self, entry: Entry, trigger: int, number: int, objections: Sequence[_Objection]) -> str:
        """Why an entry does not count in a passage; empty if it would, but is too little."""
        here = self._sheet.set_of((number,))
        for passages, why, pattern in objections:
            if here & passages:
                if why is _UNTIED:
                    return _untied(self._patterns.sources[pattern])
                return why.format(self._said(entry.unless, number)) if why is _ALSO else why
        return _NEGATED if entry.polarity == "void" and self._negated(trigger, number) else ""

    def _said(self, patterns: Iterable[int], number: int) -> str:
        """The words of a passage in which the first of some patterns matches that does."""
        sheet = self._sheet
        places = (sheet.span(pattern, number, True) for pattern in patterns)
        start, end = next(place for place in places if place is not None)
        return sheet.passages[number].content[start:end]

    def _among(self, kinds: Iterable[tuple[str, ...]]) -> list[int]:
        """For some kinds of passage, and others, the passages that are of one of them."""
        numbers: dict[str, list[int]] = {}
        for number, passage in enumerate(self._passages):
            numbers.setdefault(passage.kind, []).append(number)
        sets = {kind: self._sheet.set_of(found) for kind, found in numbers.items()}
        return [reduce(or_, [sets.get(kind, 0) for kind in some]) for some in kinds]


def _open(entry: Entry, passages: int, done: dict[str, int]) -> Iterator[tuple[str, int]]:
    """For each topic of an entry those of some passages that nothing has won, if any; then they are done."""
    for topic in entry.topics:
        known = done.get(topic, 0)
        new = passages & ~known
        if new:
            done[topic] = known | new
            yield topic, new


def _settled(entry: Entry, done: Mapping[str, int]) -> int:
    """The passages in which all topics of an entry are won."""
    return reduce(and_, [done.get(topic, 0) for topic in entry.topics])


@cache
def _untied(pattern: str) -> str:
    from policylint.phrases.example import spelled_out

    return _UNTIED.format(spelled_out(pattern))


def _silent(sheet: Sheet, passages: Sequence[Passage], read_quotes: bool) -> list[tuple[int, str]]:
    """The passages that stand in a quotation which is not read, those that only ask, and those of which a table says no."""
    quoted = [] if read_quotes else [number for number, one in enumerate(passages) if one.quoted]
    asking = [
        number
        for number, one in enumerate(passages)
        if "?" in one.text.content
        and not one.denied
        and one.kind in ("sentence", "item")
        and one.own_text.rstrip().endswith("?")
    ]
    refused = [number for number, one in enumerate(passages) if one.refused]
    silent = ((quoted, _QUOTED), (asking, _ASKING), (refused, _REFUSED))
    return [(sheet.set_of(some), why) for some, why in silent if some]


_NUMBER = itemgetter(0)
