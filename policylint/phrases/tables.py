"""What the steps of compiled patterns refer to, decoded when first used."""

from __future__ import annotations

import json
from typing import NamedTuple

from policylint.phrases.memo import Memo
from policylint.phrases.program import ATOM, Compiled, Steps


class Alternative(NamedTuple):
    """One row of a choice: its steps, how many words it always takes (0 if that varies), and atoms it needs.

    `atoms` are the atoms of its steps, from the last to the first, if there is nothing else; else it is empty.
    """

    steps: Steps
    length: int
    needs: frozenset[int]
    atoms: tuple[int, ...]


class Choice(NamedTuple):
    """Alternatives, in the order in which they are tried, and whether they may be left out."""

    optional: bool
    alternatives: list[Alternative]


class Tables:
    """The tables of a set of compiled patterns.

    `rows` are the steps of patterns and `choices` what steps choose from, by number. `atoms` and `sharp_atoms`
    list for a symbol the numbers of the atoms it belongs to; `looks` are the atoms that have sharp symbols.
    """

    __slots__ = (
        "_choice_lines",
        "_row_lines",
        "anchored",
        "atoms",
        "choices",
        "looks",
        "rows",
        "sharp_atoms",
    )

    def __init__(self, compiled: Compiled) -> None:
        self._row_lines = compiled.rows.split("\n")
        self._choice_lines = compiled.choices.split("\n")
        self.rows: Memo[int, Steps] = Memo(lambda number: json.loads(self._row_lines[number]))
        self.choices: Memo[int, Choice] = Memo(self._choice)
        self.atoms = index(compiled.atoms)
        self.sharp_atoms = index(compiled.sharp_atoms)
        sharp = [self.sharp_atoms[line[0]] for line in compiled.sharp_atoms.splitlines()]
        self.looks = frozenset(number for numbers in sharp for number in numbers)
        self.anchored = frozenset(compiled.anchored)

    def _choice(self, number: int) -> Choice:
        optional, rows = json.loads(self._choice_lines[number])
        return Choice(optional, [self._alternative(steps, length) for steps, length in rows])

    def _alternative(self, steps: Steps, length: int) -> Alternative:
        atoms = tuple([number for code, number in reversed(steps) if code == ATOM])
        plain = frozenset(atoms) - self.looks
        return Alternative(steps, length, plain, atoms if len(atoms) == len(steps) else ())


def index(text: str) -> Memo[str, tuple[int, ...]]:
    """Numbers by symbol, none for one that is not listed; each line has a symbol and its numbers."""
    lines = {line[0]: line[1:] for line in text.splitlines()}
    return Memo(lambda symbol: tuple(map(int, lines.get(symbol, "").split())))


def symbols_by_name(text: str) -> dict[str, str]:
    """The symbol of each look-up key, from `Compiled.plain` or `Compiled.sharp`."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        found.update(dict.fromkeys(line[1:].split(" "), line[0]))
    return found
