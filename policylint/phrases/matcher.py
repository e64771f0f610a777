"""Matches a set of compiled patterns against passages.

A passage is turned once into symbols, one character a word (see `policylint.phrases.alphabet`). A sieve leaves
the patterns whose rarest words are all there; only these are laid over the passage (`places`). A pattern that is
tried often becomes a regular expression over symbols (`expressions`), which finds the same matches faster, but
takes as long to compile as some dozens of trials: one short policy needs hardly any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from policylint.phrases.alphabet import plain_encoder, sharp_encoder
from policylint.phrases.expressions import Expressions
from policylint.phrases.places import Scene, Tables
from policylint.phrases.program import LONGEST, Compiled
from policylint.phrases.sieve import Sieve
from policylint.phrases.words import normalise, spans

WINDOW = 2048
"""How many words of a long passage are looked at together."""

TRIALS = 32
"""How often a pattern is laid over passages before it is worth a regular expression."""

EFFORT = 100_000
"""How many steps of backtracking a passage may cost a regular expression at worst; else the pattern is laid."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A passage ready to be matched.

    `own` is the offset in `content` where its own words begin, `own_word` the number of words before.
    `symbols` has a character for each word, `passing` a bit for each pattern that may match.
    """

    content: str
    own: int
    symbols: str
    own_word: int
    passing: int
    _words: list[tuple[int, int]] = field(default_factory=list, repr=False, compare=False)
    _sharp: list[str] = field(default_factory=list, repr=False, compare=False)
    _scenes: dict[int, Scene] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The content normalised: lower case, plain quotes, dashes and spaces, of the same length."""
        return normalise(self.content)

    @property
    def words(self) -> list[tuple[int, int]]:
        """Where each word stands: start and end, as offsets into `content`."""
        if not self._words:
            self._words.extend(spans(self.content, 0, self.own))
            self._words.extend(spans(self.content, self.own))
        return self._words

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Where the words from number `first` up to, not including, `end` stand in `content`."""
        words = self.words
        return words[first][0], words[end - 1][1]


class PatternSet:
    """Many patterns, matched together. Patterns are known by number, from 0, in the order of `sources`."""

    def __init__(self, compiled: Compiled) -> None:
        self.sources = tuple(compiled.sources)
        self._rows = compiled.rows
        self._anchored = frozenset(compiled.anchored)
        self._triggers = reduce(or_, (1 << number for number in compiled.triggers), 0)
        self._tables = Tables(compiled.atoms, compiled.choices, compiled.sets)
        self._expressions = Expressions(compiled.atoms, compiled.choices)
        self._regexes: dict[int, tuple[re.Pattern[str], bool]] = {}
        self._tried = [0] * len(compiled.rows)
        self._room = [min(WINDOW, EFFORT // ways) for ways in compiled.ways]
        self._sieve = Sieve(compiled)
        plain = {name: symbol for symbol, names in compiled.plain.items() for name in names.split(" ")}
        self._plain = plain_encoder(plain)
        self._sharp = sharp_encoder({form: symbol for symbol, form in compiled.sharp.items()})

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
        tried = self._tried[pattern]
        own = prepared.own_word
        if tried < TRIALS or len(prepared.symbols) > self._room[pattern] or (own and pattern in self._anchored):
            self._tried[pattern] = tried + 1
            return self._lay(pattern, prepared, anywhere, begin)
        regex, paired = self._regexes.get(pattern) or self._compile(pattern)
        if paired:
            match = regex.search(self._pairs(prepared), 2 * begin)
            found = match and (match.start() // 2, match.end() // 2)
        else:
            match = regex.search(prepared.symbols, begin)
            found = match and match.span()
        if found is None or anywhere or found[1] > own:
            return found
        return self._lay(pattern, prepared, anywhere, begin)

    def _compile(self, pattern: int) -> tuple[re.Pattern[str], bool]:
        found = self._expressions.compile(self._rows[pattern], pattern in self._anchored)
        self._regexes[pattern] = found
        return found

    def _lay(self, pattern: int, prepared: Prepared, anywhere: bool, begin: int) -> tuple[int, int] | None:
        """As `_find`, without a regular expression, and in windows if the passage is long."""
        own = 0 if anywhere else prepared.own_word
        steps = self._rows[pattern]
        for base in range(begin // WINDOW * WINDOW, len(prepared.symbols), WINDOW):
            scene = prepared._scenes.get(base) or self._scene(prepared, base)
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
        first, last = max(base - LONGEST, 0), base + WINDOW + LONGEST
        symbols, sharp = prepared.symbols, self._sharp_symbols(prepared)
        scene = Scene(self._tables, symbols[first:last], sharp[first:last], last >= len(symbols))
        prepared._scenes[base] = scene
        return scene

    def _sharp_symbols(self, prepared: Prepared) -> str:
        if not prepared._sharp:
            content, own = prepared.content, prepared.own
            sharp = self._sharp.encode(content, 0, own) + self._sharp.encode(content, own)
            prepared._sharp.append(sharp)
        return prepared._sharp[0]

    def _pairs(self, prepared: Prepared) -> str:
        sharp = self._sharp_symbols(prepared)
        if len(prepared._sharp) == 1:
            pairs = zip(prepared.symbols, sharp, strict=True)
            prepared._sharp.append("".join([symbol for pair in pairs for symbol in pair]))
        return prepared._sharp[1]


def _bit(place: int) -> int:
    return 1 << place if place >= 0 else 0
