"""What a pattern means, once word forms and classes are worked out: the compiler's intermediate form.

An `Atom` matches exactly one word. Everything else arranges atoms.
"""

from __future__ import annotations

from typing import TypeAlias

from policylint.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Atom:
    """One word: a form (a key), one that begins so, one in exactly this case, or one of a kind.

    Kinds are those of `policylint.phrases.words.KINDS`, `any`, and `Name` (a capitalised word).
    """

    forms: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    cased: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def __or__(self, other: Atom) -> Atom:
        return Atom(
            self.forms | other.forms,
            self.prefixes | other.prefixes,
            self.cased | other.cased,
            self.kinds | other.kinds,
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """A class that is more than one atom."""

    name: str


@dataclass(frozen=True, slots=True)
class Skip:
    """Up to `most` words, as few as possible."""

    most: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """What follows is not this."""

    term: Term


@dataclass(frozen=True, slots=True)
class Behind:
    """The words directly before are none of these; each is a row of atoms."""

    rows: tuple[tuple[Atom, ...], ...]


@dataclass(frozen=True, slots=True)
class End:
    """The end of the passage."""


@dataclass(frozen=True, slots=True)
class Row:
    """Terms that follow one another."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of several, tried in this order; or, if not `required`, none."""

    terms: tuple[Term, ...]
    required: bool = True


Term: TypeAlias = Atom | Reference | Skip | Ahead | Behind | End | Row | Either

EMPTY = Row(())


def row(terms: list[Term]) -> Term:
    """Terms in a row, without needless nesting."""
    flat: list[Term] = []
    for term in terms:
        flat.extend(term.terms if isinstance(term, Row) else (term,))
    return flat[0] if len(flat) == 1 else Row(tuple(flat))


def either(terms: list[Term], required: bool = True) -> Term:
    """Alternatives, those of one word joined into one atom and tried last."""
    flat: list[Term] = []
    for term in terms:
        flat.extend(term.terms if isinstance(term, Either) and term.required else (term,))
    joined: Atom | None = None
    for term in flat:
        if isinstance(term, Atom):
            joined = term if joined is None else joined | term
    kept: list[Term] = [term for term in dict.fromkeys(flat) if not isinstance(term, Atom)]
    if joined is not None:
        kept.append(joined)
    return (
        kept[0]
        if len(kept) == 1 and (required or isinstance(kept[0], Skip))
        else Either(tuple(kept), required)
    )
