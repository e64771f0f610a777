"""What stands around passages: the headings above, the run-in label, the words that introduce them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, reduce
from itertools import chain, islice
from operator import or_
from typing import TypeAlias

from policylint.concordance.bits import numbers_in, packed, set_of
from policylint.detectors.audience import Audiences, audience_of
from policylint.passages import Passage
from policylint.phrases.matcher import PatternSet, Sheet

Run: TypeAlias = tuple[int, int, tuple[int, ...]]
"""Passages with the same around them: the number of the first, of the one after the last, and those of the texts around,
the contexts.
"""


class Contexts:
    """The contexts of all passages of a document, matched together when one is first asked for."""

    def __init__(self, patterns: PatternSet, passages: Sequence[Passage], known: Audiences) -> None:
        self._patterns = patterns
        self._known = known
        self._passages = passages
        self._answers: dict[tuple[int, ...], int] = {}
        self._audiences: dict[int, str] = {}

    def audience(self, passage: Passage) -> str:
        """The audience that the headings above a passage name."""
        key = id(passage.headings)
        if key not in self._audiences:
            self._audiences[key] = audience_of(passage.headings, self._known)
        return self._audiences[key]

    def matching(self, ids: tuple[int, ...]) -> int:
        """The set of the contexts in which any of these patterns matches, a bit for each, by number."""
        known = self._answers.get(ids)
        if known is None:
            first = known = 0
            for sheet in self.sheets:
                found = sheet.union(ids)
                if found:
                    known |= set_of(list(sheet.numbers(found))) << first
                first += len(sheet.passages)
            self._answers[ids] = known
        return known

    def runs(self, first: int, end: int) -> Iterator[Run]:
        """The runs of the passages from number `first` up to, not including, `end`."""
        starts, contexts, _ = self._all
        for index in range(bisect_right(starts, first) - 1, len(starts)):
            start = starts[index]
            stop = starts[index + 1] if index + 1 < len(starts) else len(self._passages)
            if start >= end:
                return
            yield max(start, first), min(stop, end), contexts[index]

    @property
    def all_runs(self) -> Iterator[Run]:
        """Those of all passages."""
        starts, contexts, _ = self._all
        return zip(starts, chain(islice(starts, 1, None), (len(self._passages),)), contexts, strict=False)

    @cached_property
    def sheets(self) -> list[Sheet]:
        """All contexts, by number."""
        return self._patterns.sheets([(text, 0) for text in self._all[2]])

    @cached_property
    def _all(self) -> tuple[Sequence[int], list[tuple[int, ...]], list[str]]:
        """Where the runs of passages start and what is around each, and all contexts, by number: there may be a run for each passage."""
        passages = self._passages
        differs = self._differs
        starts = packed(lambda some: [number for number in some if differs(number)], range(len(passages)))
        numbers: dict[str, int] = {}
        known: dict[tuple[int, ...], tuple[int, ...]] = {}
        around = [
            known.setdefault(
                texts := tuple([numbers.setdefault(text, len(numbers)) for text in _around(passages[start])]),
                texts,
            )
            for start in starts
        ]
        return starts, around, list(numbers)

    def _differs(self, number: int) -> bool:
        """Whether something else stands around a passage than around the one before."""
        if not number:
            return True
        one, last = self._passages[number], self._passages[number - 1]
        if one.headings is not last.headings or one.label != last.label or one.own != last.own:
            return True
        return one.own > 0 and one.text.content[: one.own] != last.text.content[: one.own]


class ContextSets:
    """Which passages of a sheet stand in which contexts; the first of them is number `first` of the document."""

    def __init__(self, contexts: Contexts, sheet: Sheet, first: int) -> None:
        self._contexts = contexts
        self._sheet = sheet
        self._first = first
        self._answers: dict[tuple[int, ...], int] = {}

    def matching(self, ids: tuple[int, ...]) -> int:
        """The set of the passages around which any of these patterns matches."""
        known = self._answers.get(ids)
        if known is None:
            here = self._by_context
            matching = self._contexts.matching(ids) & self._here
            known = self._answers[ids] = reduce(or_, [here[number] for number in numbers_in(matching)], 0)
        return known

    @cached_property
    def _here(self) -> int:
        """The contexts on this sheet."""
        return set_of(sorted(self._by_context))

    @cached_property
    def _by_context(self) -> dict[int, int]:
        found: dict[int, int] = {}
        first = self._first
        for start, end, contexts in self._contexts.runs(first, first + len(self._sheet.passages)):
            passages = self._sheet.set_of(range(start - first, end - first))
            for number in contexts:
                found[number] = found.get(number, 0) | passages
        return found


def _around(passage: Passage) -> Iterator[str]:
    """The texts around a passage."""
    for heading in passage.headings:
        yield heading.text.content
    if passage.label:
        yield passage.label
    if passage.own:
        yield passage.text.content[: passage.own]
