"""Weighs the entries of a vocabulary on a sheet of passages: which one counts for a topic in a passage, and why not.

Everything is a set of passages; single passages are looked at only where an entry won, or goes by negation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial, reduce
from operator import or_
from typing import NamedTuple

from policylint.detectors.contexts import Contexts, ContextSets
from policylint.disclosure import CONFIDENCES
from policylint.frozen import dataclass
from policylint.language import Stance
from policylint.passages import Passage
from policylint.phrases.matcher import PatternSet, Sheet
from policylint.phrases.memo import Memo
from policylint.phrases.prepared import Prepared
from policylint.phrases.vocabulary import Entry

_NEAR_MISS = CONFIDENCES.index("possible")


class Winner(NamedTuple):
    """What discloses `topic` in passage `number` of a sheet; `objection` says why it does not count, if so."""

    number: int
    topic: str
    entry: Entry
    trigger: int
    objection: str


@dataclass(slots=True)
class _Match:
    """An entry with one of its triggers: where it matched, and counts or not."""

    entry: Entry
    trigger: int
    counting: int
    objected: int
    rank: int


class Weighing:
    """The entries weighed on one sheet; `unread` says that quotations are not read."""

    def __init__(
        self,
        patterns: PatternSet,
        sheet: Sheet,
        passages: Sequence[Passage],
        contexts: Contexts,
        read_quotes: bool,
        stance: Stance,
    ) -> None:
        self._patterns = patterns
        self._stance = stance
        self._sheet = sheet
        self._contexts = ContextSets(contexts, sheet, passages)
        self._quoted, self._asking = self._silent(passages, read_quotes)
        self._places: dict[tuple[int, int], tuple[int, int]] = {}
        self._may_deny: Memo[int, bool] = Memo(partial(_may_deny, stance, sheet.passages))
        self._kinds = self._by_kind(passages)
        self._among: Memo[tuple[str, ...], int] = Memo(partial(_of_kinds, self._kinds))

    def winners(self, entries: Mapping[int, Sequence[Entry]]) -> list[Winner]:
        """For each topic and passage the surest entry, the first of equally sure ones; `entries` are given by trigger."""
        matches = self._matches(entries)
        done: dict[str, int] = {}
        found: list[Winner] = []
        for rank in range(_NEAR_MISS):
            for match in matches:
                if match.rank == rank and match.counting:
                    if match.entry.polarity == "void":
                        self._object_to_negated(match, done)
                    self._take(match, match.counting, done, found, explained=False)
        for match in matches:
            passages = match.objected | (match.counting if match.rank == _NEAR_MISS else 0)
            if passages:
                self._take(match, passages, done, found, explained=True)
        return sorted(found, key=_number)

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
                    found.append(Winner(number, topic, entry, trigger, objection))

    def _matches(self, entries: Mapping[int, Sequence[Entry]]) -> list[_Match]:
        found: list[_Match] = []
        together: dict[int, int] = {}
        for trigger, hits in self._sheet.matching(self._patterns.triggers):
            for entry in entries.get(trigger, ()):
                passages = hits & self._among[entry.kinds]
                if entry.under and passages:
                    passages &= self._contexts.matching(entry.under)
                if passages:
                    rank = CONFIDENCES.index(entry.confidence)
                    found.append(_Match(entry, trigger, passages, 0, rank))
                    together[id(entry)] = together.get(id(entry), 0) | passages
        objected = {}
        for match in found:
            key = id(match.entry)
            if key not in objected:
                objected[key] = self._objected(match.entry, together[key])
            match.objected = match.counting & objected[key]
            match.counting ^= match.objected
        return found

    def _objected(self, entry: Entry, passages: int) -> int:
        """The passages among these in which an entry does not count, whatever its trigger."""
        left = passages & ~(self._quoted | self._asking)
        if left and entry.unless:
            left &= ~self._sheet.union(entry.unless)
        for group in entry.with_:
            if left:
                left &= self._sheet.union(group)
        if left and entry.not_under:
            left &= ~self._contexts.matching(entry.not_under)
        return passages ^ left

    def _object_to_negated(self, match: _Match, done: Mapping[str, int]) -> None:
        """Object to a match where its words are negated, as far as that matters to some topic."""
        settled = -1
        for topic in match.entry.topics:
            settled &= done.get(topic, 0)
        negated = [
            number
            for number in self._sheet.numbers(match.counting & ~settled)
            if self._negated(match.trigger, number)
        ]
        if negated:
            passages = self._sheet.set_of(negated)
            match.objected |= passages
            match.counting ^= passages

    def _negated(self, trigger: int, number: int) -> bool:
        if not self._may_deny[number]:
            return False
        place = self.place(trigger, number)
        return self._stance.polarity(self._sheet.passages[number].text, *place) == "denied"

    def place(self, trigger: int, number: int) -> tuple[int, int]:
        """Where a trigger that matches in a passage does so first: start and end, as offsets into the passage."""
        key = (trigger, number)
        found = self._places.get(key)
        if found is None:
            words = self._sheet.first(trigger, number) or (0, 1)
            found = self._places[key] = self._sheet.passages[number].span(*words)
        return found

    def words(self, trigger: int, number: int) -> str:
        """The words of a passage in which a trigger matches first."""
        return self._sheet.passages[number].content[slice(*self.place(trigger, number))]

    def _objection(self, match: _Match, number: int) -> str:
        """Why a match does not count in a passage; empty if it does."""
        entry, sheet = match.entry, self._sheet
        here = sheet.set_of((number,))
        if here & self._quoted:
            return "the words stand in a quotation"
        if here & self._asking:
            return "a question discloses nothing"
        for pattern in entry.unless:
            ruled_out = sheet.first(pattern, number, True)
            if ruled_out is not None:
                passage = sheet.passages[number]
                return f"the passage also says “{passage.content[slice(*passage.span(*ruled_out))]}”"
        for group in entry.with_:
            if not here & sheet.union(group):
                from policylint.phrases.example import spelled_out

                example = spelled_out(self._patterns.sources[group[0]])
                return f"nothing in the passage ties it to the topic, such as {example}"
        if entry.not_under and here & self._contexts.matching(entry.not_under):
            return "the heading or introduction speaks of something else"
        if entry.polarity == "void" and self._negated(match.trigger, number):
            return "the words are negated"
        return ""

    def _silent(self, passages: Sequence[Passage], read_quotes: bool) -> tuple[int, int]:
        """The passages that stand in a quotation which is not read, and those that only ask."""
        quoted = [] if read_quotes else [number for number, one in enumerate(passages) if one.quoted]
        asking = [
            number
            for number, one in enumerate(passages)
            if "?" in one.text.content
            and one.kind in ("sentence", "item")
            and one.own_text.rstrip().endswith("?")
        ]
        return self._sheet.set_of(quoted), self._sheet.set_of(asking)

    def _by_kind(self, passages: Sequence[Passage]) -> dict[str, int]:
        numbers: dict[str, list[int]] = {}
        for number, passage in enumerate(passages):
            numbers.setdefault(passage.kind, []).append(number)
        return {kind: self._sheet.set_of(found) for kind, found in numbers.items()}


def _may_deny(stance: Stance, passages: Sequence[Prepared], number: int) -> bool:
    return stance.may_deny(passages[number].text)


def _of_kinds(by_kind: Mapping[str, int], kinds: tuple[str, ...]) -> int:
    return reduce(or_, [by_kind.get(kind, 0) for kind in kinds])


def _number(winner: Winner) -> int:
    return winner.number
