"""Words as symbols: a passage becomes a string with one character for each word.

Two words that belong to the same atoms of all patterns are the same to every pattern, so they share a
*symbol*, a character. Patterns are then regular expressions over symbols: a set of word forms is a
character class, a gap of words is `.{0,6}?`, and a text of 150 characters is a string of 25. All words
that no pattern names are `OTHER`.

A *plain* alphabet is blind to case; a *cased* one also tells capitalised words apart, and is used by the few
patterns that look at case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policylint.phrases.terms import Atom
from policylint.phrases.words import KINDS, key, tokens, without_clitic

OTHER = "\u4dff"
_FIRST = 0x4E00
_LAST = 0xD7FF
_MOST_CHUNKS = 1 << 16
_LONGEST_KEPT = 40


class Encoder(dict[str, str]):
    """Maps a chunk (a stretch of text without white space) to the symbols of its words.

    A dictionary that fills itself, and forgets everything when it has grown too large.
    `symbols` maps a look-up key to a symbol, as `Alphabet.symbols` does.
    """

    __slots__ = ("_cased", "_prefix_lengths", "_symbols")

    def __init__(self, symbols: Mapping[str, str], cased: bool) -> None:
        super().__init__()
        self._symbols = symbols
        self._cased = cased
        lengths = {len(name) - 1 for name in symbols if name[-1:] == "*"}
        self._prefix_lengths = sorted(lengths, reverse=True)

    def encode(self, content: str, start: int = 0, end: int | None = None) -> str:
        """The symbols of `content[start:end]`, one for each word."""
        part = content if start == 0 and end is None else content[start:end]
        return "".join([self[chunk] for chunk in part.split()])

    def __missing__(self, chunk: str) -> str:
        encoded = "".join([self._symbol(kind, text) for kind, text, _, _ in tokens(chunk)])
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) >= _MOST_CHUNKS:
                self.clear()
            self[chunk] = encoded
        return encoded

    def _symbol(self, kind: str, text: str) -> str:
        symbols = self._symbols
        mark = ""
        if self._cased:
            exact = symbols.get(f"={text}") or symbols.get(f"={without_clitic(text)}")
            if exact is not None:
                return exact
            mark = capital(text)
        word = mark + key(text)
        found = symbols.get(word) or symbols.get(without_clitic(word))
        if found is not None:
            return found
        if kind == "word":
            for length in self._prefix_lengths:
                found = symbols.get(word[:length] + "*") if len(word) >= length else None
                if found is not None:
                    return found
        return symbols.get(f"{mark}{{{kind}}}", OTHER)


def capital(text: str) -> str:
    """The mark that a look-up key of a cased alphabet bears for a capitalised word."""
    return "^" if text[0].isupper() else ""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """All symbols: `symbols` maps a look-up key to one, `members` an atom to all that it matches.

    A look-up key is a word's key, `keep*` for words that begin so, or `{number}` for a kind; in a cased
    alphabet with `^` before it if capitalised, or `=DPO` for a word in exactly this case.
    """

    symbols: dict[str, str]
    members: dict[Atom, str]


def build(atoms: Iterable[Atom], cased: bool) -> Alphabet:
    """The alphabet that tells apart what `atoms` tell apart. Raises ValueError if that takes too many symbols."""
    distinct = list(dict.fromkeys(atoms))
    signatures = _signatures(distinct, cased)
    order = sorted({signature for signature in signatures.values() if signature})
    if _FIRST + len(order) > _LAST:
        raise ValueError(f"{len(order)} distinct sets of words are more than a vocabulary can have")
    symbol = {signature: chr(_FIRST + number) for number, signature in enumerate(order)}
    symbol[()] = OTHER
    members: list[list[str]] = [[] for _ in distinct]
    for signature in order:
        for number in signature:
            members[number].append(symbol[signature])
    symbols = {name: symbol[signature] for name, signature in signatures.items()}
    return Alphabet(
        symbols, {atom: "".join(found) for atom, found in zip(distinct, members, strict=True)}
    )


def _signatures(atoms: Sequence[Atom], cased: bool) -> dict[str, tuple[int, ...]]:
    """For every look-up key the numbers of the atoms that match such a word."""
    exact = _index(atoms, "cased")
    names = _Names(atoms)
    found: dict[str, tuple[int, ...]] = {}
    for mark in ("", "^") if cased else ("",):
        for form in names.forms:
            found[mark + form] = names.signature(form, mark)
        for prefix in names.prefixes:
            found[f"{mark}{prefix}*"] = names.signature(prefix, mark, known=False)
        for kind in KINDS:
            found[f"{mark}{{{kind}}}"] = names.of_kind(kind, mark)
    for form in exact:
        longer = [form + name[len(form) :] for name in names.forms if name.startswith(f"{key(form)}'")]
        for text in (form, *longer):
            signature = {*exact.get(text, ()), *exact.get(without_clitic(text), ())}
            found[f"={text}"] = tuple(sorted(signature.union(names.signature(key(text), capital(text)))))
    return found


def _index(atoms: Sequence[Atom], part: str) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, atom in enumerate(atoms):
        for form in getattr(atom, part):
            index.setdefault(form, []).append(number)
    return index


class _Names:
    """Which atoms a word belongs to."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self.forms = _index(atoms, "forms")
        self.prefixes = _index(atoms, "prefixes")
        self.kinds = _index(atoms, "kinds")

    def signature(self, word: str, mark: str, known: bool = True) -> tuple[int, ...]:
        """The atoms that match a word; with `known` false, one that only begins so."""
        kind = next((kind for kind, text, _, _ in tokens(word) if text == word), "word")
        numbers = set(self.of_kind(kind if known else "word", mark))
        if known:
            numbers.update(self.forms.get(word, ()), self.forms.get(without_clitic(word), ()))
        if kind == "word" or not known:
            for length in range(1, len(word) + 1):
                numbers.update(self.prefixes.get(word[:length], ()))
        return tuple(sorted(numbers))

    def of_kind(self, kind: str, mark: str) -> tuple[int, ...]:
        """The atoms that match any word of a kind."""
        numbers = {*self.kinds.get(kind, ())}
        if mark:
            numbers.update(self.kinds.get("Name", ()))
        return tuple(sorted(numbers))
