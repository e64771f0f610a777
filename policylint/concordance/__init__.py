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
from typing import TypeAlias, overload

from policylint.concordance.asked import Asked, Group
from policylint.concordance.bits import all_in, numbers_in, set_of, union_of
from policylint.machine.memory import remembered
from policylint.passages import Passage
from policylint.patterns import folded

Hints: TypeAlias = tuple[Group, ...]
"""Of each group one must stand in a text: pieces of text in lower case, each stretch of white space one space.

A space before or after a piece says that a word begins or ends there.
"""

_FEW = 2048
"""So many texts are kept folded; of more, which take much memory, each is folded when it is asked for."""
_RARE = 64
"""A word that stands in fewer than one of so many texts takes less memory as a list of them than as a set."""
_TELLING = 4
"""Words of hints that are as long as this, in characters, tell enough to leave out the shorter ones."""

_asked = Asked()


class _Words:
    """The words of some texts, each with the numbers of the texts, of frequent words as a set."""

    __slots__ = ("_everywhere", "_joined", "_listed", "_starts", "_texts")

    def __init__(self, texts: Sequence[str], everywhere: int) -> None:
        words: defaultdict[str, list[int]] = defaultdict(list)
        count = 0
        for count, text in enumerate(texts, 1):
            for word in text.split():
                words[word].append(count - 1)
        spaced = [f" {word} " for word in words]
        self._texts = texts
        self._everywhere = everywhere
        self._joined = "".join(spaced)
        self._starts = list(accumulate(map(len, spaced), initial=0))
        rare = max(count // _RARE, _RARE)
        self._listed = [numbers if len(numbers) < rare else union_of(numbers) for numbers in words.values()]

    def holding(self, hint: str) -> int:
        """The texts that hold a hint."""
        found = self._everywhere
        for piece in _pieces_of(hint):
            found &= self._with(piece) if piece else found
        if found and " " in hint.strip():
            return set_of([number for number in numbers_in(found) if hint in self._texts[number]])
        return found

    def _with(self, piece: str) -> int:
        at = self._joined.find(piece)
        if at < 0:
            return 0
        numbers: set[int] = set()
        found, starts = 0, self._starts
        while at >= 0:
            word = bisect_right(starts, at) - 1
            listed = self._listed[word]
            if isinstance(listed, int):
                found |= listed
            else:
                numbers.update(listed)
            at = self._joined.find(piece, starts[word + 1])
        return found | union_of(numbers)


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


class _Folded(Sequence[str]):
    """Texts that are folded when they are asked for."""

    __slots__ = ("_contents",)

    def __init__(self, contents: Sequence[str]) -> None:
        self._contents = contents

    def __len__(self) -> int:
        return len(self._contents)

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[str]: ...
    def __getitem__(self, number: int | slice) -> str | Sequence[str]:
        if isinstance(number, slice):
            return _Folded(self._contents[number])
        return f" {folded(self._contents[number])} "


class Concordance:
    """Which of a sequence of texts hold which hints. Sets of texts are integers with a bit for each.

    `texts` are folded (see `patterns.folded`), with a space before and after each.
    """

    __slots__ = ("_everywhere", "_found", "_index", "_numbers", "_rows", "_scanned", "_width", "texts")

    def __init__(self, contents: Sequence[str]) -> None:
        """The texts may come as they are, or folded."""
        scanner = _asked.scanner()
        few = len(contents) <= _FEW
        self._numbers = _asked.numbers
        self._scanned: list[int | None] = []
        self._rows, kept = b"", None
        if scanner is not None:
            self._scanned = [None] * len(self._numbers)
            kept, self._rows = scanner.read(list(contents), few)
        elif few:
            kept = list(_Folded(contents))
        self.texts: Sequence[str] = _Folded(contents) if kept is None else kept
        self._width = len(contents) // 8 + 1
        self._everywhere = (1 << len(contents)) - 1
        self._found: dict[Group, int] = {}
        self._index: _Words | None = None

    @property
    def scanned(self) -> bool:
        """Whether `_scan` read the texts: to load it does not pay for the first document of a run."""
        return bool(self._rows)

    def holding(self, *several: Hints) -> Iterator[int]:
        """The numbers of the texts that hold one hint of each group, in ascending order; of several hints, any will do."""
        return all_in(self.bits(*several))

    def bits(self, *several: Hints) -> int:
        """The same as a set."""
        found, numbers, scanned = 0, self._numbers, self._scanned
        unknown = len(scanned)
        for hints in several:
            bits = self._everywhere
            for group in hints:
                number = numbers.get(group, unknown)
                held = scanned[number] if number < unknown else self._looked_for(group)
                if held is None:
                    held = scanned[number] = self._row(number)
                bits &= held
                if not bits:
                    break
            found |= bits
        return found

    def _row(self, number: int) -> int:
        """The texts that hold one hint of the group with this number, as `_scan` found them."""
        begin = number * self._width
        return int.from_bytes(self._rows[begin : begin + self._width], "little")

    def _looked_for(self, group: Group) -> int:
        """The texts that hold one hint of a group for which they were not searched beforehand."""
        found = self._found.get(group)
        if found is None:
            _asked.add(group)
            if self._index is None:
                self._index = _Words(self.texts, self._everywhere)
            found = 0
            for hint in group:
                found |= self._index.holding(hint)
            self._found[group] = found
        return found


@remembered
def concordance(passages: tuple[Passage, ...]) -> Concordance:
    """That of the passages, with what introduces them."""
    return Concordance([passage.text.content for passage in passages])
