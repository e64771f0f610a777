"""Where the words of atoms occur in a block of passages."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import or_

from policylint.concordance.bits import set_of
from policylint.phrases.memo import Memo
from policylint.phrases.tables import Tables


class Words(dict[int, int]):
    """The places before words of each atom, by its number, worked out when first asked for.

    `where` gives the numbers of the places before each plain symbol, `sharp` those before each sharp one.
    """

    __slots__ = ("_members", "_places", "_sharp", "_symbols")

    def __init__(
        self, tables: Tables, where: dict[str, list[int]], sharp: Callable[[], dict[str, list[int]]]
    ) -> None:
        super().__init__()
        self._members = tables.members
        self._symbols = frozenset(where)
        self._places: Memo[str, int] = Memo(lambda symbol: set_of(where[symbol]))
        self._sharp = sharp

    def __missing__(self, number: int) -> int:
        plain, sharp = self._members[number]
        places = self._places
        found = 0
        for symbol in plain & self._symbols:
            found |= places[symbol]
        if sharp:
            where = self._sharp()
            found = reduce(or_, [set_of(where[symbol]) for symbol in sharp & where.keys()], found)
        self[number] = found
        return found
