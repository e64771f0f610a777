"""Words as symbols: a passage becomes a string with one character for each word.

Two words that belong to the same atoms of all patterns are the same to every pattern, so they share a
*symbol*, a character: a text of 150 characters becomes a string of 25, in which "keeps", "kept" and "keeping"
are one. All words that no pattern names are `OTHER`. This alphabet is blind to case; a second, *sharp* one
tells the words apart that a pattern names in exactly one case, and capitalised words from others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from policylint.phrases.terms import Atom
from policylint.phrases.words import KINDS, LONGEST_KEPT, MOST_KEPT, key, tokens, without_clitic

OTHER = "\u4dff"
"""The symbol of all words that no pattern names."""

CAPITAL = "\u4dfe"
"""The sharp symbol of capitalised words that no pattern names in this case."""

LOWER = "\u4dfd"
"""The sharp symbol of all other words."""

LAST = "\ud7ff"
"""The last possible plain symbol; the first is `OTHER`. Sharp symbols lie below."""

_FIRST = 0x4E00
_FIRST_SHARP = 0x3400


class Encoder(dict[str, str]):
    """Maps a chunk (a stretch of text without white space) to the symbols of its words.

    A dictionary that fills itself, by `symbol` (from a word's kind and text), and forgets everything when
    it has grown too large.
    """

    __slots__ = ("symbol",)

    def __init__(self, symbol: Callable[[str, str], str]) -> None:
        super().__init__()
        self.symbol = symbol

    def encode(self, content: str, start: int = 0, end: int | None = None) -> str:
        """The symbols of `content[start:end]`, one for each word."""
        part = content if start == 0 and end is None else content[start:end]
        return "".join([self[chunk] for chunk in part.split()])

    def __missing__(self, chunk: str) -> str:
        encoded = "".join([self.symbol(kind, text) for kind, text, _, _ in tokens(chunk)])
        if len(chunk) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[chunk] = encoded
        return encoded


def plain_encoder(symbols: Mapping[str, str]) -> Encoder:
    """The encoder of `Alphabet.plain`."""
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

    return Encoder(symbol)


def pair_encoder(plain: Mapping[str, str], sharp: Mapping[str, str]) -> Encoder:
    """The encoder of both alphabets: two characters for each word, its plain and its sharp symbol."""
    plain_symbol = plain_encoder(plain).symbol

    def symbols(kind: str, text: str) -> str:
        found = sharp.get(text) or sharp.get(without_clitic(text))
        return plain_symbol(kind, text) + (found or (CAPITAL if text[0].isupper() else LOWER))

    return Encoder(symbols)


@dataclass(frozen=True, slots=True)
class Alphabet:
    """All symbols.

    `plain` maps a look-up key to a symbol: a word's key, `keep*` for words that begin so, `{number}` for a
    kind. `sharp` maps words in exactly this case to symbols of their own. `members` gives for an atom the
    plain symbols, and the sharp ones, that it matches.
    """

    plain: dict[str, str]
    sharp: dict[str, str]
    members: dict[Atom, tuple[str, str]]


def build(atoms: Iterable[Atom]) -> Alphabet:
    """The alphabet that tells apart what `atoms` tell apart. Raises ValueError if that takes too many symbols."""
    distinct = list(dict.fromkeys(atoms))
    signatures = _Names(distinct).signatures()
    order = sorted({signature for signature in signatures.values() if signature})
    exact = sorted({form for atom in distinct for form in atom.cased})
    if _FIRST + len(order) > ord(LAST) or _FIRST_SHARP + len(exact) >= ord(LOWER):
        raise ValueError(f"{len(order)} distinct sets of words are more than a vocabulary can have")
    symbol = {signature: chr(_FIRST + number) for number, signature in enumerate(order)}
    symbol[()] = OTHER
    members: list[list[str]] = [[] for _ in distinct]
    for signature in order:
        for number in signature:
            members[number].append(symbol[signature])
    plain = {name: symbol[signature] for name, signature in signatures.items()}
    sharp = {form: chr(_FIRST_SHARP + number) for number, form in enumerate(exact)}
    return Alphabet(
        plain,
        sharp,
        {
            atom: ("".join(found), _sharp_members(atom, sharp))
            for atom, found in zip(distinct, members, strict=True)
        },
    )


def _sharp_members(atom: Atom, sharp: Mapping[str, str]) -> str:
    found = {
        symbol for form, symbol in sharp.items() if form in atom.cased or without_clitic(form) in atom.cased
    }
    if "Name" in atom.kinds:
        found |= {CAPITAL, *(symbol for form, symbol in sharp.items() if form[0].isupper())}
    return "".join(sorted(found))


class _Names:
    """Which atoms a word belongs to, by their numbers."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self._forms = _index(atoms, "forms")
        self._prefixes = _index(atoms, "prefixes")
        self._kinds = _index(atoms, "kinds")

    def signatures(self) -> dict[str, tuple[int, ...]]:
        """For every look-up key of a plain alphabet the atoms that match such a word."""
        found = {form: self._of_form(form) for form in self._forms}
        found |= {f"{prefix}*": self._of_prefix(prefix) for prefix in self._prefixes}
        return found | {f"{{{kind}}}": tuple(sorted(self._kinds.get(kind, ()))) for kind in KINDS}

    def _of_form(self, word: str) -> tuple[int, ...]:
        kind = next((kind for kind, text, _, _ in tokens(word) if text == word), "word")
        numbers = {*self._forms[word], *self._forms.get(without_clitic(word), ()), *self._kinds.get(kind, ())}
        return tuple(sorted(numbers.union(self._beginnings(word) if kind == "word" else ())))

    def _of_prefix(self, prefix: str) -> tuple[int, ...]:
        return tuple(sorted({*self._beginnings(prefix), *self._kinds.get("word", ())}))

    def _beginnings(self, word: str) -> set[int]:
        lengths = range(1, len(word) + 1)
        return {number for length in lengths for number in self._prefixes.get(word[:length], ())}


def _index(atoms: Sequence[Atom], part: str) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, atom in enumerate(atoms):
        for form in sorted(getattr(atom, part)):
            index.setdefault(form, []).append(number)
    return index
