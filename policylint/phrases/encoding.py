"""Words as symbols: a passage becomes a string with two characters for each word.

Two words that belong to the same atoms of all patterns are the same to every pattern, so they share a
*symbol*, a character: a text of 150 characters becomes 25 of them, in which "keeps", "kept" and "keeping"
are one. All words that no pattern names are `OTHER`. This *plain* alphabet is blind to case; a second, *sharp*
one tells the words apart that a pattern names in exactly one case, and capitalised words from others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from policylint.phrases.words import LONGEST_KEPT, MOST_KEPT, key, tokens, without_clitic

OTHER = "\u4dff"
"""The symbol of all words that no pattern names."""

CAPITAL = "\u4dfe"
"""The sharp symbol of capitalised words that no pattern names in this case."""

LOWER = "\u4dfd"
"""The sharp symbol of all other words."""

LAST = "\ud7ff"
"""The last possible plain symbol; the first is `OTHER`. Sharp symbols lie below."""


_AROUND = ".,;:!?()[]'\"\u2018\u2019\u201c\u201d"


class Encoder(dict[str, str]):
    """Maps a chunk (a stretch of text without white space) to the symbols of its words.

    A dictionary that fills itself, by `symbol` (from a word's kind and text), and forgets everything when
    it has grown too large.
    """

    __slots__ = ("symbol",)

    def __init__(self, symbol: Callable[[str, str], str]) -> None:
        super().__init__()
        self.symbol = symbol

    def encode(self, content: str) -> str:
        """The symbols of a text, two for each word."""
        return "".join(map(self.__getitem__, content.split()))

    def words(self, chunk: str) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The symbols of a chunk's words, and where each stands in it."""
        word = chunk.strip(_AROUND)
        if word.isascii() and word.isalpha():
            start = chunk.index(word)
            return self[word], ((start, start + len(word)),)
        found = list(tokens(chunk))
        symbols = "".join([self.symbol(kind, text) for kind, text, _, _ in found])
        return symbols, tuple([(start, end) for _, _, start, end in found])

    def __missing__(self, chunk: str) -> str:
        word = chunk.strip(_AROUND)
        if word.isascii() and word.isalpha():
            encoded = self.get(word) or self.symbol("word", word)
        else:
            encoded = "".join([self.symbol(kind, text) for kind, text, _, _ in tokens(chunk)])
        if len(chunk) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[chunk] = encoded
        return encoded


def _plain_symbol(symbols: Mapping[str, str]) -> Callable[[str, str], str]:
    """What gives a word's plain symbol, from its kind and its text."""
    lengths = sorted({len(name) - 1 for name in symbols if name[-1:] == "*"}, reverse=True)

    def symbol(kind: str, text: str) -> str:
        word = key(text)
        found = symbols.get(word) or symbols.get(without_clitic(word))
        if found is not None:
            return found
        if kind == "word":
            for length in lengths:
                found = symbols.get(word[:length] + "*") if len(word) >= length else None
                if found is not None:
                    return found
        return symbols.get(f"{{{kind}}}", OTHER)

    return symbol


def encoder(plain: Mapping[str, str], sharp: Mapping[str, str]) -> Encoder:
    """The encoder of both alphabets: two characters for each word, its plain and its sharp symbol.

    `plain` maps look-up keys to symbols: a word's key, `keep*` for words that begin so, `{number}` for a kind;
    `sharp` maps words in exactly one case to symbols.
    """
    plain_symbol = _plain_symbol(plain)

    def symbols(kind: str, text: str) -> str:
        found = sharp.get(text) or sharp.get(without_clitic(text))
        return plain_symbol(kind, text) + (found or (CAPITAL if text[0].isupper() else LOWER))

    return Encoder(symbols)


def symbols_by_name(text: str) -> dict[str, str]:
    """The symbol of each look-up key, from `Compiled.plain` or `Compiled.sharp`."""
    names, _, symbols = text.partition("\n")
    return dict(zip(names.split(" "), symbols, strict=True)) if names else {}
