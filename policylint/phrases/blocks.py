"""Sheets and windows in plain Python, by `policylint.phrases.block`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from policylint.concordance.bits import set_of
from policylint.phrases.block import Block
from policylint.phrases.encoding import Encoder
from policylint.phrases.layout import Stretch
from policylint.phrases.prepared import Prepared
from policylint.phrases.program import Compiled
from policylint.phrases.sheets import LongSheet, Marking, Placed, Sheet, Words, matches_in
from policylint.phrases.sieve import Sieve
from policylint.phrases.tables import Tables


class Blocks:
    """Makes sheets for compiled patterns. Raises ValueError if they lack their clauses."""

    def __init__(self, compiled: Compiled, encoder: Encoder) -> None:
        if compiled.clauses is None:
            raise ValueError("patterns without clauses cannot be matched in plain Python")
        self._tables = Tables(compiled.code)
        self._sieve = Sieve(len(compiled.sources), compiled.clauses)
        self._encoder = encoder

    def each_sheet(
        self, passages: Iterable[tuple[str, int]], most: int, marked: Marking | None = None
    ) -> Iterator[Sheet]:
        """Sheets without marks."""
        waiting: list[tuple[Prepared, Stretch]] = []
        size = 0
        for content, own in passages:
            stretch = self._stretch(content, own)
            length = len(stretch.symbols) // 2 + 1
            if size + length > most and waiting:
                yield self._join(waiting)
                waiting, size = [], 0
            if length > most:
                yield self._long(Prepared(content, own), stretch, most)
                continue
            waiting.append((Prepared(content, own), stretch))
            size += length
        if waiting:
            yield self._join(waiting)

    def _stretch(self, content: str, own: int) -> Stretch:
        """A whole passage."""
        encode = self._encoder.encode
        before = encode(content[:own]) if own else ""
        count = len(before) // 2
        symbols = before + encode(content[own:] if own else content)
        return Stretch(symbols, count, (0, count) if count else (0,), True)

    def _join(self, passages: Sequence[tuple[Prepared, Stretch]]) -> Sheet:
        possible = reduce(or_, [self._sieve.passing(stretch.symbols[::2]) for _, stretch in passages], 0)
        block = Block(self._tables, [stretch for _, stretch in passages])
        return BlockSheet([passage for passage, _ in passages], block, possible)

    def _long(self, passage: Prepared, stretch: Stretch, most: int) -> Sheet:
        return LongSheet(
            passage,
            len(stretch.symbols) // 2,
            most,
            lambda first, last: Block(self._tables, [_part(stretch, first, last)]),
        )


def _part(whole: Stretch, first: int, last: int) -> Stretch:
    """The words of a passage from number `first` up to `last`."""
    own = max(whole.own - first, 0)
    begins = tuple([word - first for word in whole.begins if first <= word < last])
    symbols = whole.symbols[2 * first : 2 * last]
    return Stretch(symbols, own, begins, 2 * last >= len(whole.symbols))


class BlockSheet(Placed):
    """Whole passages, as one block; `possible` has a bit for each pattern that may match in some."""

    def __init__(self, passages: Sequence[Prepared], block: Block, possible: int) -> None:
        self.passages = passages
        self.all = block.passages
        self._possible = possible
        self._block = block
        self._ends = block.ends
        self._by_end = {end: number for number, end in enumerate(self._ends)}

    def set_of(self, numbers: Sequence[int]) -> int:
        return set_of([self._ends[number] for number in numbers])

    def numbers(self, passages: int) -> Iterator[int]:
        by_end = self._by_end
        while passages:
            lowest = passages & -passages
            yield by_end[lowest.bit_length() - 1]
            passages ^= lowest

    def matching(self, patterns: list[int]) -> list[tuple[int, int]]:
        possible, hits = self._possible, self._block.hits
        found = [(pattern, hits(pattern)) for pattern in patterns if possible >> pattern & 1]
        return [match for match in found if match[1]]

    def hits(self, pattern: int, anywhere: bool = False) -> int:
        return self._block.hits(pattern, anywhere) if self._possible >> pattern & 1 else 0

    def union(self, patterns: tuple[int, ...], among: int = -1, /) -> int:
        found = 0
        for pattern in patterns:
            found |= self.hits(pattern, True) & among
            if found == among:
                break
        return found

    def first(self, pattern: int, number: int, anywhere: bool = False) -> Words | None:
        starts = self._starts(pattern, number, anywhere)
        if not starts:
            return None
        place = self._block.places[number]
        start = (starts & -starts).bit_length() - 1
        return start, self._block.end(pattern, place + start, anywhere) - place

    def every(self, pattern: int, number: int, anywhere: bool = False) -> list[Words]:
        left = self._starts(pattern, number, anywhere)
        end = self._block.end
        return list(matches_in(left, self._block.places[number], lambda start: end(pattern, start, anywhere)))

    def _starts(self, pattern: int, number: int, anywhere: bool) -> int:
        """Where matches in a passage begin, as a set of numbers of words."""
        if not self._possible >> pattern & 1:
            return 0
        place = self._block.places[number]
        within = (1 << self._ends[number] - place) - 1
        return self._block.starts(pattern, anywhere) >> place & within
