"""Passages that patterns are laid over together.

A set of passages of a sheet is an integer with a bit for each; what holds in which passages is worked out with
a few `and`s and `or`s, whatever their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias

from policylint.phrases.prepared import Prepared
from policylint.phrases.program import LONGEST

Words: TypeAlias = tuple[int, int]
"""A match in a passage: the number of its first word, and of the word after it."""

Span: TypeAlias = tuple[int, int]
"""A match in a passage: its start and its end, as offsets into the passage's content."""

Found: TypeAlias = tuple[int, int, int, int]
"""A match on a sheet: the pattern, the number of the passage, and start and end as offsets into its content."""


Marking: TypeAlias = Callable[[str], bool]
"""Whether a chunk, a stretch of text between white space, is of some kind."""


class Sheet(Protocol):
    """Some passages, known by number in their order, and where patterns match in them.

    `all` is the set of all of them.
    """

    passages: Sequence[Prepared]
    all: int

    def set_of(self, numbers: Sequence[int]) -> int:
        """The set of the passages with these numbers, which are in ascending order."""
        ...

    def numbers(self, passages: int) -> Iterator[int]:
        """The numbers of the passages in a set, in ascending order."""
        ...

    def matching(self, patterns: list[int]) -> list[tuple[int, int]]:
        """Those of some patterns that match in passages' own words, each with the set of the passages."""
        ...

    def hits(self, pattern: int, anywhere: bool = False) -> int:
        """The set of the passages in which a pattern matches, ending in their own words, or `anywhere`."""
        ...

    def union(self, patterns: tuple[int, ...], among: int = ..., /) -> int:
        """The set of the passages, of all or `among` some, in which any of some patterns matches anywhere."""
        ...

    def first(self, pattern: int, number: int, anywhere: bool = False) -> Words | None:
        """The first match in a passage; it must end in the passage's own words, unless `anywhere`."""
        ...

    def every(self, pattern: int, number: int, anywhere: bool = False) -> list[Words]:
        """All matches in a passage that do not overlap, in order."""
        ...

    def span(self, pattern: int, number: int, anywhere: bool = False) -> Span | None:
        """The first match in a passage, as `first` gives it, in offsets."""
        ...

    def spans(self, pairs: list[tuple[int, int]]) -> list[Span]:
        """Where patterns match first in passages' own words; a pair is a pattern and the number of a passage.

        Raises ValueError if a pattern does not match there.
        """
        ...

    def every_span(self, patterns: list[int]) -> list[Found]:
        """All matches of some patterns in passages' own words; those of a pattern in a passage do not overlap.

        They are in the order of the patterns, of the passages, of the text.
        """
        ...


class Placed:
    """Gives the offsets of matches from the numbers of their words: the part that sheets in plain Python share."""

    def span(self: Sheet, pattern: int, number: int, anywhere: bool = False) -> Span | None:
        found = self.first(pattern, number, anywhere)
        return None if found is None else self.passages[number].span(*found)

    def spans(self: Sheet, pairs: list[tuple[int, int]]) -> list[Span]:
        found = [self.span(pattern, number) for pattern, number in pairs]
        spans = [span for span in found if span is not None]
        if len(spans) < len(found):
            raise ValueError("a pattern does not match in its passage")
        return spans

    def every_span(self: Sheet, patterns: list[int]) -> list[Found]:
        return [
            (pattern, number, *self.passages[number].span(*words))
            for pattern, where in self.matching(patterns)
            for number in self.numbers(where)
            for words in self.every(pattern, number)
        ]


class Window(Protocol):
    """A part of a long passage; a set of places has a bit for each place between words, the first before word 0."""

    def starts(self, pattern: int, anywhere: bool, /) -> int:
        """The places at which matches of a pattern begin that end in own words, or `anywhere`."""
        ...

    def end(self, pattern: int, start: int, anywhere: bool, /) -> int:
        """The place at which the match ends that begins at place number `start`, one of `starts`."""
        ...


class Maker(Protocol):
    """Lays passages out for a set of patterns, on sheets."""

    def each_sheet(
        self, passages: Iterable[tuple[str, int]], most: int, marked: Marking | None = None
    ) -> Iterator[Sheet]:
        """The sheets of passages, of up to `most` words each; a longer passage is alone, in windows of so many.

        Passages and `marked` are given as `policylint.phrases.matcher.PatternSet.each_sheet` takes them.
        """
        ...


class LongSheet(Placed):
    """One long passage of `size` words, in windows of `most`, each with enough words around it.

    `window` makes one, from the numbers of its first word and of the word after it.
    """

    def __init__(self, passage: Prepared, size: int, most: int, window: Callable[[int, int], Window]) -> None:
        self.passages: Sequence[Prepared] = (passage,)
        self.all = 1
        self._windows = [
            (window(max(base - LONGEST, 0), base + most + LONGEST), max(base - LONGEST, 0), base)
            for base in range(0, size, most)
        ]
        self._most = most

    def set_of(self, numbers: Sequence[int]) -> int:
        return int(bool(numbers))

    def numbers(self, passages: int) -> Iterator[int]:
        return iter((0,) if passages else ())

    def matching(self, patterns: list[int]) -> list[tuple[int, int]]:
        return [(pattern, 1) for pattern in patterns if self.hits(pattern)]

    def hits(self, pattern: int, anywhere: bool = False) -> int:
        return int(any(starts for _, _, starts in self._starts(pattern, anywhere)))

    def union(self, patterns: tuple[int, ...], among: int = 1, /) -> int:
        return int(among > 0 and any(self.hits(pattern, True) for pattern in patterns))

    def first(self, pattern: int, number: int, anywhere: bool = False) -> Words | None:
        return next(self._matches(pattern, anywhere), None)

    def every(self, pattern: int, number: int, anywhere: bool = False) -> list[Words]:
        return list(self._matches(pattern, anywhere))

    def _matches(self, pattern: int, anywhere: bool) -> Iterator[Words]:
        done = 0
        for window, base, left in self._starts(pattern, anywhere):
            while left:
                start = (left & -left).bit_length() - 1
                if base + start >= done:
                    done = base + window.end(pattern, start, anywhere)
                    yield base + start, done
                left &= -2 << start

    def _starts(self, pattern: int, anywhere: bool) -> Iterator[tuple[Window, int, int]]:
        """For each window, its first word, and where matches of its own begin."""
        for window, first, base in self._windows:
            allowed = (1 << base + self._most - first) - (1 << base - first)
            yield window, first, window.starts(pattern, anywhere) & allowed


def matches_in(left: int, place: int, end: Callable[[int], int]) -> Iterator[Words]:
    """The matches that begin at words in the set `left`, and do not overlap; word 0 stands at `place`."""
    while left:
        start = (left & -left).bit_length() - 1
        done = end(place + start) - place
        yield start, done
        left &= -1 << done
