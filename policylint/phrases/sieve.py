"""Tells from the words of a passage which patterns may match there."""

from __future__ import annotations

import json
from functools import reduce
from operator import or_

from policylint.phrases.program import Compiled


class Sieve:
    """One number for each symbol.

    In it bit `rank * size + pattern` says that the symbol fulfils that pattern's clause of that rank, so one
    `or` for each distinct word of a passage tells all clauses that are fulfilled: nearly the same time for
    many patterns as for few.
    """

    __slots__ = ("_always", "_bits", "_ones", "_ranks", "_size")

    def __init__(self, compiled: Compiled) -> None:
        self._size = len(compiled.sources)
        self._ones = (1 << self._size) - 1
        self._always = int(compiled.always, 16)
        self._bits = _Bits(compiled)
        self._ranks = (self._always.bit_length() - 1) // self._size if self._size else 0

    def passing(self, symbols: str) -> int:
        """The patterns all of whose clauses are fulfilled, as bits."""
        bits = self._bits
        fulfilled = reduce(or_, [bits[symbol] for symbol in set(symbols)], self._always)
        passing = self._ones
        for _ in range(self._ranks):
            passing &= fulfilled
            fulfilled >>= self._size
        return passing


class _Bits(dict[str, int]):
    """The number of each symbol, worked out when the symbol is first seen."""

    __slots__ = ("_clauses", "_index", "_known", "_size")

    def __init__(self, compiled: Compiled) -> None:
        super().__init__()
        self._size = len(compiled.sources)
        self._index = {line[0]: line[1:] for line in compiled.index.splitlines()}
        self._clauses = compiled.clauses.split("\n")
        self._known: dict[str, int] = {}

    def __missing__(self, symbol: str) -> int:
        numbers = self._index.get(symbol, "").split()
        found = self[symbol] = reduce(or_, map(self._clause, numbers), 0)
        return found

    def _clause(self, number: str) -> int:
        found = self._known.get(number)
        if found is None:
            found = 0
            for rank, patterns in enumerate(json.loads(self._clauses[int(number)])):
                for pattern in patterns:
                    found |= 1 << rank * self._size + pattern
            self._known[number] = found
        return found
