"""Sorts what a term can match by the number of words it takes.

A choice whose alternatives are sorted so is laid over a text by one shift for each length, not one
evaluation for each alternative; most alternatives with optional words and short gaps can be sorted.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from policylint.phrases.terms import EMPTY, Atom, Either, Reference, Row, Skip, Term, either, row

_MOST_COMBINATIONS = 32
_LONGEST_GAP = 2
_ANY = Atom(kinds=frozenset({"any"}))


class Unfolding:
    """Unfolds terms; `terms` are the meanings of the classes they refer to."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms = terms
        self._known: dict[str, dict[int, Term] | None] = {}

    def by_length(self, term: Term) -> dict[int, Term] | None:
        """For each number of words what the term matches with so many, or None if there is too much of it."""
        if isinstance(term, Atom):
            return {1: term}
        if isinstance(term, Skip):
            return (
                None
                if term.most > _LONGEST_GAP
                else {count: _anything(count) for count in range(term.most + 1)}
            )
        if isinstance(term, Reference):
            if term.name not in self._known:
                self._known[term.name] = self.by_length(self._terms[term.name])
            return self._known[term.name]
        if isinstance(term, Row):
            return self._row(term)
        if isinstance(term, Either):
            return self._either(term)
        return {0: term}

    def _row(self, term: Row) -> dict[int, Term] | None:
        parts: list[dict[int, Term]] = []
        combinations = 1
        for inner in term.terms:
            part = self.by_length(inner)
            if part is None:
                return None
            combinations *= len(part)
            if combinations > _MOST_COMBINATIONS:
                return None
            parts.append(part)
        found: dict[int, list[Term]] = {}
        for chosen in product(*(part.items() for part in parts)):
            length = sum(count for count, _ in chosen)
            found.setdefault(length, []).append(row([inner for _, inner in chosen]))
        return _joined(found)

    def _either(self, term: Either) -> dict[int, Term] | None:
        found: dict[int, list[Term]] = {}
        for inner in term.terms:
            part = self.by_length(inner)
            if part is None:
                return None
            for length, same in part.items():
                found.setdefault(length, []).append(same)
        if not term.required:
            found.setdefault(0, []).append(EMPTY)
        return _joined(found)


def _anything(count: int) -> Term:
    return row([_ANY] * count)


def _joined(found: dict[int, list[Term]]) -> dict[int, Term]:
    """Alternatives by length; where nothing may stand, conditions on nothing are left out."""
    return {length: EMPTY if EMPTY in terms else either(terms) for length, terms in found.items()}
