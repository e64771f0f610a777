"""Matches a set of compiled patterns against passages.

A passage is turned once into symbols, one character a word (see `policylint.phrases.encoding`). A sieve leaves
the patterns whose rarest words are all there; only these are laid over the passage (`places`). A pattern that is
tried often becomes a regular expression over symbols (`expressions`), which finds the same matches faster, but
takes as long to compile as some dozens of trials: one short policy needs hardly any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.phrases.encoding import pair_encoder, plain_encoder
from policylint.phrases.expressions import Expressions
from policylint.phrases.places import Scene, Tables
from policylint.phrases.prepared import Prepared
from policylint.phrases.program import LONGEST, Compiled, Rows, symbols_by_name
from policylint.phrases.sieve import Sieve

WINDOW = 2048
"""How many words of a long passage are looked at together."""

TRIALS = 32
"""How often a pattern is laid over passages before it is worth a regular expression."""

EFFORT = 100_000
"""How many steps of backtracking a passage may cost a regular expression at worst; else the pattern is laid."""


class PatternSet:
    """Many patterns, matched together. Patterns are known by number, from 0, in the order of `sources`."""

    def __init__(self, compiled: Compiled) -> None:
        self.sources = tuple(compiled.sources)
        self._rows = Rows(compiled.rows)
        self._anchored = frozenset(compiled.anchored)
        self._triggers = int(compiled.triggers, 16)
        self._tables = Tables(compiled)
        self._expressions = Expressions(self._tables)
        self._regexes: list[re.Pattern[str] | None] = [None] * len(self.sources)
        self._paired: set[int] = set()
        self._tried = [0] * len(self.sources)
        self._room = [min(WINDOW, EFFORT // ways) for ways in compiled.ways]
        self._sieve = Sieve(compiled)
        self._plain = plain_encoder(symbols_by_name(compiled.plain))
        self._pair = pair_encoder(self._plain, symbols_by_name(compiled.sharp))

    def __len__(self) -> int:
        return len(self.sources)

    def prepare(self, content: str, own: int = 0) -> Prepared:
        """Make a passage ready; its own words begin at `own`, what stands before introduces them."""
        symbols = self._plain.encode(content, own)
        before = ""
        if own:
            before = self._plain.encode(content, 0, own)
            symbols = before + symbols
        return Prepared(content, own, symbols, len(before), self._sieve.passing(symbols))

    def candidates(self, prepared: Prepared) -> Iterator[int]:
        """The trigger patterns that may match, in ascending order; `search` tells whether they do."""
        left = prepared.passing & self._triggers
        while left:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest

    def search(self, pattern: int, prepared: Prepared, anywhere: bool = False) -> tuple[int, int] | None:
        """The first match of a pattern: start and end, as offsets into the passage's content.

        It begins at the first word at which some match begins. It must reach into the passage's own words,
        unless `anywhere`.
        """
        if not prepared.passing >> pattern & 1:
            return None
        found = self._find(pattern, prepared, anywhere, 0)
        return found and prepared.span(*found)

    def search_all(self, pattern: int, prepared: Prepared, anywhere: bool = False) -> list[tuple[int, int]]:
        """All matches of a pattern that do not overlap, in order, each as `search` gives it."""
        matches: list[tuple[int, int]] = []
        if prepared.passing >> pattern & 1:
            found = self._find(pattern, prepared, anywhere, 0)
            while found is not None:
                matches.append(prepared.span(*found))
                found = self._find(pattern, prepared, anywhere, found[1])
        return matches

    def _find(self, pattern: int, prepared: Prepared, anywhere: bool, begin: int) -> tuple[int, int] | None:
        """The first match from word `begin` on: the number of its first word, and of the one after its last."""
        own = prepared.own_word
        regex = self._regexes[pattern]
        if (
            regex is None
            or len(prepared.symbols) > self._room[pattern]
            or (own and pattern in self._anchored)
        ):
            return self._try(pattern, prepared, anywhere, begin)
        if pattern in self._paired:
            match = regex.search(self._pairs(prepared), 2 * begin)
            found = match and (match.start() // 2, match.end() // 2)
        else:
            match = regex.search(prepared.symbols, begin)
            found = match and match.span()
        if found is None or found[1] > own or anywhere:
            return found
        return self._lay(pattern, prepared, anywhere, begin)

    def _try(self, pattern: int, prepared: Prepared, anywhere: bool, begin: int) -> tuple[int, int] | None:
        self._tried[pattern] += 1
        if self._tried[pattern] == TRIALS and self._room[pattern]:
            self._regexes[pattern], paired = self._expressions.compile(
                self._rows[pattern], pattern in self._anchored
            )
            if paired:
                self._paired.add(pattern)
        return self._lay(pattern, prepared, anywhere, begin)

    def _lay(self, pattern: int, prepared: Prepared, anywhere: bool, begin: int) -> tuple[int, int] | None:
        """As `_find`, without a regular expression, and in windows if the passage is long."""
        own = 0 if anywhere else prepared.own_word
        steps = self._rows[pattern]
        for base in range(begin // WINDOW * WINDOW, len(prepared.symbols), WINDOW):
            scene = self._scene(prepared, base)
            shift = max(base - LONGEST, 0)
            ends = scene.everywhere
            if own >= shift:
                ends &= -2 << own - shift
            starts = scene.starts(steps, ends)
            if pattern in self._anchored:
                starts &= _bit(-shift) | _bit(prepared.own_word - shift)
            starts &= (1 << base + WINDOW - shift) - (1 << max(begin, base) - shift)
            if starts:
                start = (starts & -starts).bit_length() - 1
                return start + shift, scene.end(steps, start, ends) + shift
        return None

    def _scene(self, prepared: Prepared, base: int) -> Scene:
        """The window of a passage whose matches begin from word `base` on, with what surrounds it."""
        if prepared._scenes is None:
            prepared._scenes = {}
        scene = prepared._scenes.get(base)
        if scene is None:
            first, last = max(base - LONGEST, 0), base + WINDOW + LONGEST
            symbols, sharp = prepared.symbols, self._pairs(prepared)[1::2]
            scene = Scene(self._tables, symbols[first:last], sharp[first:last], last >= len(symbols))
            prepared._scenes[base] = scene
        return scene

    def _pairs(self, prepared: Prepared) -> str:
        """The plain and the sharp symbols of a passage in turn."""
        if prepared._pairs is None:
            own = prepared.own
            before = self._pair.encode(prepared.content, 0, own) if own else ""
            prepared._pairs = before + self._pair.encode(prepared.content, own)
        return prepared._pairs


def _bit(place: int) -> int:
    return 1 << place if place >= 0 else 0
