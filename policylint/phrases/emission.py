"""From terms to regular expressions over symbols, and to the clauses by which patterns are sieved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policylint.phrases.frequency import frequency
from policylint.phrases.terms import Ahead, Atom, Behind, Either, End, Reference, Row, Skip, Term

MOST_CLAUSES = 3
"""How many of its clauses, the rarest, a pattern is sieved by."""

_NOTHING = "(?!)"


@dataclass(frozen=True, slots=True)
class Clause:
    """At least one word of `atom` must be in the passage. `weight` estimates how often one is (0 to 1)."""

    atom: Atom
    weight: float


class Emitter:
    """Writes terms as regular expressions over the symbols of one alphabet.

    A class is written once, in `classes`, and stands in an expression as `%number%`.
    """

    def __init__(self, members: Mapping[Atom, str], terms: Mapping[str, Term]) -> None:
        self._members = members
        self._terms = terms
        self._numbers: dict[str, int] = {}
        self._written: dict[int, str] = {}

    @property
    def classes(self) -> list[str]:
        """The expressions of the classes used so far, by number."""
        return [self._written[number] for number in range(len(self._written))]

    def expression(self, term: Term) -> str:
        """The regular expression of a term."""
        if isinstance(term, Atom):
            return self._atom(term)
        if isinstance(term, Skip):
            return f".{{0,{term.most}}}?"
        if isinstance(term, Reference):
            return self._reference(term.name)
        if isinstance(term, Ahead):
            return f"(?!{self.expression(term.term)})"
        if isinstance(term, Behind):
            return "".join(f"(?<!{''.join(map(self._atom, row))})" for row in term.rows)
        if isinstance(term, End):
            return r"\Z"
        if isinstance(term, Row):
            return "".join(map(self.expression, term.terms))
        inner = "|".join(map(self.expression, term.terms))
        return f"(?:{inner})" if term.required else f"(?:{inner})?"

    def _reference(self, name: str) -> str:
        number = self._numbers.get(name)
        if number is None:
            inner = self.expression(self._terms[name])
            number = self._numbers[name] = len(self._numbers)
            self._written[number] = inner if inner.startswith("(?:") else f"(?:{inner})"
        return f"%{number}%"

    def _atom(self, atom: Atom) -> str:
        if "any" in atom.kinds:
            return "."
        return character_class(self._members[atom])


def character_class(symbols: str) -> str:
    """The expression that matches any one of `symbols`, neighbours written as ranges."""
    if not symbols:
        return _NOTHING
    if len(symbols) == 1:
        return symbols
    ranges: list[list[str]] = []
    for symbol in sorted(symbols):
        if ranges and ord(symbol) == ord(ranges[-1][1]) + 1:
            ranges[-1][1] = symbol
        else:
            ranges.append([symbol, symbol])
    return "[" + "".join(map(_range, ranges)) + "]"


def _range(ends: list[str]) -> str:
    first, last = ends
    if first == last:
        return first
    return first + last if ord(last) == ord(first) + 1 else f"{first}-{last}"


class Clauses:
    """Works out what must be in a passage for a term to match there."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms = terms
        self._known: dict[str, tuple[Clause, ...]] = {}

    def of(self, term: Term) -> tuple[Clause, ...]:
        """The clauses of a term, all of which must hold, the rarest first."""
        if isinstance(term, Atom):
            return () if term.kinds & {"any", "Name"} else (Clause(blind(term), weight(term)),)
        if isinstance(term, Reference):
            if term.name not in self._known:
                self._known[term.name] = self.of(self._terms[term.name])
            return self._known[term.name]
        if isinstance(term, Row):
            found = {clause for inner in term.terms for clause in self.of(inner)}
            return tuple(sorted(found, key=_rarest))
        if isinstance(term, Either) and term.required:
            return self._either(term)
        return ()

    def _either(self, term: Either) -> tuple[Clause, ...]:
        """One clause that holds if the rarest clause of any alternative does."""
        joined = Atom()
        for inner in term.terms:
            clauses = self.of(inner)
            if not clauses:
                return ()
            joined = joined | clauses[0].atom
        return (Clause(joined, weight(joined)),)


def blind(atom: Atom) -> Atom:
    """The atom without regard to case: what it matches in a plain alphabet, or more."""
    from policylint.phrases.words import key

    if not atom.cased and "Name" not in atom.kinds:
        return atom
    kinds = frozenset({"any"}) if "Name" in atom.kinds else atom.kinds
    return Atom(atom.forms | frozenset(map(key, atom.cased)), atom.prefixes, frozenset(), kinds)


def weight(atom: Atom) -> float:
    """An estimate of how likely a passage has a word of this atom."""
    prefixes = sum(0.02 for _ in atom.prefixes)
    kinds = sum(0.03 for _ in atom.kinds)
    return min(1.0, sum(map(frequency, atom.forms)) + prefixes + kinds)


def _rarest(clause: Clause) -> tuple[float, int, list[str]]:
    return clause.weight, len(clause.atom.forms), sorted(clause.atom.forms)
