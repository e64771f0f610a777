"""Compiles patterns into what `PatternSet` matches with. Not needed for patterns that were compiled before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policylint.phrases.alphabet import Alphabet, build
from policylint.phrases.classes import Classes
from policylint.phrases.clauses import Clause, Clauses
from policylint.phrases.extent import extent
from policylint.phrases.lowering import lower_class, lower_pattern
from policylint.phrases.matcher import PatternSet
from policylint.phrases.program import AHEAD, ANY, ATOM, BEHIND, CHOICE, END, GAP, Choice, Compiled, Steps
from policylint.phrases.terms import Ahead, Atom, Behind, Either, End, Reference, Row, Skip, Term

MOST_CLAUSES = 4
"""How many of its clauses, the rarest, a pattern is sieved by."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern worked out: its source, whether it begins with `^`, and its meaning."""

    source: str
    anchored: bool
    term: Term


def analyse(source: str, classes: Classes) -> Pattern:
    """Work out and check one pattern. Raises PhraseError."""
    anchored, term = lower_pattern(source, classes)
    return Pattern(source, anchored, term)


def known_classes(sources: Mapping[str, Sequence[str]]) -> Classes:
    """Classes by name, each with its alternatives; they are checked when they are used."""
    return Classes(sources, lower_class)


def compile_patterns(
    sources: Iterable[str],
    classes: Mapping[str, Sequence[str]] | None = None,
    triggers: Iterable[int] | None = None,
) -> PatternSet:
    """A set of patterns, numbered in the order given, ready to match.

    `classes` maps a name to its alternatives; `triggers` are the numbers of the patterns that
    `PatternSet.candidates` looks for, all if not given. Raises PhraseError at the first wrong pattern.
    """
    known = known_classes(classes or {})
    for name in known.sources:
        known.resolve(name, f"{{{name}}}", 0)
    patterns = [analyse(source, known) for source in sources]
    return PatternSet(assemble(patterns, known, range(len(patterns)) if triggers is None else triggers))


def assemble(patterns: Sequence[Pattern], classes: Classes, triggers: Iterable[int]) -> Compiled:
    """Compile patterns that were worked out before; `triggers` are numbers of some of them."""
    writer = _Writer(classes)
    rows = [writer.steps(pattern.term) for pattern in patterns]
    ranked = [writer.clauses.of(pattern.term)[:MOST_CLAUSES] for pattern in patterns]
    clauses: dict[Atom, list[list[int]]] = {}
    for number, found in enumerate(ranked):
        for rank, clause in enumerate(found):
            clauses.setdefault(clause.atom, [[] for _ in range(MOST_CLAUSES)])[rank].append(number)
    alphabet = build([*writer.atoms, *writer.sets, *clauses])
    return Compiled(
        sources=[pattern.source for pattern in patterns],
        rows=_lines(map(_json, rows)),
        anchored=[number for number, pattern in enumerate(patterns) if pattern.anchored],
        triggers=f"{sum(1 << number for number in set(triggers)):x}",
        plain=_lines(f"{symbol}{' '.join(names)}" for symbol, names in _by_symbol(alphabet).items()),
        sharp=_lines(symbol + form for form, symbol in alphabet.sharp.items()),
        atoms=_lines(" ".join(alphabet.members[atom]).rstrip(" ") for atom in writer.atoms),
        choices=_lines(map(_json, writer.choices)),
        sets=_lines(alphabet.members[atom][0] for atom in writer.sets),
        clauses=_lines(map(_json, clauses.values())),
        index=_index(clauses, alphabet),
        always=f"{_always(ranked):x}",
    )


def _lines(items: Iterable[str]) -> str:
    return "\n".join(items)


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _by_symbol(alphabet: Alphabet) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for name, symbol in sorted(alphabet.plain.items()):
        words.setdefault(symbol, []).append(name)
    return dict(sorted(words.items()))


def _index(clauses: Iterable[Atom], alphabet: Alphabet) -> str:
    """For each symbol the numbers of the clauses it fulfils."""
    index: dict[str, list[str]] = {}
    for number, atom in enumerate(clauses):
        for symbol in alphabet.members[atom][0]:
            index.setdefault(symbol, []).append(str(number))
    return _lines(f"{symbol}{' '.join(numbers)}" for symbol, numbers in sorted(index.items()))


def _always(ranked: Sequence[Sequence[Clause]]) -> int:
    """A bit for each pattern and rank for which the pattern has no clause, and one above all ranks."""
    size = len(ranked)
    bits = 1 << size * MOST_CLAUSES
    for number, found in enumerate(ranked):
        for rank in range(len(found), MOST_CLAUSES):
            bits |= 1 << rank * size + number
    return bits


class _Writer:
    """Writes terms as steps, and numbers the atoms, choices and sets they need; equal ones share a number."""

    def __init__(self, classes: Classes) -> None:
        self.clauses = Clauses(classes.terms)
        self.choices: list[Choice] = []
        self.atoms: dict[Atom, int] = {}
        self.sets: dict[Atom, int] = {}
        self._terms = classes.terms
        self._extents = classes.extents
        self._classes: dict[str, Steps] = {}
        self._choice_numbers: dict[Either, int] = {}

    def set_of(self, atom: Atom) -> int:
        """The number of the set of plain symbols of an atom."""
        return self.sets.setdefault(atom, len(self.sets))

    def steps(self, term: Term) -> Steps:
        """The steps of a term."""
        if isinstance(term, Row):
            return [step for inner in term.terms for step in self.steps(inner)]
        if isinstance(term, Reference):
            if term.name not in self._classes:
                self._classes[term.name] = self.steps(self._terms[term.name])
            return self._classes[term.name]
        if isinstance(term, Atom):
            return [[ANY, 0]] if "any" in term.kinds else [[ATOM, self._atom(term)]]
        if isinstance(term, Skip):
            return [[GAP, term.most]]
        if isinstance(term, Ahead):
            return [[AHEAD, self.steps(term.term)]]
        if isinstance(term, Behind):
            return [[BEHIND, [[self._atom(atom) for atom in row] for row in term.rows]]]
        if isinstance(term, End):
            return [[END, 0]]
        return [[CHOICE, self._choice(term)]]

    def _atom(self, atom: Atom) -> int:
        return self.atoms.setdefault(atom, len(self.atoms))

    def _choice(self, term: Either) -> int:
        if term not in self._choice_numbers:
            rows = [self.steps(inner) for inner in term.terms]
            needs = [self._need(inner) for inner in term.terms]
            extents = [extent(inner, self._extents) for inner in term.terms]
            lengths = [found.most if found.fewest == found.most else 0 for found in extents]
            self._choice_numbers[term] = len(self.choices)
            self.choices.append(Choice(not term.required, rows, needs, lengths))
        return self._choice_numbers[term]

    def _need(self, term: Term) -> int:
        clauses = self.clauses.of(term)
        return self.set_of(clauses[0].atom) if clauses else -1
