"""Tells from the words of a passage which patterns may match there."""

from __future__ import annotations

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
        size = self._size = len(compiled.sources)
        self._ones = (1 << size) - 1
        self._ranks = max(map(len, compiled.clauses), default=0)
        always = (1 << size * self._ranks) - 1
        bits: dict[str, int] = {}
        for symbols, by_rank in zip(compiled.sets, compiled.clauses, strict=True):
            needing = 0
            for rank, patterns in enumerate(by_rank):
                for pattern in patterns:
                    needing |= 1 << rank * size + pattern
            if needing:
                always &= ~needing
                for symbol in symbols:
                    bits[symbol] = bits.get(symbol, 0) | needing
        self._always = always
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
