"""Compiled patterns as plain data: rows of steps over numbered atoms and choices.

A step is a pair of a code and an argument.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from policylint.frozen import dataclass

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
BEGIN = 7
"""The passage's own words, or the whole text, begin here."""

Step: TypeAlias = Any
"""`[code, argument]`."""

Steps: TypeAlias = list[Step]

LONGEST = 120
"""The most words a pattern may span, with what it excludes before and after."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """Patterns compiled.

    `sources` are the patterns as written; `triggers` is the set of those to look for, in hexadecimal. `plain` has look-up keys, with spaces
    between, and on a second line the symbol of each; `sharp` likewise words in exactly one case. `code` is what patterns are made
    of (see `policylint.phrases.code`). `clauses` are needed where patterns are matched in plain Python. `needs` has for each pattern
    pieces of words, in lower case and with spaces between, one of which stands in every text of ASCII in which it matches; nothing
    where none need to.
    """

    sources: list[str]
    triggers: str
    plain: str
    sharp: str
    code: bytes
    clauses: ClauseTables | None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseTables:
    """What a sieve leaves patterns out by (see `policylint.phrases.sieve`), as tables of lines.

    A clause is a set of symbols of which a passage must have one for some patterns to match. `clauses` lists
    for each by rank (a pattern's rarest clause first) these patterns (JSON); `index` has a symbol and the numbers
    of the clauses it fulfils; `always` has, in hexadecimal, bit `rank * patterns + pattern` if that pattern has fewer clauses,
    and one bit above all ranks.
    """

    clauses: str
    index: str
    always: str
