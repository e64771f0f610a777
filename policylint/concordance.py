"""In which texts of a document a word can stand: asked once for all of them, instead of text by text.

Hundreds of patterns each need some words to match at all, and most texts hold none of these. A concordance tells of
each group of words which texts hold one of them; which patterns are worth trying where is then a matter of small set
operations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TypeAlias

from policylint.asked import Asked, Group
from policylint.bits import numbers_in, set_of, union_of
from policylint.memory import remembered
from policylint.passages import Passage
from policylint.patterns import folded

Hints: TypeAlias = tuple[Group, ...]
"""Of each group one must stand in a text: pieces of text in lower case, each stretch of white space one space.

A space before or after a piece says that a word begins or ends there.
"""

_TELLING = 4
"""Words of hints that are as long as this, in characters, tell enough to leave out the shorter ones."""

_asked = Asked()


class _Words:
    """The words of some texts, each with the numbers of the texts, once for each time that it stands there."""

    __slots__ = ("_everywhere", "_joined", "_listed", "_starts", "_texts")

    def __init__(self, texts: Sequence[str], everywhere: int) -> None:
        words: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            for word in text.split():
                words[word].append(number)
        spaced = [f" {word} " for word in words]
        self._texts = texts
        self._everywhere = everywhere
        self._joined = "".join(spaced)
        self._starts = list(accumulate(map(len, spaced), initial=0))
        self._listed = list(words.values())

    def holding(self, hint: str) -> int:
        """The texts that hold a hint."""
        found = self._everywhere
        for piece in _pieces_of(hint):
            found &= self._with(piece) if piece else found
        if found and " " in hint.strip():
            return set_of([number for number in numbers_in(found) if hint in self._texts[number]])
        return found

    def _with(self, piece: str) -> int:
        numbers: set[int] = set()
        starts = self._starts
        at = self._joined.find(piece)
        while at >= 0:
            word = bisect_right(starts, at) - 1
            numbers.update(self._listed[word])
            at = self._joined.find(piece, starts[word + 1])
        return union_of(numbers)


@lru_cache(maxsize=1 << 12)
def _pieces_of(hint: str) -> Sequence[str]:
    """What must stand in a word, with the spaces around it, wherever the hint stands in a text.

    Of a hint of several words only the longer ones, if there are any: the short ones stand almost everywhere.
    """
    words = hint.split(" ")
    if len(words) == 1:
        return words
    last = len(words) - 1
    pieces = [" " * (number > 0) + word + " " * (number < last) for number, word in enumerate(words) if word]
    return [piece for piece in pieces if len(piece.strip()) >= _TELLING] or pieces or [""]


class Concordance:
    """Which of a sequence of texts hold which hints. Sets of texts are integers with a bit for each.

    `texts` are folded (see `patterns.folded`), with a space before and after each.
    """

    __slots__ = ("_everywhere", "_found", "_index", "_numbers", "_rows", "_width", "texts")

    def __init__(self, contents: Sequence[str]) -> None:
        """The texts may come as they are, or folded."""
        scanner = _asked.scanner()
        if scanner is None:
            self._numbers: dict[Group, int] = {}
            self._rows = b""
            self.texts = [f" {folded(content)} " for content in contents]
        else:
            self._numbers = dict(_asked.numbers)
            self.texts, self._rows = scanner.read(list(contents))
        self._width = len(contents) // 8 + 1
        self._everywhere = (1 << len(contents)) - 1
        self._found: dict[Group, int] = {}
        self._index: _Words | None = None

    def holding(self, *several: Hints) -> Iterator[int]:
        """The numbers of the texts that hold one hint of each group, in ascending order; of several hints, any will do."""
        found = 0
        for hints in several:
            bits = self._everywhere
            for group in hints:
                bits &= self._with(group)
                if not bits:
                    break
            found |= bits
        return numbers_in(found)

    def _with(self, group: Group) -> int:
        """The texts that hold one hint of a group."""
        found = self._found.get(group)
        if found is None:
            number = self._numbers.get(group)
            if number is None:
                found = self._looked_for(group)
            else:
                begin = number * self._width
                found = int.from_bytes(self._rows[begin : begin + self._width], "little")
            self._found[group] = found
        return found

    def _looked_for(self, group: Group) -> int:
        _asked.add(group)
        if self._index is None:
            self._index = _Words(self.texts, self._everywhere)
        some = 0
        for hint in group:
            some |= self._index.holding(hint)
        return some


@remembered
def concordance(passages: tuple[Passage, ...]) -> Concordance:
    """That of the passages, with what introduces them."""
    return Concordance([passage.text.content for passage in passages])
