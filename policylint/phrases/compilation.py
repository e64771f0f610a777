"""Compiles patterns into what `PatternSet` matches with. Not needed for patterns that were compiled before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from policylint.frozen import dataclass
from policylint.phrases.alphabet import Alphabet, build
from policylint.phrases.classes import Classes
from policylint.phrases.clauses import Clause, Clauses
from policylint.phrases.code import CodeWriter
from policylint.phrases.lowering import lower_class, lower_pattern
from policylint.phrases.matcher import PatternSet
from policylint.phrases.program import (
    AHEAD,
    ANY,
    ATOM,
    BEGIN,
    BEHIND,
    CHOICE,
    END,
    GAP,
    ClauseTables,
    Compiled,
    Steps,
)
from policylint.phrases.spelling import inflections as english_inflections
from policylint.phrases.spelling import spellings
from policylint.phrases.terms import (
    EMPTY,
    Ahead,
    Atom,
    Behind,
    Either,
    End,
    Reference,
    Row,
    Skip,
    Term,
    either,
)
from policylint.phrases.unfolding import Unfolding
from policylint.phrases.vocabulary import Forms

MOST_CLAUSES = 3
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


def known_classes(
    sources: Mapping[str, Sequence[str]], forms: Forms | None = None, inflections: Forms | None = None
) -> Classes:
    """Classes by name, each with its alternatives; they are checked when they are used."""
    return Classes(sources, lower_class, forms or spellings, inflections or english_inflections)


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
    rows = [
        [*([[BEGIN, 0]] if pattern.anchored else []), *writer.steps(pattern.term)] for pattern in patterns
    ]
    ranked = [writer.clauses.of(pattern.term)[:MOST_CLAUSES] for pattern in patterns]
    clauses: dict[Atom, list[list[int]]] = {}
    for number, found in enumerate(ranked):
        for rank, clause in enumerate(found):
            clauses.setdefault(clause.atom, [[] for _ in range(MOST_CLAUSES)])[rank].append(number)
    alphabet = build([*writer.atoms, *clauses])
    return Compiled(
        sources=[pattern.source for pattern in patterns],
        triggers=f"{sum(1 << number for number in set(triggers)):x}",
        plain=_with_symbols(alphabet.plain),
        sharp=_with_symbols(alphabet.sharp),
        code=_code(writer, rows, alphabet),
        clauses=ClauseTables(
            clauses=_lines(map(_json, clauses.values())),
            index=_index([alphabet.members[atom][0] for atom in clauses]),
            always=f"{_always(ranked):x}",
        ),
        needs=tuple([_needed(found[0].atom) if found else "" for found in ranked]),
    )


def _needed(atom: Atom) -> str:
    """The shortest pieces of words by which a text of ASCII tells that it may hold an atom."""
    words = sorted(
        (word for word in atom.forms | atom.prefixes if word.isascii()), key=lambda word: (len(word), word)
    )
    pieces = [word for at, word in enumerate(words) if not any(piece in word for piece in words[:at])]
    return "" if atom.kinds else " ".join(pieces)


def _code(writer: _Writer, rows: Sequence[Steps], alphabet: Alphabet) -> bytes:
    """The code of patterns, written so that what refers to something stands behind it."""
    alternatives, choices, atoms = list(writer.alternatives), list(writer.choices), list(writer.atoms)
    code = CodeWriter([len(rows), len(alternatives), len(choices), len(atoms)])
    for number, atom in enumerate(atoms):
        code.atom(number, *alphabet.members[atom])
    written: set[int] = set()
    for number, choice in enumerate(choices):
        optional, fixed, loose = json.loads(choice)
        for alternative in [alternative for _, group in fixed for alternative in group]:
            if alternative not in written:
                written.add(alternative)
                code.alternative(alternative, json.loads(alternatives[alternative]))
        code.choice(number, optional, fixed, loose)
    for number, steps in enumerate(rows):
        code.pattern(number, steps)
    return code.data()


def _lines(items: Iterable[str]) -> str:
    return "\n".join(items)


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _with_symbols(symbols: Mapping[str, str]) -> str:
    """Names, and on a second line the symbol of each, one character."""
    return f"{' '.join(sorted(symbols))}\n{''.join(symbols[name] for name in sorted(symbols))}"


def _index(sets: Iterable[str]) -> str:
    """For each symbol the numbers of the sets it belongs to."""
    index: dict[str, list[str]] = {}
    for number, symbols in enumerate(sets):
        for symbol in symbols:
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
    """Writes terms as steps, and numbers the atoms and choices they need; equal ones share a number."""

    def __init__(self, classes: Classes) -> None:
        self.clauses = Clauses(classes.terms)
        self.choices: dict[str, int] = {}
        self.alternatives: dict[str, int] = {}
        self.atoms: dict[Atom, int] = {}
        self._terms = classes.terms
        self._unfolding = Unfolding(classes.terms)
        self._classes: dict[str, Steps] = {}
        self._choice_numbers: dict[Either, int] = {}

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
        """The number of a choice: its rows sorted by length, the longest first, then those that vary."""
        if term not in self._choice_numbers:
            optional = not term.required
            by_length: dict[int, list[Term]] = {}
            loose: list[Term] = []
            for inner in term.terms:
                lengths = self._unfolding.by_length(inner)
                for length, same in ({0: inner} if lengths is None else lengths).items():
                    if same == EMPTY:
                        optional = True
                    elif length:
                        by_length.setdefault(length, []).append(same)
                    else:
                        loose.append(same)
            fixed = [
                [length, [self._alternative(inner) for inner in _flat(by_length[length])]]
                for length in sorted(by_length, reverse=True)
            ]
            written = _json([optional, fixed, [self.steps(inner) for inner in loose]])
            self._choice_numbers[term] = self.choices.setdefault(written, len(self.choices))
        return self._choice_numbers[term]

    def _alternative(self, term: Term) -> int:
        return self.alternatives.setdefault(_json(self.steps(term)), len(self.alternatives))


def _flat(terms: list[Term]) -> Sequence[Term]:
    joined = either(terms)
    return joined.terms if isinstance(joined, Either) else (joined,)
