"""Passages that patterns are laid over together.

A set of passages of a sheet is an integer with a bit for each; what holds in which passages is worked out with
a few `and`s and `or`s, whatever their number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeAlias

from policylint.phrases.block import Block
from policylint.phrases.layout import set_of
from policylint.phrases.prepared import Prepared

Words: TypeAlias = tuple[int, int]
"""A match in a passage: the number of its first word, and of the word after it."""


class Sheet(Protocol):
    """Some passages, known by number in their order, and where patterns match in them.

    `all` is the set of all of them; `possible` has a bit for each pattern that may match in some.
    """

    passages: Sequence[Prepared]
    all: int
    possible: int

    def set_of(self, numbers: Sequence[int]) -> int:
        """The set of the passages with these numbers, which are in ascending order."""
        ...

    def numbers(self, passages: int) -> Iterator[int]:
        """The numbers of the passages in a set, in ascending order."""
        ...

    def hits(self, pattern: int, anywhere: bool = False) -> int:
        """The set of the passages in which a pattern matches, ending in their own words, or `anywhere`."""
        ...

    def first(self, pattern: int, number: int, anywhere: bool = False) -> Words | None:
        """The first match in a passage; it must end in the passage's own words, unless `anywhere`."""
        ...

    def every(self, pattern: int, number: int, anywhere: bool = False) -> list[Words]:
        """All matches in a passage that do not overlap, in order."""
        ...


class BlockSheet:
    """Whole passages, as one block."""

    def __init__(self, passages: Sequence[Prepared], block: Block, possible: int) -> None:
        self.passages = passages
        self.all = block.passages
        self.possible = possible
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

    def hits(self, pattern: int, anywhere: bool = False) -> int:
        return self._block.hits(pattern, anywhere) if self.possible >> pattern & 1 else 0

    def first(self, pattern: int, number: int, anywhere: bool = False) -> Words | None:
        starts = self._starts(pattern, number, anywhere)
        if not starts:
            return None
        place = self._block.places[number]
        start = (starts & -starts).bit_length() - 1
        return start, self._block.end(pattern, anywhere, place + start) - place

    def every(self, pattern: int, number: int, anywhere: bool = False) -> list[Words]:
        place = self._block.places[number]
        matches: list[Words] = []
        left = self._starts(pattern, number, anywhere)
        while left:
            start = (left & -left).bit_length() - 1
            end = self._block.end(pattern, anywhere, place + start) - place
            matches.append((start, end))
            left &= -1 << end
        return matches

    def _starts(self, pattern: int, number: int, anywhere: bool) -> int:
        """Where matches in a passage begin, as a set of numbers of words."""
        if not self.possible >> pattern & 1:
            return 0
        within = (1 << len(self.passages[number].symbols)) - 1
        return self._block.starts(pattern, anywhere) >> self._block.places[number] & within


class LongSheet:
    """One long passage, as a block for each window of it.

    `windows` are the blocks, each with the number of the word at which it begins, and the numbers of the words
    from which, and up to which, matches are its own.
    """

    def __init__(self, passage: Prepared, windows: Sequence[tuple[Block, int, range]], possible: int) -> None:
        self.passages: Sequence[Prepared] = (passage,)
        self.all = 1
        self.possible = possible
        self._windows = windows

    def set_of(self, numbers: Sequence[int]) -> int:
        return int(bool(numbers))

    def numbers(self, passages: int) -> Iterator[int]:
        return iter((0,) if passages else ())

    def hits(self, pattern: int, anywhere: bool = False) -> int:
        return int(any(starts for _, _, starts in self._starts(pattern, anywhere)))

    def first(self, pattern: int, number: int, anywhere: bool = False) -> Words | None:
        return next(self._matches(pattern, anywhere), None)

    def every(self, pattern: int, number: int, anywhere: bool = False) -> list[Words]:
        return list(self._matches(pattern, anywhere))

    def _matches(self, pattern: int, anywhere: bool) -> Iterator[Words]:
        done = 0
        for block, base, left in self._starts(pattern, anywhere):
            while left:
                start = (left & -left).bit_length() - 1
                if base + start >= done:
                    done = base + block.end(pattern, anywhere, start)
                    yield base + start, done
                left &= -2 << start

    def _starts(self, pattern: int, anywhere: bool) -> Iterator[tuple[Block, int, int]]:
        """For each window its block, its first word, and where matches of its own begin."""
        if self.possible >> pattern & 1:
            for block, base, own in self._windows:
                allowed = (1 << own.stop - base) - (1 << own.start - base)
                yield block, base, block.starts(pattern, anywhere) & allowed
