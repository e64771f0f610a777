"""What the steps of compiled patterns refer to, decoded when first used."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from policylint.phrases.code import ALTERNATIVES, ATOMS, CHOICES, PATTERNS, numbers
from policylint.phrases.memo import Memo
from policylint.phrases.program import AHEAD, ATOM, BEHIND, Steps


class Choice(NamedTuple):
    """What may stand in a place, and whether nothing may.

    `fixed` gives for a number of words the numbers of the alternatives that take so many, the longest first;
    `loose` are the steps of the others.
    """

    optional: bool
    fixed: list[tuple[int, list[int]]]
    loose: list[Steps]


class Alternative(NamedTuple):
    """An alternative that always takes the same number of words: its steps.

    `atoms` are the atoms of its steps, from the last to the first, if there is nothing else; else it is empty.
    """

    steps: Steps
    atoms: tuple[int, ...]


class Tables:
    """The tables of a set of compiled patterns; `code` is described in `policylint.phrases.code`.

    By number, `rows` are the steps of patterns, `choices` what steps choose from, `alternatives` those of choices, and
    `members` the plain and the sharp symbols of atoms.
    """

    def __init__(self, code: bytes) -> None:
        self._code = numbers(code)
        self._tables = list(accumulate(self._code[:3], initial=4))
        self.rows: Memo[int, Steps] = Memo(lambda number: self._steps(self._offset(PATTERNS, number)))
        self.choices: Memo[int, Choice] = Memo(self._choice)
        self.alternatives: Memo[int, Alternative] = Memo(self._alternative)
        self.members: Memo[int, tuple[frozenset[str], frozenset[str]]] = Memo(self._members)

    def _offset(self, table: int, number: int) -> int:
        return self._code[self._tables[table] + number]

    def _list(self, offset: int) -> list[int]:
        """The numbers behind an offset that are counted there."""
        return self._code[offset + 1 : offset + 1 + self._code[offset]].tolist()

    def _steps(self, offset: int) -> Steps:
        end = offset + 1 + 2 * self._code[offset]
        written = zip(self._code[offset + 1 : end : 2], self._code[offset + 2 : end : 2], strict=True)
        return [(code, self._argument(code, argument)) for code, argument in written]

    def _argument(self, code: int, argument: int) -> object:
        if code == AHEAD:
            return self._steps(argument)
        if code == BEHIND:
            return [[atom for _, atom in self._steps(row)] for row in self._list(argument)]
        return argument

    def _alternative(self, number: int) -> Alternative:
        steps = self._steps(self._offset(ALTERNATIVES, number))
        atoms = tuple([number for code, number in reversed(steps) if code == ATOM])
        return Alternative(steps, atoms if len(atoms) == len(steps) else ())

    def _choice(self, number: int) -> Choice:
        offset = self._offset(CHOICES, number)
        optional, parts = self._code[offset : offset + 2]
        offset += 2
        fixed = []
        for _ in range(parts):
            alternatives = self._list(offset + 1)
            fixed.append((self._code[offset], alternatives))
            offset += 2 + len(alternatives)
        return Choice(bool(optional), fixed, [self._steps(row) for row in self._list(offset)])

    def _members(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        offset = self._offset(ATOMS, number)
        plain = self._list(offset)
        return frozenset(map(chr, plain)), frozenset(map(chr, self._list(offset + 1 + len(plain))))


def index(text: str) -> Memo[str, tuple[int, ...]]:
    """Numbers by symbol, none for one that is not listed; each line has a symbol and its numbers."""
    lines = {line[0]: line[1:] for line in text.splitlines()}
    return Memo(lambda symbol: tuple(map(int, lines.get(symbol, "").split())))
