"""What must be in a passage for a pattern to match there: the basis of the sieve."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from policylint.frozen import dataclass
from policylint.phrases.frequency import frequency
from policylint.phrases.terms import Atom, Either, Reference, Row, Term
from policylint.phrases.words import key


@dataclass(frozen=True, slots=True)
class Clause:
    """At least one word of `atom` must be in the passage. `weight` estimates how often one is (0 to 1)."""

    atom: Atom
    weight: float


class Clauses:
    """Works out the clauses of terms; `terms` are the meanings of the classes they refer to."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms = terms
        self._known: dict[str, tuple[Clause, ...]] = {}

    def of(self, term: Term) -> tuple[Clause, ...]:
        """The clauses of a term, all of which must hold, the rarest first."""
        if isinstance(term, Atom):
            return () if term.kinds & {"any", "Name"} else (_clause(term),)
        if isinstance(term, Reference):
            if term.name not in self._known:
                self._known[term.name] = self.of(self._terms[term.name])
            return self._known[term.name]
        if isinstance(term, Row):
            found = dict.fromkeys(clause for inner in term.terms for clause in self.of(inner))
            return tuple(sorted(found, key=_rarity))
        if isinstance(term, Either) and term.required:
            return self._either(term)
        return ()

    def _either(self, term: Either) -> tuple[Clause, ...]:
        """The one clause that holds if the rarest clause of some alternative does."""
        joined = Atom()
        for inner in term.terms:
            clauses = self.of(inner)
            if not clauses:
                return ()
            joined = joined | clauses[0].atom
        return (_clause(joined),)


def _clause(atom: Atom) -> Clause:
    blind = Atom(atom.forms | frozenset(map(key, atom.cased)), atom.prefixes, frozenset(), atom.kinds)
    known = fsum(map(frequency, blind.forms))
    return Clause(blind, min(1.0, known + 0.02 * len(blind.prefixes) + 0.03 * len(blind.kinds)))


def _rarity(clause: Clause) -> tuple[float, int]:
    return clause.weight, len(clause.atom.forms)
