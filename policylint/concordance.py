"""In which texts of a document a word can stand: asked once for all of them, instead of text by text.

Hundreds of patterns each need some words to match at all, and most texts hold none of these. A concordance lists the
words of the texts once; which patterns are worth trying where is then a matter of small set operations. The pieces
of text that were ever asked for are remembered, and for each word which of them it holds, so that in a run over
many documents a word that was seen before costs one look into a dictionary.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from policylint.bits import numbers_in, set_of
from policylint.memory import remembered
from policylint.passages import Passage

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


class _Pieces:
    """The pieces of text asked for so far in this process, and which of them the words seen so far hold."""

    __slots__ = ("asked", "known", "lengths", "words")

    def __init__(self) -> None:
        self.asked: set[str] = set()
        self.known: frozenset[str] = frozenset()
        self.lengths: tuple[int, ...] = ()
        self.words: dict[str, tuple[str, ...]] = {}

    def settle(self) -> frozenset[str]:
        """The pieces that `of` tells of from now on: all that were asked for."""
        if len(self.asked) > len(self.known) or len(self.words) > _MOST_WORDS:
            self.known = frozenset(self.asked)
            self.lengths = tuple(sorted({len(piece) for piece in self.known}))
            self.words.clear()
        return self.known

    def of(self, word: str) -> tuple[str, ...]:
        """The known pieces that stand in a word."""
        if len(word) > _HUGE:
            return tuple(self.known)
        spaced = f" {word} "
        size = len(spaced)
        parts = {spaced[at : at + length] for length in self.lengths for at in range(size - length + 1)}
        found = tuple(parts & self.known)
        if size <= _LONG:
            self.words[word] = found
        return found


_pieces = _Pieces()


class _Block:
    """The words of some texts. Sets of texts are integers with a bit for each."""

    __slots__ = (
        "_found",
        "_has_huge",
        "_joined",
        "_known",
        "_standing",
        "_starts",
        "everywhere",
        "texts",
        "words",
    )

    def __init__(self, texts: Sequence[str], words: Iterable[list[str]]) -> None:
        """`words` are those of each text; they may come with the texts, one by one."""
        self.texts = texts
        self.words = _numbers_by_word(words)
        self.everywhere = (1 << len(texts)) - 1
        self._has_huge = max(map(len, self.words), default=0) > _HUGE
        self._known = _pieces.settle()
        self._standing = self._where() if self._known else {}
        self._found: dict[str, int] = {}
        self._joined, self._starts = "", list[int]()

    def _where(self) -> dict[str, int]:
        standing: dict[str, int] = {}
        remembered_words = _pieces.words
        for word, numbers in self.words.items():
            held = remembered_words.get(word)
            if held is None:
                held = _pieces.of(word)
            if held:
                bits = set_of(numbers) if len(numbers) > 1 else 1 << numbers[0]
                for piece in held:
                    standing[piece] = standing.get(piece, 0) | bits
        return standing

    def holding(self, group: tuple[str, ...]) -> int:
        """The texts that hold one hint of a group."""
        parted = _groups.get(group)
        if parted is None:
            parted = _groups[group] = _Group(group)
        some, known, standing = 0, self._known, self._standing
        for piece in parted.pieces if not self._has_huge else ():
            found = standing.get(piece)
            if found is not None:
                some |= found
            elif piece not in known:
                some |= self._of(piece)
        for hint in parted.others if not self._has_huge else group:
            some |= self._of(hint)
        return some

    def _of(self, hint: str) -> int:
        found = self._found.get(hint)
        if found is None:
            pieces = _pieces_of(hint)
            found = self.everywhere
            for piece in pieces:
                found &= self._with(piece)
            if found and (len(pieces) > 1 or self._has_huge):
                found = set_of([number for number in numbers_in(found) if hint in self.texts[number]])
            self._found[hint] = found
        return found

    def _with(self, piece: str) -> int:
        if not piece:
            return self.everywhere
        if piece in self._known:
            return self._standing.get(piece, 0)
        _pieces.asked.add(piece)
        if not self._starts:
            spaced = [f" {word} " for word in self.words]
            self._joined = "".join(spaced)
            self._starts = list(accumulate(map(len, spaced), initial=0))
        numbers: set[int] = set()
        listed = list(self.words.values())
        at = self._joined.find(piece)
        while at >= 0:
            word = bisect_right(self._starts, at) - 1
            numbers.update(listed[word])
            at = self._joined.find(piece, self._starts[word + 1])
        return set_of(sorted(numbers))


def _numbers_by_word(words: Iterable[list[str]]) -> dict[str, list[int]]:
    """In which texts each word stands, in ascending order."""
    by_word: dict[str, list[int]] = {}
    known = by_word.get
    for number, each in enumerate(words):
        for word in each:
            numbers = known(word)
            if numbers is None:
                by_word[word] = [number]
            elif numbers[-1] != number:
                numbers.append(number)
    return by_word


def _pieces_of(hint: str) -> list[str]:
    """What must stand in a word, with the spaces around it, wherever the hint stands in a text."""
    words = hint.split(" ")
    if len(words) == 1:
        return words
    last = len(words) - 1
    pieces = [" " * (number > 0) + word + " " * (number < last) for number, word in enumerate(words) if word]
    return pieces or [""]


class _Group:
    """The hints of a group: those that stand in a word if they stand anywhere, as `pieces`, and the others."""

    __slots__ = ("others", "pieces")

    def __init__(self, hints: tuple[str, ...]) -> None:
        self.pieces = tuple([hint for hint in hints if hint and _pieces_of(hint) == [hint]])
        self.others = tuple([hint for hint in hints if hint not in self.pieces])


_groups: dict[tuple[str, ...], _Group] = {}


class Concordance:
    """The words of a sequence of texts, folded (see `patterns.folded`) with a space before and after each."""

    __slots__ = ("_blocks", "texts")

    def __init__(self, texts: Sequence[str], blocks: Sequence[_Block] = ()) -> None:
        self.texts = texts
        self._blocks = blocks or [
            _Block(some, map(str.split, some))
            for some in (texts[at : at + _BLOCK] for at in range(0, len(texts), _BLOCK))
        ]

    def holding(self, hints: Hints) -> Iterator[int]:
        """The numbers of the texts that hold one hint of each group, in ascending order."""
        for index, block in enumerate(self._blocks):
            bits = block.everywhere
            for group in hints:
                bits &= block.holding(group)
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
