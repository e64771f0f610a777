"""In which texts of a document a word can stand: asked once for all of them, instead of text by text.

Hundreds of patterns each need some words to match at all, and most texts hold none of these. A concordance lists the
words of the texts once; which patterns are worth trying where is then a matter of small set operations. The pieces
of text that were ever asked for are remembered, and for each word which of them it holds, so that in a run over
many documents a word that was seen before costs one look into a dictionary.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TypeAlias

from policylint.bits import numbers_in, set_of, union_of
from policylint.memory import remembered
from policylint.passages import Passage
from policylint.pieces import HUGE, UNSEEN, Pieces

Hints: TypeAlias = tuple[tuple[str, ...], ...]
"""Of each group one must stand in a text: pieces of text in lower case, each stretch of white space one space.

A space before or after a piece says that a word begins or ends there.
"""

_BLOCK = 2048
"""How many texts are indexed together: sets of more would make the cost of a long document grow faster than it."""
_TELLING = 4
"""Words of hints that are as long as this, in characters, tell enough to leave out the shorter ones."""

_pieces = Pieces()


class _Block:
    """The words of some texts, each with the numbers of the texts, once for each time that it stands there.

    Sets of texts are integers with a bit for each.
    """

    __slots__ = (
        "_found",
        "_has_huge",
        "_held",
        "_joined",
        "_known",
        "_standing",
        "_starts",
        "everywhere",
        "texts",
        "words",
    )

    def __init__(self, texts: Sequence[str], words_of_each: Iterable[list[str]]) -> None:
        """The words may come with the texts, one by one."""
        self.texts = texts
        words: defaultdict[str, list[int]] = defaultdict(list)
        self.words = words
        for number, each in enumerate(words_of_each):
            for word in each:
                words[word].append(number)
        self.everywhere = (1 << len(texts)) - 1
        self._has_huge = max(map(len, words), default=0) > HUGE
        self._known = len(_pieces.ranks)
        self._standing = self._where() if self._known else {}
        self._found: dict[str, int] = {}
        self._held: dict[str, int] = {}
        self._joined = ""
        self._starts: list[int] = []

    def _where(self) -> dict[str, list[int]]:
        """The numbers of the texts that hold each known piece, in no order, some of them more than once."""
        standing: defaultdict[str, list[int]] = defaultdict(list)
        count, seen, pieces_of = self._known, _pieces.words, _pieces.of
        for word, numbers in self.words.items():
            counted, held = seen.get(word, UNSEEN)
            for piece in held if counted == count else pieces_of(word):
                standing[piece] += numbers
        return standing

    def holding(self, group: tuple[str, ...]) -> int:
        """The texts that hold one hint of a group; most hints have a known piece that stands in none."""
        some, standing, ranks, known = 0, self._standing, _pieces.ranks, self._known
        for hint, pieces in _parted(group):
            for piece in pieces:
                if piece not in standing and ranks.get(piece, known) < known:
                    break
            else:
                some |= self._of(hint)
        return some

    def _of(self, hint: str) -> int:
        found = self._found.get(hint)
        if found is None:
            found = self.everywhere
            pieces = _pieces_of(hint)
            for piece in pieces:
                numbers = self._held.get(piece)
                if numbers is None:
                    numbers = self._held[piece] = self._with(piece)
                found &= numbers
            if found and (self._has_huge or " " in hint.strip()):
                found = set_of([number for number in numbers_in(found) if hint in self.texts[number]])
            self._found[hint] = found
        return found

    def _with(self, piece: str) -> int:
        if not piece:
            return self.everywhere
        if _pieces.ranks.get(piece, self._known) < self._known:
            return union_of(self._standing.get(piece, ()))
        _pieces.ask(piece)
        if not self._starts:
            spaced = [f" {word} " for word in self.words]
            self._joined = "".join(spaced)
            self._starts = list(accumulate(map(len, spaced), initial=0))
        numbers: set[int] = set()
        listed: list[list[int]] | None = None
        at = self._joined.find(piece)
        while at >= 0:
            word = bisect_right(self._starts, at) - 1
            listed = listed or list(self.words.values())
            numbers.update(listed[word])
            at = self._joined.find(piece, self._starts[word + 1])
        return union_of(numbers)


@lru_cache(maxsize=1 << 14)
def _parted(group: tuple[str, ...]) -> list[tuple[str, Sequence[str]]]:
    """The hints of a group, each with its pieces."""
    return [(hint, _pieces_of(hint)) for hint in group]


@lru_cache(maxsize=1 << 14)
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
    """The words of a sequence of texts, folded (see `patterns.folded`) with a space before and after each."""

    __slots__ = ("_blocks", "texts")

    def __init__(self, texts: Sequence[str], blocks: Sequence[_Block] = ()) -> None:
        self.texts = texts
        pieces = (texts[at : at + _BLOCK] for at in range(0, len(texts), _BLOCK))
        self._blocks = blocks or [_Block(some, map(str.split, some)) for some in pieces]

    def holding(self, *several: Hints) -> Iterator[int]:
        """The numbers of the texts that hold one hint of each group, in ascending order; of several hints, any will do."""
        for index, block in enumerate(self._blocks):
            found = 0
            for hints in several:
                bits = block.everywhere
                for group in hints:
                    bits &= block.holding(group)
                    if not bits:
                        break
                found |= bits
            for number in numbers_in(found):
                yield index * _BLOCK + number


@remembered
def concordance(passages: tuple[Passage, ...]) -> Concordance:
    """That of the passages, with what introduces them. Each text has a space before and after it."""
    blocks = []
    for at in range(0, len(passages), _BLOCK):
        texts: list[str] = []
        blocks.append(_Block(texts, _words_of(passages[at : at + _BLOCK], texts)))
    return Concordance([text for block in blocks for text in block.texts], blocks)


def _words_of(passages: tuple[Passage, ...], texts: list[str]) -> Iterator[list[str]]:
    """The words of each passage, folded; what they make together is added to `texts`."""
    for passage in passages:
        words = passage.text.content.lower().split()
        texts.append(f" {' '.join(words)} ")
        yield words
