"""Matches a set of compiled patterns against passages.

A passage is turned once into symbols, one character a word (see `policylint.phrases.encoding`). A sieve leaves
the patterns whose rarest words are all there; only these are laid over the passages (`block`), over all
passages of a block at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, reduce
from operator import or_

from policylint.phrases.block import Block
from policylint.phrases.encoding import pair_encoder, plain_encoder
from policylint.phrases.layout import Stretch, numbers_in
from policylint.phrases.prepared import Piece, Prepared
from policylint.phrases.program import LONGEST, Compiled
from policylint.phrases.sieve import Sieve
from policylint.phrases.tables import Tables, symbols_by_name

__all__ = ["BLOCK", "PatternSet", "Prepared"]

BLOCK = 8192
"""How many words are looked at together; a longer passage is looked at in windows of so many."""


class PatternSet:
    """Many patterns, matched together. Patterns are known by number, from 0, in the order of `sources`."""

    def __init__(self, compiled: Compiled) -> None:
        self.sources = tuple(compiled.sources)
        self._triggers = int(compiled.triggers, 16)
        self._tables = Tables(compiled)
        self._sieve = Sieve(compiled)
        self._plain = plain_encoder(symbols_by_name(compiled.plain))
        self._pair = pair_encoder(self._plain, symbols_by_name(compiled.sharp))

    def __len__(self) -> int:
        return len(self.sources)

    def prepare(self, content: str, own: int = 0) -> Prepared:
        """Make a passage ready; its own words begin at `own`, what stands before introduces them."""
        return self.prepare_all([(content, own)])[0]

    def prepare_all(self, passages: Iterable[tuple[str, int]]) -> list[Prepared]:
        """Make many passages ready, each given as for `prepare`: much faster than one by one."""
        found: list[Prepared] = []
        waiting: list[Prepared] = []
        size = 0
        for content, own in passages:
            prepared = self._encode(content, own)
            found.append(prepared)
            length = len(prepared.symbols) + 1
            if length > BLOCK:
                self._cut(prepared)
                continue
            if size + length > BLOCK and waiting:
                self._join(waiting)
                waiting, size = [], 0
            waiting.append(prepared)
            size += length
        self._join(waiting)
        return found

    def candidates(self, prepared: Prepared) -> list[int]:
        """The trigger patterns that match in the passage's own words, in ascending order."""
        pieces = prepared._pieces
        if len(pieces) == 1:
            return pieces[0].block.matches(pieces[0].patterns)[pieces[0].stretch]
        return [
            pattern
            for pattern in numbers_in(prepared.passing & self._triggers)
            if self.search(pattern, prepared)
        ]

    def search(self, pattern: int, prepared: Prepared, anywhere: bool = False) -> tuple[int, int] | None:
        """The first match of a pattern: start and end, as offsets into the passage's content.

        It begins at the first word at which some match begins. It must reach into the passage's own words,
        unless `anywhere`.
        """
        if prepared.passing >> pattern & 1:
            for block, _, _, place, first, allowed in prepared._pieces:
                starts = block.starts(pattern, anywhere) >> place & allowed
                if starts:
                    start = (starts & -starts).bit_length() - 1
                    end = block.end(pattern, anywhere, place + start) - place
                    return prepared.span(first + start, first + end)
        return None

    def search_all(self, pattern: int, prepared: Prepared, anywhere: bool = False) -> list[tuple[int, int]]:
        """All matches of a pattern that do not overlap, in order, each as `search` gives it."""
        matches: list[tuple[int, int]] = []
        if not prepared.passing >> pattern & 1:
            return matches
        done = 0
        for block, _, _, place, first, allowed in prepared._pieces:
            left = block.starts(pattern, anywhere) >> place & allowed
            while left:
                start = (left & -left).bit_length() - 1
                if start + first >= done:
                    done = first + block.end(pattern, anywhere, place + start) - place
                    matches.append(prepared.span(first + start, done))
                left &= -2 << start
        return matches

    def _encode(self, content: str, own: int) -> Prepared:
        symbols = self._plain.encode(content, own)
        before = ""
        if own:
            before = self._plain.encode(content, 0, own)
            symbols = before + symbols
        return Prepared(content, own, symbols, len(before), self._sieve.passing(symbols))

    def _join(self, passages: list[Prepared]) -> None:
        """Put whole passages into one block."""
        stretches = [_stretch(passage, 0, len(passage.symbols)) for passage in passages]
        block = Block(self._tables, stretches, lambda: list(map(self._sharp, passages)))
        patterns = reduce(or_, [passage.passing for passage in passages], 0) & self._triggers
        for number, (passage, place) in enumerate(zip(passages, block.places, strict=True)):
            allowed = (1 << len(passage.symbols)) - 1
            passage._pieces.append(Piece(block, number, patterns, place, 0, allowed))

    def _cut(self, passage: Prepared) -> None:
        """Put a long passage into a block for each window, with enough words around it."""
        sharp = cache(lambda: self._sharp(passage))
        for base in range(0, len(passage.symbols), BLOCK):
            self._add_window(passage, base, sharp)

    def _add_window(self, passage: Prepared, base: int, sharp: Callable[[], str]) -> None:
        first, last = max(base - LONGEST, 0), base + BLOCK + LONGEST
        stretch = _stretch(passage, first, last)
        block = Block(self._tables, [stretch], lambda: [sharp()[first:last]])
        allowed = (1 << base + BLOCK - first) - (1 << base - first)
        passage._pieces.append(Piece(block, 0, passage.passing & self._triggers, 0, first, allowed))

    def _sharp(self, passage: Prepared) -> str:
        own = passage.own
        before = self._pair.encode(passage.content, 0, own) if own else ""
        return (before + self._pair.encode(passage.content, own))[1::2]


def _stretch(passage: Prepared, first: int, last: int) -> Stretch:
    """The words of a passage from number `first` up to `last`."""
    own = max(passage.own_word - first, 0)
    begins = tuple({word - first for word in (0, passage.own_word) if first <= word < last})
    return Stretch(passage.symbols[first:last], own, begins, last >= len(passage.symbols))
