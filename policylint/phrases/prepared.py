"""A passage made ready to be matched."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import field
from itertools import accumulate
from typing import TypeAlias

from policylint.frozen import dataclass
from policylint.phrases.words import chunk_spans, normalise, word_spans

Cut: TypeAlias = tuple[list[str], list[int], list[int]]

_MOST_CUTS = 512
_IRREGULAR: Cut = ([], [], [])
_CUTS: dict[str, Cut] = {}
"""Passages that were cut last: a passage is matched with one vocabulary after the other, and cut alike by all."""


@dataclass(slots=True, eq=False)
class Prepared:
    """A passage ready to be matched. Read-only, though it keeps what was worked out about it.

    `own` is the offset in `content` where its own words begin, `own_word` the number of words before.
    `symbols` has two characters for each word, its plain and its sharp symbol; `encoder` gives those of a chunk.
    """

    content: str
    own: int
    symbols: str
    own_word: int
    encoder: Mapping[str, str]
    _text: str | None = field(default=None, init=False, repr=False)
    _chunks: Cut | None = field(default=None, init=False, repr=False)
    _words: list[tuple[int, int]] | None = field(default=None, init=False, repr=False)

    @property
    def size(self) -> int:
        """The number of words."""
        return len(self.symbols) // 2

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
        cut = self._chunks
        if cut is None:
            cut = self._chunks = self._cut()
        chunks, counts, letters = cut
        if not chunks:
            return self.words[first][0], self.words[end - 1][1]
        index = bisect_right(counts, 2 * first)
        start = letters[index] + index + chunk_spans(chunks[index])[first - counts[index] // 2][0]
        last = bisect_right(counts, 2 * end - 2, index)
        stop = letters[last] + last + chunk_spans(chunks[last])[end - 1 - counts[last] // 2][1]
        return start, stop

    def _cut(self) -> Cut:
        """The chunks, for each the number of symbols up to its end, and that of characters before it, but for spaces; none if white space is irregular."""
        content, own = self.content, self.own
        if own and content[own - 1] != " ":
            return _IRREGULAR
        known = _CUTS.get(content)
        if known is None:
            if len(_CUTS) >= _MOST_CUTS:
                _CUTS.clear()
            known = _CUTS[content] = self._regular_cut()
        return known

    def _regular_cut(self) -> Cut:
        chunks = self.content.split()
        if " ".join(chunks) != self.content:
            return _IRREGULAR
        counts = list(accumulate(map(len, map(self.encoder.__getitem__, chunks))))
        return chunks, counts, list(accumulate(map(len, chunks), initial=0))
