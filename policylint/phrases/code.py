"""Compiled patterns as one array of numbers, of which a part is read when it is first used.

The array begins with the numbers of patterns, alternatives, choices and atoms, and with a table of offsets into
it for each of these four. Behind an offset of a table stands:

- for a pattern or an alternative, a row: the number of its steps, and for each its code and its argument. The
  argument of an ATOM or a CHOICE is its number, of a GAP the most words; of AHEAD it is the offset of a row; of BEHIND that of a
  list: a number, and so many offsets of rows of atoms.
- for a choice: 1 if nothing may stand there, else 0; how many lengths its alternatives have, and for each length, the
  longest first, how many alternatives that are, and their numbers; how many other rows there are, and their offsets.
- for an atom: how many plain symbols it has, and these; how many sharp ones, and these.

What refers to something else stands behind it, so nothing can be circular. `_field.c` reads the same array.
"""

from __future__ import annotations

import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence

from policylint.phrases.program import AHEAD, ATOM, BEHIND, Steps

PATTERNS, ALTERNATIVES, CHOICES, ATOMS = range(4)
_TABLES = 4
_TYPE = "i" if array("i").itemsize == 4 else "l"


def from_text(text: str) -> bytes:
    """The bytes of the array, four for each number, the lowest first."""
    return b64decode(text)


def numbers(code: bytes) -> array[int]:
    """The array."""
    found = array(_TYPE)
    found.frombytes(code)
    if sys.byteorder == "big":
        found.byteswap()
    return found


class CodeWriter:
    """Writes the array, in which equal rows stand once."""

    def __init__(self, counts: Sequence[int]) -> None:
        self._written = array(_TYPE, counts)
        self._tables = [_TABLES + sum(counts[:table]) for table in range(_TABLES)]
        self._written.extend([0] * sum(counts))
        self._rows: dict[tuple[int, ...], int] = {}

    def text(self) -> str:
        """The array in base 64."""
        if sys.byteorder == "big":
            self._written.byteswap()
        return b64encode(self._written.tobytes()).decode()

    def pattern(self, number: int, steps: Steps) -> None:
        """Write a pattern."""
        self._enter(PATTERNS, number, self._row(steps))

    def alternative(self, number: int, steps: Steps) -> None:
        """Write an alternative of a choice."""
        self._enter(ALTERNATIVES, number, self._row(steps))

    def choice(
        self, number: int, optional: bool, fixed: Iterable[tuple[int, list[int]]], loose: Iterable[Steps]
    ) -> None:
        """Write a choice."""
        rows = [self._row(steps) for steps in loose]
        parts = [[length, len(alternatives), *alternatives] for length, alternatives in fixed]
        written = [int(optional), len(parts), *[word for part in parts for word in part], len(rows), *rows]
        self._enter(CHOICES, number, self._write(written))

    def atom(self, number: int, plain: str, sharp: str) -> None:
        """Write an atom's symbols."""
        symbols = [len(plain), *map(ord, plain), len(sharp), *map(ord, sharp)]
        self._enter(ATOMS, number, self._write(symbols))

    def _enter(self, table: int, number: int, offset: int) -> None:
        self._written[self._tables[table] + number] = offset

    def _write(self, words: Iterable[int]) -> int:
        offset = len(self._written)
        self._written.extend(words)
        return offset

    def _row(self, steps: Steps) -> int:
        written = [len(steps)]
        for code, argument in steps:
            if code == AHEAD:
                written += (code, self._row(argument))
            elif code == BEHIND:
                rows = [self._row([(ATOM, atom) for atom in row]) for row in argument]
                written += (code, self._write([len(rows), *rows]))
            else:
                written += (code, argument)
        key = tuple(written)
        if key not in self._rows:
            self._rows[key] = self._write(written)
        return self._rows[key]
