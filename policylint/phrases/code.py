"""Compiled patterns as one array of numbers, of which a part is read when it is first used.

The array begins with the numbers of patterns, alternatives, choices and atoms, and with a table of offsets into
it for each of these four. Behind an offset of a table stands:

- for a pattern or an alternative, a row: the number of its steps, and for each its code and its argument. The
  argument of an ATOM or a CHOICE is its number, of a GAP the most words; of AHEAD it is the offset of a row; of BEHIND that of a
  list: a number, and so many offsets of rows of atoms.
- for a choice: 1 if nothing may stand there, else 0; how many lengths its alternatives have, and for each length, the
  longest first, how many alternatives that are, and their numbers; how many other rows there are, and their offsets.
- for an atom: how many plain symbols it has, and these; how many sharp ones, and these.

What refers to something else stands behind it, so nothing can be circular.

It is stored in bytes, the lowest first: what stands before the end of the tables with four for each number, the rest with two;
there 65535 announces a number of four. `_field` reads the same.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence

from policylint.phrases.program import AHEAD, ATOM, BEHIND, Steps

PATTERNS, ALTERNATIVES, CHOICES, ATOMS = range(4)
_TABLES = 4
FORMAT = 5
"""Changes whenever the array does, or how `_field` is called. One compiled for another number is not used."""

_LONG = 0xFFFF
"""Announces a number that does not fit into two bytes."""

_TYPE = "i" if array("i").itemsize == 4 else "l"


def numbers(code: bytes) -> array[int]:
    """The array, from its bytes."""
    counts = _array(_TYPE, code[: 4 * _TABLES])
    body = 4 * (_TABLES + sum(counts))
    found = _array(_TYPE, code[:body])
    units = _array("H", code[body:])
    written = iter(units)
    found.extend([unit if unit != _LONG else next(written) | next(written) << 16 for unit in written])
    return found


def _array(type_: str, data: bytes) -> array[int]:
    """Numbers from bytes, the lowest first; or the other way round, which is the same."""
    found = array(type_, data)
    if sys.byteorder == "big":
        found.byteswap()
    return found


class CodeWriter:
    """Writes the array, in which equal rows stand once."""

    def __init__(self, counts: Sequence[int]) -> None:
        self._written = array(_TYPE, counts)
        self._tables = [_TABLES + sum(counts[:table]) for table in range(_TABLES)]
        self._last = counts[-1]
        self._written.extend([0] * sum(counts))
        self._rows: dict[tuple[int, ...], int] = {}

    def data(self) -> bytes:
        """The bytes of the array."""
        body = self._tables[-1] + self._last
        units = array("H")
        for number in self._written[body:]:
            units.extend((number,) if number < _LONG else (_LONG, number & _LONG, number >> 16))
        stored = _array(_TYPE, self._written[:body].tobytes()), _array("H", units.tobytes())
        return b"".join(part.tobytes() for part in stored)

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
