"""Matches a set of compiled patterns against passages.

A passage is turned once into symbols, one character a word (see `policylint.phrases.alphabet`). A sieve of
bit sets, one `or` for each distinct word of the passage, leaves the patterns whose rarest words are all
there; only their regular expressions are compiled, when first needed, and run over the symbols. The language
has no unbounded repetition, so a search is linear in the length of the passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from policylint.phrases.alphabet import Encoder
from policylint.phrases.words import normalise, spans

_LONGEST = 64
_PADDING = "\n" * _LONGEST
_CLASS = re.compile(r"%(\d+)%")


@dataclass(frozen=True, slots=True)
class Letters:
    """An alphabet as stored: for each symbol its look-up keys, and the expressions of the classes."""

    words: dict[str, str]
    classes: tuple[str, ...]

    def symbols(self) -> dict[str, str]:
        """The symbol of each look-up key."""
        found: dict[str, str] = {}
        for symbol, names in self.words.items():
            found.update(dict.fromkeys(names.split(" "), symbol))
        return found


@dataclass(frozen=True, slots=True)
class Compiled:
    """Patterns compiled, as plain data.

    `clauses` lists each set of symbols of which a passage must have one, with the patterns that need it,
    by rank: a pattern's rarest clause has rank 0. `anchored`, `cased` and `triggers` are pattern numbers.
    """

    sources: tuple[str, ...]
    expressions: tuple[str, ...]
    anchored: tuple[int, ...]
    cased: tuple[int, ...]
    triggers: tuple[int, ...]
    clauses: tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]
    plain: Letters
    sharp: Letters


@dataclass(frozen=True, slots=True)
class Prepared:
    """A passage ready to be matched.

    `own` is the offset in `content` where its own words begin, `own_word` their number in `symbols`.
    `passing` has a bit for each pattern that may match.
    """

    content: str
    own: int
    symbols: str
    own_word: int
    passing: int
    _kept: list[tuple[tuple[int, int], ...]] = field(default_factory=list, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The content normalised: lower case, plain quotes, dashes and spaces, of the same length."""
        return normalise(self.content)

    @property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Where each word stands: start and end, as offsets into `content`."""
        if not self._kept:
            own = self.own
            before = spans(self.content, 0, own) if own else ()
            self._kept.append((*before, *spans(self.content, own)))
        return self._kept[0]


class PatternSet:
    """Many patterns, matched together. Patterns are known by number, from 0, in the order of `sources`."""

    def __init__(self, compiled: Compiled) -> None:
        self.sources = compiled.sources
        self._expressions = compiled.expressions
        self._anchored = frozenset(compiled.anchored)
        self._cased = frozenset(compiled.cased)
        self._classes = (compiled.plain.classes, compiled.sharp.classes)
        self._regexes: dict[int, re.Pattern[str]] = {}
        self._strict: dict[int, re.Pattern[str]] = {}
        self._plain = Encoder(compiled.plain.symbols(), cased=False)
        self._sharp = Encoder(compiled.sharp.symbols(), cased=True)
        self._triggers = sum(1 << number for number in compiled.triggers)
        self._sieve = _Sieve(compiled)

    def __len__(self) -> int:
        return len(self.sources)

    def prepare(self, content: str, own: int = 0) -> Prepared:
        """Make a passage ready; its own words begin at `own`, what stands before introduces them."""
        symbols = self._plain.encode(content, own)
        if own:
            before = self._plain.encode(content, 0, own)
            return Prepared(content, own, before + symbols, len(before), self._sieve.passing(before + symbols))
        return Prepared(content, 0, symbols, 0, self._sieve.passing(symbols))

    def candidates(self, prepared: Prepared) -> Iterator[int]:
        """The trigger patterns that may match, in ascending order; `search` tells whether they do."""
        left = prepared.passing & self._triggers
        while left:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest

    def search(self, pattern: int, prepared: Prepared, anywhere: bool = False) -> tuple[int, int] | None:
        """The first match of a pattern: start and end, as offsets into the passage's content.

        A match must reach into the passage's own words, unless `anywhere`.
        """
        found = self._search(pattern, prepared, anywhere)
        return None if found is None else _span(prepared, found)

    def search_all(self, pattern: int, prepared: Prepared, anywhere: bool = False) -> list[tuple[int, int]]:
        """All matches of a pattern that do not overlap, in order, each as `search` gives it."""
        found = self._search(pattern, prepared, anywhere)
        matches: list[tuple[int, int]] = []
        while found is not None:
            matches.append(_span(prepared, found))
            found = self._search(pattern, prepared, anywhere, found[1])
        return matches

    def _search(
        self, pattern: int, prepared: Prepared, anywhere: bool, start: int = 0
    ) -> tuple[int, int] | None:
        if not prepared.passing >> pattern & 1:
            return None
        own = prepared.own_word
        symbols = self._sharp_symbols(prepared) if pattern in self._cased else prepared.symbols
        regex = self._regexes.get(pattern) or self._compile(pattern)
        if pattern in self._anchored:
            return self._search_anchored(pattern, symbols, own, anywhere, start)
        match = regex.search(symbols, start)
        if match is None or anywhere or match.end() > own:
            return match and match.span()
        return self._search_strict(pattern, symbols, own)

    def _search_anchored(
        self, pattern: int, symbols: str, own: int, anywhere: bool, start: int
    ) -> tuple[int, int] | None:
        for place in sorted({0, own}):
            match = self._regexes[pattern].match(symbols, place) if place >= start else None
            if match is not None and (anywhere or match.end() > own):
                return match.span()
            if match is not None and place == 0 < own <= _LONGEST:
                padded = _PADDING[own:] + symbols
                strict = self._strict.get(pattern) or self._compile_strict(pattern)
                match = strict.match(padded, _LONGEST - own)
                if match is not None:
                    return 0, match.end() - _LONGEST + own
        return None

    def _search_strict(self, pattern: int, symbols: str, own: int) -> tuple[int, int] | None:
        """The first match that ends in the own words, in a window that puts them at a fixed place."""
        window = symbols[own - _LONGEST :] if own >= _LONGEST else _PADDING[own:] + symbols
        strict = self._strict.get(pattern) or self._compile_strict(pattern)
        match = strict.search(window)
        return match and (match.start() - _LONGEST + own, match.end() - _LONGEST + own)

    def _compile(self, pattern: int) -> re.Pattern[str]:
        regex = self._regexes[pattern] = re.compile(self._expression(pattern))
        return regex

    def _compile_strict(self, pattern: int) -> re.Pattern[str]:
        reaching = rf"(?:{self._expression(pattern)})(?<=[\s\S]{{{_LONGEST + 1}}})"
        regex = self._strict[pattern] = re.compile(reaching)
        return regex

    def _expression(self, pattern: int) -> str:
        classes = self._classes[pattern in self._cased]
        expression = self._expressions[pattern]
        while "%" in expression:
            expression = _CLASS.sub(lambda found: classes[int(found[1])], expression)
        return expression

    def _sharp_symbols(self, prepared: Prepared) -> str:
        own = prepared.own
        before = self._sharp.encode(prepared.content, 0, own) if own else ""
        return before + self._sharp.encode(prepared.content, own)


def _span(prepared: Prepared, found: tuple[int, int]) -> tuple[int, int]:
    words = prepared.words
    return words[found[0]][0], words[found[1] - 1][1]


class _Sieve:
    """Tells from the words of a passage which patterns may match.

    Each symbol has one number in which bit `rank * size + pattern` says that the symbol fulfils that
    pattern's clause of that rank.
    """

    __slots__ = ("_always", "_bits", "_ones", "_ranks", "_size")

    def __init__(self, compiled: Compiled) -> None:
        size = self._size = len(compiled.sources)
        self._ones = (1 << size) - 1
        ranks = self._ranks = max((len(ranks) for _, ranks in compiled.clauses), default=0)
        self._always = (1 << size * ranks) - 1
        bits: dict[str, int] = {}
        for symbols, by_rank in compiled.clauses:
            needing = 0
            for rank, patterns in enumerate(by_rank):
                for pattern in patterns:
                    needing |= 1 << rank * size + pattern
            self._always &= ~needing
            for symbol in symbols:
                bits[symbol] = bits.get(symbol, 0) | needing
        self._bits = bits

    def passing(self, symbols: str) -> int:
        """The patterns all of whose clauses are fulfilled, as bits."""
        get = self._bits.get
        fulfilled = reduce(or_, [get(symbol, 0) for symbol in set(symbols)], self._always)
        passing = self._ones
        for _ in range(self._ranks):
            passing &= fulfilled
            fulfilled >>= self._size
        return passing
