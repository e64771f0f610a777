"""Weighs the entries of a vocabulary on a sheet of passages, in plain Python: the same as `policylint/phrases/field/weigh.c`.

Everything is a set of passages; single passages are looked at only where an entry won, or goes by negation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_, itemgetter, or_
from typing import NamedTuple, TypeAlias

from policylint.confidence import CONFIDENCES
from policylint.detectors.contexts import ContextSets
from policylint.detectors.weighing import (
    ALSO,
    ANSWERED,
    COUNTS,
    ELSEWHERE,
    NEAR_MISS,
    NEGATED,
    STATING,
    TOO_LITTLE,
    UNTIED,
    Winner,
)
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.phrases.matcher import PatternSet, Sheet
from policylint.phrases.vocabulary import Entry

_Match: TypeAlias = tuple[Entry, int, int, int, int]
"""Where an entry matched: it, its number, its rank, one of its triggers, and the passages in which that matches."""

_Objection: TypeAlias = tuple[int, int, int]
"""Passages in which an entry does not count, why not, and the pattern that would tie them to the topic, if that lacks."""

_Reason: TypeAlias = tuple[int, int, int]
"""Why something does not count, and two numbers that tell more, as in `Winner`."""

_COUNTS: _Reason = (COUNTS, 0, 0)


class Ranked(NamedTuple):
    """An entry, its number, that of its kinds of passage among `Entries.kinds`, and how sure it is, 0 the surest."""

    entry: Entry
    number: int
    kinds: int
    rank: int


@dataclass(frozen=True, slots=True)
class Entries:
    """All entries, by trigger, and the kinds of passages that there are entries for."""

    by_trigger: dict[int, list[Ranked]]
    kinds: tuple[tuple[str, ...], ...]


def by_trigger(entries: Iterable[Entry]) -> Entries:
    """The entries, each under all of its triggers."""
    index: dict[int, list[Ranked]] = {}
    kinds: dict[tuple[str, ...], int] = {}
    for number, entry in enumerate(entries):
        among = kinds.setdefault(entry.kinds, len(kinds))
        ranked = Ranked(entry, number, among, CONFIDENCES.index(entry.confidence))
        for trigger in entry.any:
            index.setdefault(trigger, []).append(ranked)
    return Entries(index, tuple(kinds))


class Weighing:
    """The entries weighed on one sheet; `silent` says of each passage why nothing in it counts, if so (see `weighing`)."""

    def __init__(
        self,
        patterns: PatternSet,
        sheet: Sheet,
        passages: Sequence[Passage],
        contexts: ContextSets,
        silent: bytes,
        may_deny: Callable[[int], bool],
        denied: Callable[[int, int, int], bool],
    ) -> None:
        self._patterns = patterns
        self._sheet = sheet
        self._contexts = contexts
        self._silent = _silences(sheet, silent)
        self._passages = passages
        self._may_deny = may_deny
        self._are_denied = denied

    def winners(self, entries: Entries) -> list[Winner]:
        """For each topic and passage the surest entry, the first of equally sure ones; in the order of the passages."""
        matches = self._matches(entries)
        objections = self._objections(matches)
        objected = {number: reduce(or_, [one[0] for one in some]) for number, some in objections.items()}
        done: dict[str, int] = {}
        found, negated = self._counting(matches, objected, done)
        for entry, number, rank, trigger, passages in matches:
            if rank != NEAR_MISS:
                passages &= objected.get(number, 0) | negated.get((number, trigger), 0)
            if passages:
                why = objections.get(number, ())
                for topic, new in _open(entry, passages, done):
                    found += [
                        (*self._won(place, topic, number, trigger), *self._reason(entry, trigger, place, why))
                        for place in self._sheet.numbers(new)
                    ]
        found.sort(key=itemgetter(0))
        return found

    def _won(self, place: int, topic: str, number: int, trigger: int) -> tuple[int, str, int, int, int, int]:
        return place, topic, number, trigger, *self._place(trigger, place)

    def _place(self, trigger: int, number: int) -> tuple[int, int]:
        """Start and end of the first match of a trigger in a passage."""
        return self._sheet.spans([(trigger, number)])[0]

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
                    found += [(*self._won(place, topic, number, trigger), *_COUNTS) for place in numbers(new)]
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
            if why == ANSWERED and entry.polarity not in STATING:
                continue
            found.append((left & silent, why, 0))
            left &= ~silent
        if entry.unless and left:
            also = union(entry.unless, left)
            if also:
                found.append((also, ALSO, 0))
                left ^= also
        for group in entry.with_:
            tied = left and union(group, left)
            if tied != left:
                found.append((left ^ tied, UNTIED, group[0]))
                left = tied
        if entry.not_under and left:
            found.append((left & self._contexts.matching(entry.not_under), ELSEWHERE, 0))
        return [objection for objection in found if objection[0]] if found else found

    def _denying(self, matches: Iterable[_Match], objected: Mapping[int, int]) -> int:
        """The passages that may deny something, of those with an entry to which this matters."""
        here = 0
        for entry, number, _, _, passages in matches:
            if entry.polarity == "void":
                here |= passages & ~objected.get(number, 0)
        return self._sheet.set_of(list(filter(self._may_deny, self._sheet.numbers(here))))

    def _denied(self, trigger: int, passages: int) -> int:
        """The passages among these in which the words of a trigger are denied."""
        sheet = self._sheet
        return sheet.set_of([number for number in sheet.numbers(passages) if self._negated(trigger, number)])

    def _negated(self, trigger: int, number: int) -> bool:
        return self._are_denied(number, *self._place(trigger, number))

    def _reason(self, entry: Entry, trigger: int, number: int, objections: Sequence[_Objection]) -> _Reason:
        """Why an entry does not count in a passage."""
        here = self._sheet.set_of((number,))
        for passages, why, pattern in objections:
            if here & passages:
                return (why, *self._said(entry.unless, number)) if why == ALSO else (why, pattern, 0)
        negated = entry.polarity == "void" and self._negated(trigger, number)
        return NEGATED if negated else TOO_LITTLE, 0, 0

    def _said(self, patterns: Iterable[int], number: int) -> tuple[int, int]:
        """Start and end of the first match in a passage of the first of some patterns that matches."""
        places = (self._sheet.span(pattern, number, True) for pattern in patterns)
        return next(place for place in places if place is not None)

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


def _silences(sheet: Sheet, silent: bytes) -> list[tuple[int, int]]:
    """For each reason for which nothing counts in a passage the passages, and it."""
    return [
        (sheet.set_of([number for number, one in enumerate(silent) if one == why]), why)
        for why in sorted(set(silent) - {COUNTS})
    ]
