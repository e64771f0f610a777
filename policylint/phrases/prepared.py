"""A passage made ready to be matched."""

from __future__ import annotations

from dataclasses import field

from policylint.frozen import dataclass
from policylint.phrases.words import normalise, word_spans


@dataclass(slots=True, eq=False)
class Prepared:
    """A passage ready to be matched. Read-only, though it keeps what was worked out about it.

    `own` is the offset in `content` where its own words begin.
    """

    content: str
    own: int
    _text: str | None = field(default=None, init=False, repr=False)
    _words: list[tuple[int, int]] | None = field(default=None, init=False, repr=False)

    @property
    def text(self) -> str:
        """The content normalised: lower case, plain quotes, dashes and spaces, of the same length."""
        if self._text is None:
            self._text = normalise(self.content)
        return self._text

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
        return self.words[first][0], self.words[end - 1][1]
