"""What the steps of compiled patterns refer to, decoded when first used."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from policylint.phrases.program import ATOM, Compiled, Steps


class Tables:
    """The tables of a set of compiled patterns.

    `rows` are the steps of patterns and `choices` what steps choose from, by number. `atoms` and `sharp_atoms`
    list for a symbol the numbers of the atoms it belongs to; `looks` are the atoms that have sharp symbols.
    """

    __slots__ = ("anchored", "atoms", "choices", "looks", "rows", "sharp_atoms")

    def __init__(self, compiled: Compiled) -> None:
        self.rows = Rows(compiled.rows)
        self.atoms = Index(compiled.atoms)
        self.sharp_atoms = Index(compiled.sharp_atoms)
        self.looks = self.sharp_atoms.numbers()
        self.choices = Choices(compiled.choices, self.looks)
        self.anchored = frozenset(compiled.anchored)


class Rows(dict[int, Steps]):
    """The steps of each pattern."""

    __slots__ = ("_lines",)

    def __init__(self, text: str) -> None:
        super().__init__()
        self._lines = text.split("\n")

    def __missing__(self, number: int) -> Steps:
        found: Steps = json.loads(self._lines[number])
        self[number] = found
        return found


class Alternative(NamedTuple):
    """One row of a choice: its steps, how many words it always takes (0 if that varies), and atoms it needs."""

    steps: Steps
    length: int
    needs: frozenset[int]


class Choice(NamedTuple):
    """Alternatives, in the order in which they are tried, and whether they may be left out."""

    optional: bool
    alternatives: list[Alternative]


class Choices(dict[int, Choice]):
    """Each choice."""

    __slots__ = ("_lines", "_looks")

    def __init__(self, text: str, looks: frozenset[int]) -> None:
        super().__init__()
        self._lines = text.split("\n")
        self._looks = looks

    def __missing__(self, number: int) -> Choice:
        optional, rows = json.loads(self._lines[number])
        alternatives = [Alternative(row, length, frozenset(self._needs(row))) for row, length in rows]
        found = self[number] = Choice(optional, alternatives)
        return found

    def _needs(self, steps: Steps) -> Iterable[int]:
        return (atom for code, atom in steps if code == ATOM and atom not in self._looks)


class Index(dict[str, "tuple[int, ...]"]):
    """Numbers by symbol; none for a symbol that is not listed."""

    __slots__ = ("_lines",)

    def __init__(self, text: str) -> None:
        super().__init__()
        self._lines = {line[0]: line[1:] for line in text.splitlines()}

    def __missing__(self, symbol: str) -> tuple[int, ...]:
        found = self[symbol] = tuple(map(int, self._lines.get(symbol, "").split()))
        return found

    def numbers(self) -> frozenset[int]:
        """All numbers that are listed."""
        return frozenset(number for symbol in self._lines for number in self[symbol])


def symbols_by_name(text: str) -> dict[str, str]:
    """The symbol of each look-up key, from `Compiled.plain` or `Compiled.sharp`."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        found.update(dict.fromkeys(line[1:].split(" "), line[0]))
    return found
