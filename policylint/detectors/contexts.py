"""What stands around passages: the headings above, the run-in label, the words that introduce them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, reduce
from operator import itemgetter, or_
from typing import TypeAlias

from policylint.detectors.audience import Audiences, audience_of
from policylint.passages import Passage
from policylint.phrases.matcher import PatternSet, Sheet

Run: TypeAlias = tuple[int, int, tuple[str, ...]]
"""Passages with the same around them: the number of the first, of the one after the last, and the texts around."""


class Contexts:
    """The contexts of all passages of a document, matched together when one is first asked for."""

    def __init__(self, patterns: PatternSet, passages: Sequence[Passage], known: Audiences) -> None:
        self._patterns = patterns
        self._known = known
        self._passages = passages
        self._answers: dict[tuple[int, ...], frozenset[str]] = {}
        self._audiences: dict[int, str] = {}

    def audience(self, passage: Passage) -> str:
        """The audience that the headings above a passage name."""
        key = id(passage.headings)
        if key not in self._audiences:
            self._audiences[key] = audience_of(passage.headings, self._known)
        return self._audiences[key]

    def matching(self, ids: tuple[int, ...]) -> frozenset[str]:
        """The contexts in which any of these patterns matches."""
        if ids not in self._answers:
            self._answers[ids] = frozenset(
                [
                    sheet.passages[number].content
                    for sheet in self._sheets
                    for number in sheet.numbers(sheet.union(ids))
                ]
            )
        return self._answers[ids]

    def runs(self, first: int, end: int) -> Iterator[Run]:
        """The runs of the passages from number `first` up to, not including, `end`."""
        runs = self._runs
        for index in range(bisect_right(runs, first, key=itemgetter(0)) - 1, len(runs)):
            start, stop, texts = runs[index]
            if start >= end:
                return
            yield max(start, first), min(stop, end), texts

    @cached_property
    def _runs(self) -> list[Run]:
        starts = [number for number, _ in enumerate(self._passages) if self._differs(number)]
        ends = [*starts[1:], len(self._passages)]
        return [(s, e, tuple(_around(self._passages[s]))) for s, e in zip(starts, ends, strict=True)]

    def _differs(self, number: int) -> bool:
        """Whether something else stands around a passage than around the one before."""
        if not number:
            return True
        one, last = self._passages[number], self._passages[number - 1]
        if one.headings is not last.headings or one.label != last.label or one.own != last.own:
            return True
        return one.own > 0 and one.text.content[: one.own] != last.text.content[: one.own]

    @cached_property
    def _sheets(self) -> list[Sheet]:
        contents = dict.fromkeys([content for _, _, texts in self._runs for content in texts])
        return self._patterns.sheets([(content, 0) for content in contents])


class ContextSets:
    """Which passages of a sheet stand in which contexts; the first of them is number `first` of the document."""

    def __init__(self, contexts: Contexts, sheet: Sheet, first: int) -> None:
        self._contexts = contexts
        self._sheet = sheet
        self._first = first
        self._answers: dict[tuple[int, ...], int] = {}

    def matching(self, ids: tuple[int, ...]) -> int:
        """The set of the passages around which any of these patterns matches."""
        if ids not in self._answers:
            here, contents = self._by_content, self._contexts.matching(ids)
            fewer = contents if len(contents) < len(here) else here
            found = [here[content] for content in fewer if content in contents and content in here]
            self._answers[ids] = reduce(or_, found, 0)
        return self._answers[ids]

    @cached_property
    def _by_content(self) -> dict[str, int]:
        found: dict[str, int] = {}
        first = self._first
        for start, end, texts in self._contexts.runs(first, first + len(self._sheet.passages)):
            passages = self._sheet.set_of(range(start - first, end - first))
            for content in texts:
                found[content] = found.get(content, 0) | passages
        return found


def _around(passage: Passage) -> Iterator[str]:
    """The texts around a passage."""
    for heading in passage.headings:
        yield heading.text.content
    if passage.label:
        yield passage.label
    if passage.own:
        yield passage.text.content[: passage.own]
