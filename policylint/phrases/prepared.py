"""A passage made ready to be matched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from policylint.phrases.block import Block
from policylint.phrases.words import normalise, word_spans


class Piece(NamedTuple):
    """Where a passage, or a window of a long one, lies in a block.

    It is stretch number `stretch`. `place` is that of word number `first`; `allowed` has a bit for each place
    from there at which a match of this piece may begin. `patterns` are those that may match in some passage of the block.
    """

    block: Block
    stretch: int
    patterns: int
    place: int
    first: int
    allowed: int


@dataclass(slots=True, eq=False)
class Prepared:
    """A passage ready to be matched. Read-only, though it keeps what was worked out about it.

    `own` is the offset in `content` where its own words begin, `own_word` the number of words before.
    `symbols` has a character for each word, `passing` a bit for each pattern that may match.
    """

    content: str
    own: int
    symbols: str
    own_word: int
    passing: int
    _pieces: list[Piece] = field(default_factory=list, init=False, repr=False)
    _words: list[tuple[int, int]] | None = field(default=None, init=False, repr=False)

    @property
    def text(self) -> str:
        """The content normalised: lower case, plain quotes, dashes and spaces, of the same length."""
        return normalise(self.content)

    @property
    def words(self) -> list[tuple[int, int]]:
        """Where each word stands: start and end, as offsets into `content`."""
        if self._words is None:
            own = self.own
            before = word_spans(self.content, 0, own) if own else []
            self._words = before + word_spans(self.content, own, len(self.content))
        return self._words

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Where the words from number `first` up to, not including, `end` stand in `content`."""
        words = self.words
        return words[first][0], words[end - 1][1]
