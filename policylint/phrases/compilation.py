"""Compiles patterns into what `PatternSet` matches with: plain data that can be stored as JSON.

Nothing here is needed to match patterns that were compiled before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policylint.phrases.alphabet import Alphabet, build
from policylint.phrases.checks import check
from policylint.phrases.emission import MOST_CLAUSES, Clause, Clauses, Emitter, blind
from policylint.phrases.lowering import Classes, lower
from policylint.phrases.matcher import Compiled, Letters, PatternSet
from policylint.phrases.terms import Ahead, Atom, Behind, Either, Reference, Row, Term, atoms, references


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern worked out: its source, whether it begins with `^`, and its meaning."""

    source: str
    anchored: bool
    term: Term


def analyse(source: str, classes: Classes) -> Pattern:
    """Work out and check one pattern. Raises PhraseError."""
    anchored, term = lower(source, classes)
    check(source, term, classes.terms)
    return Pattern(source, anchored, term)


def check_classes(classes: Classes) -> None:
    """Work out and check every alternative of every class. Raises PhraseError at the first that is wrong."""
    for name, alternatives in classes.sources.items():
        classes.resolve(name, f"{{{name}}}", 0)
        for source in alternatives:
            anchored, term = lower(source, classes)
            if anchored:
                term = Row(())
            check(source, term, classes.terms, is_class=True)


def compile_patterns(
    sources: Iterable[str],
    classes: Mapping[str, Sequence[str]] | None = None,
    triggers: Iterable[int] | None = None,
) -> PatternSet:
    """A set of patterns, numbered in the order given, ready to match.

    `classes` maps a name to its alternatives; `triggers` are the numbers of the patterns that
    `PatternSet.candidates` looks for, all if not given. Raises PhraseError at the first wrong pattern.
    """
    known = Classes(classes or {})
    check_classes(known)
    patterns = [analyse(source, known) for source in sources]
    return PatternSet(assemble(patterns, known, range(len(patterns)) if triggers is None else triggers))


def assemble(patterns: Sequence[Pattern], classes: Classes, triggers: Iterable[int]) -> Compiled:
    """Compile patterns that were worked out before."""
    cased = {name for name, term in classes.terms.items() if _is_cased(term, classes.terms)}
    looks = [_is_cased(pattern.term, classes.terms) for pattern in patterns]
    sieve = Clauses(classes.terms)
    clauses = [sieve.of(pattern.term)[:MOST_CLAUSES] for pattern in patterns]
    blind_terms = [pattern.term for pattern, look in zip(patterns, looks, strict=True) if not look]
    cased_terms = [pattern.term for pattern, look in zip(patterns, looks, strict=True) if look]
    del cased
    plain_atoms = [*_all_atoms(blind_terms, classes.terms), *(c.atom for found in clauses for c in found)]
    plain = build(dict.fromkeys(map(blind, plain_atoms)), cased=False)
    sharp = build(_all_atoms(cased_terms, classes.terms), cased=True)
    emitters = (Emitter(plain.members, classes.terms), Emitter(sharp.members, classes.terms))
    expressions = [
        emitters[look].expression(pattern.term) for pattern, look in zip(patterns, looks, strict=True)
    ]
    return Compiled(
        sources=tuple(pattern.source for pattern in patterns),
        expressions=tuple(expressions),
        anchored=tuple(number for number, pattern in enumerate(patterns) if pattern.anchored),
        cased=tuple(number for number, look in enumerate(looks) if look),
        triggers=tuple(sorted(set(triggers))),
        clauses=_clause_table(clauses, plain),
        plain=_letters(plain, emitters[0]),
        sharp=_letters(sharp, emitters[1]),
    )


def _letters(alphabet: Alphabet, emitter: Emitter) -> Letters:
    words: dict[str, list[str]] = {}
    for name, symbol in alphabet.symbols.items():
        words.setdefault(symbol, []).append(name)
    return Letters(
        {symbol: " ".join(sorted(names)) for symbol, names in sorted(words.items())}, tuple(emitter.classes)
    )


def _clause_table(
    clauses: Sequence[Sequence[Clause]], plain: Alphabet
) -> tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]:
    """Each distinct clause: its symbols, and by rank (rarest first) the patterns that need it."""
    table: dict[str, list[list[int]]] = {}
    for number, found in enumerate(clauses):
        for rank, clause in enumerate(found):
            symbols = "".join(sorted(plain.members[clause.atom]))
            table.setdefault(symbols, [[] for _ in range(MOST_CLAUSES)])[rank].append(number)
    return tuple((symbols, tuple(map(tuple, ranks))) for symbols, ranks in sorted(table.items()))


def _all_atoms(terms: Iterable[Term], classes: Mapping[str, Term]) -> list[Atom]:
    found: dict[Atom, None] = {}
    seen: set[str] = set()
    todo = list(terms)
    while todo:
        term = todo.pop()
        found.update(dict.fromkeys(atoms(term)))
        fresh = [name for name in references(term) if name not in seen]
        seen.update(fresh)
        todo.extend(classes[name] for name in fresh)
    return list(found)


def _is_cased(term: Term, classes: Mapping[str, Term]) -> bool:
    if isinstance(term, Atom):
        return bool(term.cased) or "Name" in term.kinds
    if isinstance(term, Reference):
        return _is_cased(classes[term.name], classes)
    if isinstance(term, Ahead):
        return _is_cased(term.term, classes)
    if isinstance(term, Behind):
        return any(_is_cased(atom, classes) for row in term.rows for atom in row)
    return isinstance(term, Row | Either) and any(_is_cased(inner, classes) for inner in term.terms)
