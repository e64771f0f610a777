"""Finds the symbols that a set of patterns needs (see `policylint.phrases.encoding`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from policylint.frozen import dataclass
from policylint.phrases.encoding import CAPITAL, LAST, LOWER, OTHER
from policylint.phrases.terms import Atom
from policylint.phrases.words import KINDS, tokens, without_clitic

_FIRST = 0x4E00
_FIRST_SHARP = 0x3400


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
