"""What stands around passages: the headings above, the run-in label, the words that introduce them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, reduce
from operator import or_

from policylint.detectors.audience import Audiences, audience_of
from policylint.passages import Passage
from policylint.phrases.matcher import PatternSet, Sheet


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
                sheet.passages[number].content
                for sheet in self._sheets
                for number in sheet.numbers(sheet.union(ids))
            )
        return self._answers[ids]

    @cached_property
    def _sheets(self) -> list[Sheet]:
        contents = dict.fromkeys(
            content for group in grouped(self._passages).values() for content in around(group[0][1])
        )
        return self._patterns.sheets((content, 0) for content in contents)


class ContextSets:
    """Which passages of a sheet stand in which contexts."""

    def __init__(self, contexts: Contexts, sheet: Sheet, passages: Sequence[Passage]) -> None:
        self._contexts = contexts
        self._sheet = sheet
        self._passages = passages
        self._answers: dict[tuple[int, ...], int] = {}

    def matching(self, ids: tuple[int, ...]) -> int:
        """The set of the passages around which any of these patterns matches."""
        if ids not in self._answers:
            here = self._by_content
            found = [here[content] for content in self._contexts.matching(ids) if content in here]
            self._answers[ids] = reduce(or_, found, 0)
        return self._answers[ids]

    @cached_property
    def _by_content(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for group in grouped(self._passages).values():
            passages = self._sheet.set_of([number for number, _ in group])
            for content in around(group[0][1]):
                found[content] = found.get(content, 0) | passages
        return found


def grouped(passages: Sequence[Passage]) -> dict[tuple[int, str, str], list[tuple[int, Passage]]]:
    """Passages, with their numbers, by what stands around them."""
    groups: dict[tuple[int, str, str], list[tuple[int, Passage]]] = {}
    for number, passage in enumerate(passages):
        introduction = passage.text.content[: passage.own] if passage.own else ""
        groups.setdefault((id(passage.headings), passage.label, introduction), []).append((number, passage))
    return groups


def around(passage: Passage) -> Iterator[str]:
    """The texts around a passage."""
    for heading in passage.headings:
        yield heading.text.content
    if passage.label:
        yield passage.label
    if passage.own:
        yield passage.text.content[: passage.own]
