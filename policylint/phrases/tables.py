"""What the steps of compiled patterns refer to, decoded when first used."""

from __future__ import annotations

import json

from policylint.phrases.program import Choice, Compiled, Steps


class Tables:
    """The tables of a set of compiled patterns, by number: steps of patterns, atoms, choices, keys of choices."""

    __slots__ = ("anchored", "atoms", "choices", "keys", "rows")

    def __init__(self, compiled: Compiled) -> None:
        self.rows = Rows(compiled.rows)
        self.atoms = Atoms(compiled.atoms)
        self.choices = Choices(compiled.choices)
        self.keys = Keys(self.choices, compiled.sets)
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


class Atoms(dict[int, "tuple[frozenset[str], str]"]):
    """The plain and the sharp symbols of each atom."""

    __slots__ = ("_lines",)

    def __init__(self, text: str) -> None:
        super().__init__()
        self._lines = text.split("\n")

    def __missing__(self, number: int) -> tuple[frozenset[str], str]:
        plain, _, sharp = self._lines[number].partition(" ")
        found = self[number] = frozenset(plain), sharp
        return found


class Choices(dict[int, Choice]):
    """Each choice."""

    __slots__ = ("_lines",)

    def __init__(self, text: str) -> None:
        super().__init__()
        self._lines = text.split("\n")

    def __missing__(self, number: int) -> Choice:
        found = self[number] = Choice(*json.loads(self._lines[number]))
        return found


class Keys(dict[int, "tuple[frozenset[str], dict[str, list[int]], list[int]]"]):
    """For each choice the symbols that make some of its rows possible, which, and the rows that always are."""

    __slots__ = ("_choices", "_sets")

    def __init__(self, choices: Choices, sets: str) -> None:
        super().__init__()
        self._choices = choices
        self._sets = sets.split("\n")

    def __missing__(self, number: int) -> tuple[frozenset[str], dict[str, list[int]], list[int]]:
        by_symbol: dict[str, list[int]] = {}
        always: list[int] = []
        for row, need in enumerate(self._choices[number].needs):
            if need < 0:
                always.append(row)
            else:
                for symbol in self._sets[need]:
                    by_symbol.setdefault(symbol, []).append(row)
        found = self[number] = frozenset(by_symbol), by_symbol, always
        return found


def symbols_by_name(text: str) -> dict[str, str]:
    """The symbol of each look-up key, from `Compiled.plain` or `Compiled.sharp`."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        found.update(dict.fromkeys(line[1:].split(" "), line[0]))
    return found
