"""Weighs the entries of a vocabulary on a sheet of passages: which one counts for a topic in a passage, and why not.

Everything is a set of passages; single passages are looked at only where an entry won, or goes by negation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import itemgetter, or_
from typing import TypeAlias

from policylint.detectors.contexts import ContextSets
from policylint.detectors.entries import NEAR_MISS, Entries
from policylint.frozen import dataclass
from policylint.language import Stance
from policylint.passages import Passage
from policylint.phrases.matcher import PatternSet, Sheet
from policylint.phrases.memo import Memo
from policylint.phrases.vocabulary import Entry

Winner: TypeAlias = tuple[int, str, Entry, int, str]
"""What discloses something: the number of the passage on the sheet, the topic, the entry, its trigger, and why it does
not count, if so.
"""


@dataclass(slots=True)
class _Match:
    """An entry with one of its triggers: where it matched, and counts or not."""

    entry: Entry
    trigger: int
    counting: int
    objected: int
    rank: int


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
        self._passages = passages
        self._contexts = contexts
        self._quoted, self._asking = self._silent(read_quotes)
        self._union: Memo[tuple[int, ...], int] = Memo(sheet.union)

    def winners(self, entries: Entries) -> list[Winner]:
        """For each topic and passage the surest entry, the first of equally sure ones; in the order of the passages."""
        matches = self._matches(entries)
        denying = self._denying(matches)
        done: dict[str, int] = {}
        found: list[Winner] = []
        for rank in range(NEAR_MISS):
            for match in matches:
                if match.rank == rank and match.counting:
                    if match.counting & denying and match.entry.polarity == "void":
                        self._object_to_negated(match, denying, done)
                    self._take(match, match.counting, done, found, explained=False)
        for match in matches:
            passages = match.objected | match.counting if match.rank == NEAR_MISS else match.objected
            if passages:
                self._take(match, passages, done, found, explained=True)
        found.sort(key=_NUMBER)
        return found

    def _take(
        self, match: _Match, passages: int, done: dict[str, int], found: list[Winner], *, explained: bool
    ) -> None:
        """Give a match those of `passages` that nothing has won, topic by topic; then they are done."""
        entry, trigger = match.entry, match.trigger
        for topic in entry.topics:
            known = done.get(topic, 0)
            new = passages & ~known
            if new:
                done[topic] = known | new
                for number in self._sheet.numbers(new):
                    objection = self._objection(match, number) if explained else ""
                    found.append((number, topic, entry, trigger, objection))

    def _matches(self, entries: Entries) -> list[_Match]:
        """Where entries matched, in the order of their triggers; with the objections that hold whatever the trigger."""
        found: list[_Match] = []
        by_entry: dict[int, list[_Match]] = {}
        among, by_trigger = self._among(entries.kinds), entries.by_trigger
        for trigger, hits in self._sheet.matching(self._patterns.triggers):
            for entry, number, kinds, rank in by_trigger[trigger]:
                passages = hits & among[kinds]
                if passages and entry.under:
                    passages &= self._contexts.matching(entry.under)
                if passages:
                    match = _Match(entry, trigger, passages, 0, rank)
                    found.append(match)
                    by_entry.setdefault(number, []).append(match)
        for matches in by_entry.values():
            together = reduce(or_, [match.counting for match in matches])
            objections = self._objected(matches[0].entry, together)
            if objections:
                for match in matches:
                    match.objected = match.counting & objections
                    match.counting ^= match.objected
        return found

    def _objected(self, entry: Entry, passages: int) -> int:
        """The passages among these in which an entry does not count, whatever its trigger."""
        left = passages & ~(self._quoted | self._asking)
        if left and entry.unless:
            left &= ~self._union[entry.unless]
        for group in entry.with_:
            if left:
                left &= self._union[group]
        if left and entry.not_under:
            left &= ~self._contexts.matching(entry.not_under)
        return passages ^ left

    def _denying(self, matches: Iterable[_Match]) -> int:
        """The passages that may deny something, of those with an entry to which this matters."""
        here = 0
        for match in matches:
            if match.entry.polarity == "void" and match.rank != NEAR_MISS:
                here |= match.counting
        prepared, may_deny = self._sheet.passages, self._stance.may_deny
        return self._sheet.set_of([n for n in self._sheet.numbers(here) if may_deny(prepared[n].text)])

    def _object_to_negated(self, match: _Match, denying: int, done: Mapping[str, int]) -> None:
        """Object to a match where its words are negated, as far as that matters to some topic."""
        settled = -1
        for topic in match.entry.topics:
            settled &= done.get(topic, 0)
        places = list(self._sheet.numbers(match.counting & denying & ~settled))
        negated = [number for number in places if self._negated(match.trigger, number)]
        if negated:
            passages = self._sheet.set_of(negated)
            match.objected |= passages
            match.counting ^= passages

    def _negated(self, trigger: int, number: int) -> bool:
        place = self._sheet.span(trigger, number)
        text = self._sheet.passages[number].text
        return place is not None and self._stance.polarity(text, *place) == "denied"

    def _objection(self, match: _Match, number: int) -> str:
        """Why a match does not count in a passage; empty if it does."""
        entry, sheet = match.entry, self._sheet
        here = sheet.set_of((number,))
        if here & self._quoted:
            return "the words stand in a quotation"
        if here & self._asking:
            return "a question discloses nothing"
        if entry.unless and here & self._union[entry.unless]:
            for pattern in entry.unless:
                place = sheet.span(pattern, number, True)
                if place is not None:
                    return f"the passage also says “{sheet.passages[number].content[slice(*place)]}”"
        for group in entry.with_:
            if not here & self._union[group]:
                from policylint.phrases.example import spelled_out

                example = spelled_out(self._patterns.sources[group[0]])
                return f"nothing in the passage ties it to the topic, such as {example}"
        if entry.not_under and here & self._contexts.matching(entry.not_under):
            return "the heading or introduction speaks of something else"
        if entry.polarity == "void" and self._negated(match.trigger, number):
            return "the words are negated"
        return ""

    def _silent(self, read_quotes: bool) -> tuple[int, int]:
        """The passages that stand in a quotation which is not read, and those that only ask."""
        passages = self._passages
        quoted = [] if read_quotes else [number for number, one in enumerate(passages) if one.quoted]
        asking = [
            number
            for number, one in enumerate(passages)
            if "?" in one.text.content
            and one.kind in ("sentence", "item")
            and one.own_text.rstrip().endswith("?")
        ]
        return self._sheet.set_of(quoted), self._sheet.set_of(asking)

    def _among(self, kinds: Iterable[tuple[str, ...]]) -> list[int]:
        """For some kinds of passage, and others, the passages that are of one of them."""
        numbers: dict[str, list[int]] = {}
        for number, passage in enumerate(self._passages):
            numbers.setdefault(passage.kind, []).append(number)
        sets = {kind: self._sheet.set_of(found) for kind, found in numbers.items()}
        return [reduce(or_, [sets.get(kind, 0) for kind in some]) for some in kinds]


_NUMBER = itemgetter(0)
