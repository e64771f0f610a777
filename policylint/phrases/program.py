"""Compiled patterns as plain data: rows of steps over numbered atoms and choices.

A step is a pair of a code and an argument. Nothing here is text any more; what the symbols mean is in the
alphabet. All of it is lists, strings and numbers, so that it can be stored as JSON and used as it is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

ATOM = 0
"""One word of the atom with this number."""
GAP = 1
"""Up to n words; the argument is the list of shifts whose doubling covers 0 to n."""
CHOICE = 2
"""One of the rows of the choice with this number."""
ANY = 3
"""One word of any kind."""
AHEAD = 4
"""The row that is the argument does not begin here."""
BEHIND = 5
"""None of the rows of atoms that are the argument ends here."""
END = 6
"""Nothing more follows."""

Step: TypeAlias = Any
"""`[code, argument]`."""

Steps: TypeAlias = list[Step]

LONGEST = 120
"""The most words a pattern may span, with what it excludes before and after."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives, and whether they may be left out.

    `needs[i]` is the number of the set of symbols (in `Compiled.sets`) of which a passage must have one if
    `rows[i]` is to match there, or -1.
    """

    optional: bool
    rows: list[Steps]
    needs: list[int]


@dataclass(frozen=True, slots=True)
class Compiled:
    """Patterns compiled.

    `sources` are the patterns as written, `rows` their steps, `ways` in how many ways each could be laid over a
    text from one place, `anchored` the numbers of those that begin with `^`, `triggers` of those to look for. `plain` maps a symbol to its look-up keys, joined by blanks,
    `sharp` to a word in exactly this case. `atoms` gives for each atom its plain and its sharp symbols.
    `sets` are sets of plain symbols; `clauses[i]` lists by rank (a pattern's rarest clause first) the
    patterns that can only match where one symbol of `sets[i]` is.
    """

    sources: list[str]
    rows: list[Steps]
    anchored: list[int]
    ways: list[int]
    triggers: list[int]
    plain: dict[str, str]
    sharp: dict[str, str]
    atoms: list[list[str]]
    choices: list[Choice]
    sets: list[str]
    clauses: list[list[list[int]]]
