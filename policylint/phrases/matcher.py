"""Matches a set of compiled patterns against passages.

A passage is turned once into symbols, one character a word (see `policylint.phrases.encoding`). A sieve leaves
the patterns whose rarest words are all there; only these are laid over the passages (`block`), over all
passages of a sheet at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, reduce
from operator import or_

from policylint.phrases.block import Block
from policylint.phrases.encoding import pair_encoder, plain_encoder
from policylint.phrases.layout import BARRIER, Stretch, numbers_in
from policylint.phrases.prepared import Prepared
from policylint.phrases.program import LONGEST, Compiled
from policylint.phrases.sheets import BlockSheet, LongSheet, Sheet
from policylint.phrases.sieve import Sieve
from policylint.phrases.tables import Tables, symbols_by_name

__all__ = ["BLOCK", "PatternSet", "Prepared", "Sheet"]

BLOCK = 8192
"""How many words are looked at together; a longer passage is looked at in windows of so many."""


class PatternSet:
    """Many patterns, matched together. Patterns are known by number, from 0, in the order of `sources`."""

    def __init__(self, compiled: Compiled) -> None:
        self.sources = tuple(compiled.sources)
        self.triggers = int(compiled.triggers, 16)
        self._tables = Tables(compiled)
        self._sieve = Sieve(compiled)
        self._plain = plain_encoder(symbols_by_name(compiled.plain))
        self._pair = pair_encoder(self._plain, symbols_by_name(compiled.sharp))

    def __len__(self) -> int:
        return len(self.sources)

    def sheets(self, passages: Iterable[tuple[str, int]]) -> list[Sheet]:
        """Passages made ready, in their order, on as many sheets as they take.

        Each is given with the offset at which its own words begin; what stands before introduces them.
        """
        found: list[Sheet] = []
        waiting: list[Prepared] = []
        size = 0
        for content, own in passages:
            passage = self._encode(content, own)
            length = len(passage.symbols) + 1
            if size + length > BLOCK and waiting:
                found.append(self._join(waiting))
                waiting, size = [], 0
            if length > BLOCK:
                found.append(self._cut(passage))
                continue
            waiting.append(passage)
            size += length
        if waiting:
            found.append(self._join(waiting))
        return found

    def candidates(self, sheet: Sheet) -> list[int]:
        """The trigger patterns that may match on a sheet, in ascending order."""
        return list(numbers_in(sheet.possible & self.triggers))

    def search(
        self, pattern: int, content: str, own: int = 0, anywhere: bool = False
    ) -> tuple[int, int] | None:
        """The first match of a pattern in a text: start and end, as offsets into it.

        It begins at the first word at which some match begins. It must reach into the text's own words, which
        begin at `own`, unless `anywhere`.
        """
        (sheet,) = self.sheets([(content, own)])
        found = sheet.first(pattern, 0, anywhere)
        return None if found is None else sheet.passages[0].span(*found)

    def search_all(
        self, pattern: int, content: str, own: int = 0, anywhere: bool = False
    ) -> list[tuple[int, int]]:
        """All matches of a pattern in a text that do not overlap, in order, each as `search` gives it."""
        (sheet,) = self.sheets([(content, own)])
        return [sheet.passages[0].span(*found) for found in sheet.every(pattern, 0, anywhere)]

    def _encode(self, content: str, own: int) -> Prepared:
        if not own:
            return Prepared(content, 0, self._plain.encode(content), 0)
        before = self._plain.encode(content[:own])
        return Prepared(content, own, before + self._plain.encode(content[own:]), len(before))

    def _join(self, passages: Sequence[Prepared]) -> Sheet:
        """Whole passages as one block."""
        stretches = [_stretch(passage, 0, len(passage.symbols)) for passage in passages]
        block = Block(
            self._tables,
            stretches,
            lambda: "".join([self._sharp(passage) + BARRIER for passage in passages]),
        )
        possible = reduce(or_, [self._sieve.passing(passage.symbols) for passage in passages], 0)
        return BlockSheet(passages, block, possible)

    def _cut(self, passage: Prepared) -> Sheet:
        """A long passage as a block for each window, with enough words around it."""
        sharp = cache(lambda: self._sharp(passage))
        size = len(passage.symbols)
        windows = []
        for base in range(0, size, BLOCK):
            first, last = max(base - LONGEST, 0), base + BLOCK + LONGEST
            block = Block(
                self._tables,
                [_stretch(passage, first, last)],
                lambda first=first, last=last: sharp()[first:last],  # type: ignore[misc]
            )
            windows.append((block, first, range(base, base + BLOCK)))
        return LongSheet(passage, windows, self._sieve.passing(passage.symbols))

    def _sharp(self, passage: Prepared) -> str:
        own = passage.own
        before = self._pair.encode(passage.content[:own]) if own else ""
        return (before + self._pair.encode(passage.content[own:]))[1::2]


def _stretch(passage: Prepared, first: int, last: int) -> Stretch:
    """The words of a passage from number `first` up to `last`."""
    own = max(passage.own_word - first, 0)
    begins = tuple([word - first for word in sorted({0, passage.own_word}) if first <= word < last])
    return Stretch(passage.symbols[first:last], own, begins, last >= len(passage.symbols))
