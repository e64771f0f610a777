"""Sheets and windows by the compiled module `_field`. Importing this raises ImportError if that is not there or of another format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from policylint.concordance.bits import numbers_in, set_of
from policylint.phrases._field import FORMAT as COMPILED_FORMAT
from policylint.phrases._field import Field, Lexicon, Program, Words
from policylint.phrases.code import FORMAT
from policylint.phrases.encoding import Encoder
from policylint.phrases.prepared import Prepared
from policylint.phrases.sheets import LongSheet, Marking, Sheet

if COMPILED_FORMAT != FORMAT:
    raise ImportError(f"_field was compiled for format {COMPILED_FORMAT}, and this is {FORMAT}")

_WAITING = 4
"""So many times as many passages wait at most, as a sheet may have: of one letter each, all would take more memory than a sheet."""


class Fields:
    """Makes sheets for the patterns of a program (see `policylint.phrases.code`)."""

    def __init__(self, code: bytes, encoder: Encoder) -> None:
        self.program = Program(code)
        self._encoder = encoder
        self._lexicons: dict[Marking | None, Lexicon] = {None: Lexicon(encoder.words)}

    def _lexicon(self, marked: Marking | None) -> Lexicon:
        """The lexicon with these marks, of which there is one at a time, or that without."""
        if marked not in self._lexicons:
            self._lexicons = {None: self._lexicons[None], marked: Lexicon(self._encoder.words, marked)}
        return self._lexicons[marked]

    def each_sheet(
        self, passages: Iterable[tuple[str, int]], most: int, marked: Marking | None = None
    ) -> Iterator[Sheet]:
        lexicon, given = self._lexicon(marked), iter(passages)
        waiting, done = list(islice(given, _WAITING * most)), 0
        while done < len(waiting):
            words = Words(lexicon, waiting, done, most)
            here = [Prepared(content, own) for content, own in waiting[done : done + words.passages]]
            done += len(here)
            if len(waiting) - done <= most and (more := list(islice(given, _WAITING * most))):
                waiting, done = waiting[done:] + more, 0
            yield (
                FieldSheet(here, Field(self.program, words), words.marks)
                if words.size <= most
                else self._long(here[0], words, most)
            )

    def _long(self, passage: Prepared, words: Words, most: int) -> Sheet:
        return LongSheet(
            passage, words.size - 1, most, lambda first, last: Field(self.program, words, first, last)
        )


class FieldSheet:
    """Whole passages, as one field; `marks` has a byte for each, 0 if no chunk of it is marked."""

    def __init__(self, passages: Sequence[Prepared], field: Field, marks: bytes) -> None:
        self.passages = passages
        self.marks = marks
        self.all = (1 << len(passages)) - 1
        self.matching = field.matching
        self.union = field.union
        self.spans = field.spans
        self.every_span = field.every_span
        self.field = field

    def set_of(self, numbers: Sequence[int]) -> int:
        return set_of(numbers)

    def numbers(self, passages: int) -> Iterator[int]:
        return numbers_in(passages)

    def hits(self, pattern: int, anywhere: bool = False) -> int:
        return self.field.hits(pattern, anywhere)

    def first(self, pattern: int, number: int, anywhere: bool = False) -> tuple[int, int] | None:
        return self.field.first(pattern, number, anywhere)

    def every(self, pattern: int, number: int, anywhere: bool = False) -> list[tuple[int, int]]:
        return self.field.every(pattern, number, anywhere)

    def span(self, pattern: int, number: int, anywhere: bool = False) -> tuple[int, int] | None:
        return self.field.span(pattern, number, anywhere)
