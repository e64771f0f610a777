"""Tells from the words of a passage which patterns may match there."""

from __future__ import annotations

import json
from functools import reduce
from operator import or_

from policylint.phrases.memo import Memo
from policylint.phrases.program import ClauseTables
from policylint.phrases.tables import index


class Sieve:
    """One number for each symbol, worked out when the symbol is first seen.

    In it bit `rank * size + pattern` says that the symbol fulfils that pattern's clause of that rank, so one
    `or` for each distinct word of a passage tells all clauses that are fulfilled: nearly the same time for
    many patterns as for few.
    """

    __slots__ = ("_always", "_clause_lines", "_clauses", "_index", "_ones", "_ranks", "_size", "_symbols")

    def __init__(self, size: int, tables: ClauseTables) -> None:
        """`size` is the number of patterns."""
        self._size = size
        self._ones = (1 << self._size) - 1
        self._always = int(tables.always, 16)
        self._ranks = (self._always.bit_length() - 1) // self._size if self._size else 0
        self._clause_lines = tables.clauses.split("\n")
        self._index = index(tables.index)
        self._clauses: Memo[int, int] = Memo(self._clause)
        self._symbols: Memo[str, int] = Memo(self._symbol)

    def passing(self, symbols: str) -> int:
        """The patterns all of whose clauses are fulfilled, as bits."""
        known = self._symbols
        fulfilled = reduce(or_, [known[symbol] for symbol in set(symbols)], self._always)
        passing = self._ones
        for _ in range(self._ranks):
            passing &= fulfilled
            fulfilled >>= self._size
        return passing

    def _symbol(self, symbol: str) -> int:
        return reduce(or_, [self._clauses[number] for number in self._index[symbol]], 0)

    def _clause(self, number: int) -> int:
        found = 0
        for rank, patterns in enumerate(json.loads(self._clause_lines[number])):
            for pattern in patterns:
                found |= 1 << rank * self._size + pattern
        return found
