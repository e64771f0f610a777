"""Compiled patterns as plain data: rows of steps over numbered atoms and choices.

A step is a pair of a code and an argument. Tables are kept as text, a line for each entry, and an entry is
decoded when it is first used: a short policy uses a small part of a vocabulary.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

ATOM = 0
"""One word of the atom with this number."""
GAP = 1
"""Up to so many words as the argument says."""
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
class Compiled:
    """Patterns compiled. What is `str` is a table of lines, or a bit set in hexadecimal.

    `sources` are the patterns as written; `rows` their steps (JSON); `anchored` the numbers of those that begin with `^`; `triggers` the set of
    those to look for. `plain` has in each line a symbol and its look-up keys, `sharp` a symbol and a word in exactly this
    case. `members` has for each atom its plain and, after a blank, its sharp symbols. `alternatives`
    are the steps of what takes a fixed number of words (JSON). `choices` are JSON: whether nothing may stand there, for
    each number of words the numbers of the alternatives that take so many (the longest first), and the steps of other ones.

    A clause is a set of symbols of which a passage must have one for some patterns to match. `clauses` lists
    for each by rank (a pattern's rarest clause first) these patterns (JSON); `index` has a symbol and the numbers
    of the clauses it fulfils; `always` has bit `rank * len(sources) + pattern` if that pattern has fewer clauses,
    and one bit above all ranks.
    """

    sources: list[str]
    rows: str
    anchored: list[int]
    triggers: str
    plain: str
    sharp: str
    members: str
    alternatives: str
    choices: str
    clauses: str
    index: str
    always: str
