"""In which texts of a document a word can stand: asked once for all of them, instead of text by text.

Hundreds of patterns each need some words to match at all, and most texts hold none of these. A concordance lists the
words of the texts once; which patterns are worth trying where is then a matter of small set operations. The pieces
of text that were ever asked for are remembered, and for each word which of them it holds, so that in a run over
many documents a word that was seen before costs one look into a dictionary.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TypeAlias

from policylint.bits import numbers_in, set_of, union_of
from policylint.memory import remembered
from policylint.passages import Passage
from policylint.patterns import folded

Hints: TypeAlias = tuple[tuple[str, ...], ...]
"""Of each group one must stand in a text: pieces of text in lower case, each stretch of white space one space.

A space before or after a piece says that a word begins or ends there.
"""

_BLOCK = 2048
"""How many texts are indexed together: sets of more would make the cost of a long document grow faster than it."""
_LONG = 64
"""Words longer than this, in characters, are addresses and the like: not remembered."""
_HUGE = 1000
"""Words longer than this are not looked into: anything may stand in them."""
_MOST_WORDS = 60_000
_MOST = 10_000
_FEW = 40
"""So many pieces are looked for in a word one by one; for more, all parts of the word are looked up among them."""


class _Pieces:
    """The pieces of text that several blocks were asked for, in this process, and which of them the words seen so far hold."""

    __slots__ = ("_lengths", "_once", "_order", "_words", "ranks")

    def __init__(self) -> None:
        self.ranks: dict[str, int] = {}
        self._order: list[str] = []
        self._lengths: set[int] = set()
        self._once: set[str] = set()
        self._words: dict[str, tuple[int, tuple[str, ...]]] = {}

    def ask(self, piece: str) -> None:
        """Take note of a piece that is not known: of one that is asked for again, `of` tells from now on."""
        if piece not in self._once:
            if len(self._once) >= _MOST:
                self._once.clear()
            self._once.add(piece)
        elif piece not in self.ranks and len(self._order) < _MOST:
            self.ranks[piece] = len(self._order)
            self._order.append(piece)
            self._lengths.add(len(piece))

    def of(self, word: str) -> tuple[str, ...]:
        """The known pieces that stand in a word."""
        if len(word) > _HUGE:
            return tuple(self._order)
        counted, held = self._words.get(word, (0, ()))
        if counted == len(self._order):
            return held
        spaced = f" {word} "
        size = len(spaced)
        if len(self._order) - counted <= _FEW:
            held += tuple([piece for piece in self._order[counted:] if piece in spaced])
        else:
            lengths = [length for length in self._lengths if length <= size]
            parts = {spaced[at : at + length] for length in lengths for at in range(size - length + 1)}
            held = tuple(parts & self.ranks.keys())
        if size <= _LONG:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            self._words[word] = (len(self._order), held)
        return held


_pieces = _Pieces()


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

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.everywhere = (1 << len(texts)) - 1
        words: defaultdict[str, list[int]] = defaultdict(list)
        self.words = words
        for number, text in enumerate(texts):
            for word in text.split():
                words[word].append(number)
        self._has_huge = any(len(word) > _HUGE for word in self.words)
        self._known = len(_pieces.ranks)
        self._standing = self._where() if self._known else {}
        self._found: dict[str, int] = {}
        self._held: dict[str, int] = {}
        self._joined = ""
        self._starts: list[int] = []

    def _where(self) -> dict[str, list[int]]:
        """The numbers of the texts that hold each known piece, in no order, some of them more than once."""
        standing: defaultdict[str, list[int]] = defaultdict(list)
        pieces_of = _pieces.of
        for word, numbers in self.words.items():
            for piece in pieces_of(word):
                standing[piece] += numbers
        return standing

    def holding(self, hint: str) -> int:
        """The texts that hold a hint."""
        found = self._found.get(hint)
        if found is None:
            found = self.everywhere
            pieces = _pieces_of(hint)
            for piece in pieces:
                numbers = self._held.get(piece)
                if numbers is None:
                    numbers = self._held[piece] = self._with(piece)
                found &= numbers
            if found and (len(pieces) > 1 or self._has_huge):
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


@cache
def _pieces_of(hint: str) -> Sequence[str]:
    """What must stand in a word, with the spaces around it, wherever the hint stands in a text."""
    words = hint.split(" ")
    if len(words) == 1:
        return words
    last = len(words) - 1
    pieces = [" " * (number > 0) + word + " " * (number < last) for number, word in enumerate(words) if word]
    return pieces or [""]


class Concordance:
    """The words of a sequence of texts, given as `folded` (see `policylint.patterns`) with a space before and after each."""

    __slots__ = ("_blocks", "texts")

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._blocks = [_Block(texts[at : at + _BLOCK]) for at in range(0, len(texts), _BLOCK)]

    def holding(self, hints: Hints) -> Iterator[int]:
        """The numbers of the texts that hold one hint of each group, in ascending order."""
        for index, block in enumerate(self._blocks):
            bits = block.everywhere
            for group in hints:
                some = 0
                for hint in group:
                    some |= block.holding(hint)
                bits &= some
                if not bits:
                    break
            else:
                for number in numbers_in(bits):
                    yield index * _BLOCK + number

    def has(self, hints: Hints) -> bool:
        """Whether any text holds one hint of each group."""
        return next(self.holding(hints), None) is not None


def holds(text: str, hints: Hints) -> bool:
    """Whether a folded text holds one hint of each group."""
    for group in hints:
        for hint in group:
            if hint in text:
                break
        else:
            return False
    return True


@remembered
def concordance(passages: tuple[Passage, ...]) -> Concordance:
    """That of the passages, with what introduces them. Each text has a space before and after it."""
    return Concordance([f" {folded(passage.text.content)} " for passage in passages])
