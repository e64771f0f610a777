"""Pieces of text that documents are asked for again and again, and which of them a word holds."""

from __future__ import annotations

_LONG = 64
"""Words longer than this, in characters, are addresses and the like: not remembered."""
_MOST_WORDS = 60_000
_MOST = 10_000
_FEW = 40
"""So many pieces are looked for in a word one by one; for more, all parts of the word are looked up among them."""
UNSEEN: tuple[int, tuple[str, ...]] = (0, ())
HUGE = 1000
"""Words longer than this, in characters, are not looked into: anything may stand in them."""


class Pieces:
    """The pieces of text that several blocks were asked for, in this process, and which of them the words seen so far hold."""

    __slots__ = ("_lengths", "_once", "_order", "ranks", "words")

    def __init__(self) -> None:
        self.ranks: dict[str, int] = {}
        self._order: list[str] = []
        self._lengths: set[int] = set()
        self._once: set[str] = set()
        self.words: dict[str, tuple[int, tuple[str, ...]]] = {}

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
        if len(word) > HUGE:
            return tuple(self._order)
        counted, held = self.words.get(word, UNSEEN)
        if counted == len(self._order):
            return held
        spaced = f" {word} "
        size = len(spaced)
        if size > _LONG or len(self._order) - counted <= _FEW:
            held += tuple([piece for piece in self._order[counted:] if piece in spaced])
        else:
            lengths = [length for length in self._lengths if length <= size]
            parts = {spaced[at : at + length] for length in lengths for at in range(size - length + 1)}
            held = tuple(parts & self.ranks.keys())
        if size <= _LONG:
            if len(self.words) >= _MOST_WORDS:
                self.words.clear()
            self.words[word] = (len(self._order), held)
        return held
