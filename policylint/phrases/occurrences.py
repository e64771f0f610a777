"""Where the words of atoms occur in a block of passages."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import or_

from policylint.phrases.tables import Tables


class Words(dict[int, int]):
    """The places before words of each atom, by its number; `present` are the atoms of which plain symbols occur.

    `where` gives the places before each plain symbol.
    """

    __slots__ = ("_symbols", "_tables", "_where", "_where_sharp", "present")

    def __init__(self, tables: Tables, where: dict[str, int], sharp: Callable[[], dict[str, int]]) -> None:
        super().__init__()
        self._tables = tables
        self._where = where
        self._symbols = frozenset(where)
        self._where_sharp = sharp
        self.present: set[int] = set()
        for symbol in where:
            self.present.update(tables.atoms[symbol])

    def __missing__(self, number: int) -> int:
        plain, sharp = self._tables.members[number]
        found = reduce(or_, map(self._where.__getitem__, plain & self._symbols), 0)
        if sharp:
            where = self._where_sharp()
            found = reduce(or_, map(where.__getitem__, sharp & where.keys()), found)
        self[number] = found
        return found
