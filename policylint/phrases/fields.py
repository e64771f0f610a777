"""Sheets and windows by the compiled module `_field`. Importing this raises ImportError if that is not there or of another format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from policylint.bits import numbers_in, set_of
from policylint.phrases._field import FORMAT as COMPILED_FORMAT
from policylint.phrases._field import Field, Program
from policylint.phrases.code import FORMAT
from policylint.phrases.layout import BARRIER, Stretch
from policylint.phrases.prepared import Prepared
from policylint.phrases.sheets import Placed, Sheet, Window, Words, matches_in

if COMPILED_FORMAT != FORMAT:
    raise ImportError(f"_field was compiled for format {COMPILED_FORMAT}, and this is {FORMAT}")


class Fields:
    """Makes sheets for the patterns of a program (see `policylint.phrases.code`)."""

    def __init__(self, code: bytes) -> None:
        self._program = Program(code)

    def sheet(self, passages: Sequence[Prepared], stretches: list[Stretch]) -> Sheet:
        return FieldSheet(passages, self._field(stretches))

    def window(self, stretch: Stretch) -> Window:
        return self._field([stretch])

    def _field(self, stretches: list[Stretch]) -> Field:
        symbols = "".join([stretch.symbols + BARRIER for stretch in stretches])
        return Field(self._program, stretches, symbols.encode("utf-16-le"))


class FieldSheet(Placed):
    """Whole passages, as one field."""

    def __init__(self, passages: Sequence[Prepared], field: Field) -> None:
        self.passages = passages
        self.all = (1 << len(passages)) - 1
        self.matching = field.matching
        self.union = field.union
        self._field = field
        self._places = list(accumulate([passage.size + 1 for passage in passages], initial=0))

    def set_of(self, numbers: Sequence[int]) -> int:
        return set_of(numbers)

    def numbers(self, passages: int) -> Iterator[int]:
        return numbers_in(passages)

    def hits(self, pattern: int, anywhere: bool = False) -> int:
        return self._field.hits(pattern, anywhere)

    def first(self, pattern: int, number: int, anywhere: bool = False) -> Words | None:
        return self._field.first(pattern, number, anywhere)

    def every(self, pattern: int, number: int, anywhere: bool = False) -> list[Words]:
        field = self._field
        within = (1 << self.passages[number].size) - 1
        place = self._places[number]
        left = field.starts(pattern, anywhere) >> place & within
        return list(matches_in(left, place, lambda start: field.end(pattern, start, anywhere)))
