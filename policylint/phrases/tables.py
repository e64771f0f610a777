"""What the steps of compiled patterns refer to, decoded when first used."""

from __future__ import annotations

import json
from typing import NamedTuple

from policylint.phrases.memo import Memo
from policylint.phrases.program import ATOM, Compiled, Steps


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
    """The tables of a set of compiled patterns.

    By number, `rows` are the steps of patterns, `choices` what steps choose from, `alternatives` those of choices, and
    `members` the plain and the sharp symbols of atoms.
    """

    def __init__(self, compiled: Compiled) -> None:
        rows, choices = compiled.rows.split("\n"), compiled.choices.split("\n")
        alternatives, members = compiled.alternatives.split("\n"), compiled.members.split("\n")
        self.rows: Memo[int, Steps] = Memo(lambda number: json.loads(rows[number]))
        self.choices: Memo[int, Choice] = Memo(lambda number: Choice(*json.loads(choices[number])))
        self.alternatives: Memo[int, Alternative] = Memo(
            lambda number: _alternative(json.loads(alternatives[number]))
        )
        self.members: Memo[int, tuple[frozenset[str], frozenset[str]]] = Memo(
            lambda number: _members(members[number])
        )
        self.anchored = frozenset(compiled.anchored)


def _alternative(steps: Steps) -> Alternative:
    atoms = tuple([number for code, number in reversed(steps) if code == ATOM])
    return Alternative(steps, atoms if len(atoms) == len(steps) else ())


def _members(line: str) -> tuple[frozenset[str], frozenset[str]]:
    plain, _, sharp = line.partition(" ")
    return frozenset(plain), frozenset(sharp)


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
