"""What a pattern must fulfil to be useful and safe: it names a word, is bounded, and cannot take long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policylint.phrases.errors import PhraseError
from policylint.phrases.program import LONGEST
from policylint.phrases.terms import Ahead, Atom, Behind, Either, End, Reference, Row, Skip, Term


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a term spreads: the fewest and the most words. What `!` and `<!` look at counts for `most`."""

    fewest: int
    most: int


def extent(term: Term, classes: Mapping[str, Term]) -> Extent:
    """How far a term can spread; `classes` are the meanings of the classes it refers to."""
    if isinstance(term, Atom):
        return Extent(1, 1)
    if isinstance(term, Skip):
        return Extent(0, term.most)
    if isinstance(term, Reference):
        return extent(classes[term.name], classes)
    if isinstance(term, Ahead):
        return Extent(0, extent(term.term, classes).most)
    if isinstance(term, Behind):
        return Extent(0, max(map(len, term.rows)))
    if isinstance(term, End):
        return Extent(0, 0)
    parts = [extent(inner, classes) for inner in term.terms]
    most = [part.most for part in parts]
    if isinstance(term, Row):
        return Extent(sum(part.fewest for part in parts), sum(most))
    return Extent(min(part.fewest for part in parts) if term.required else 0, max(most))


def ways(term: Term, classes: Mapping[str, Term]) -> int:
    """In how many ways the gaps and optional parts of a term can combine: how long backtracking may take."""
    if isinstance(term, Skip):
        return term.most + 1
    if isinstance(term, Reference):
        return ways(classes[term.name], classes)
    if isinstance(term, Ahead):
        return ways(term.term, classes)
    if isinstance(term, Row):
        product = 1
        for inner in term.terms:
            product *= ways(inner, classes)
        return product
    if isinstance(term, Either):
        return max(ways(inner, classes) for inner in term.terms) + (not term.required)
    return 1


def check(pattern: str, term: Term, classes: Mapping[str, Term], is_class: bool = False) -> None:
    """Raise PhraseError if a pattern (or one alternative of a class) is empty, endless or pointless."""
    spread = extent(term, classes)
    if spread.fewest == 0:
        raise PhraseError("the pattern can match nothing at all", pattern, 0, "at least one word must be required")
    if spread.most > LONGEST:
        raise PhraseError(f"the pattern may span {spread.most} words", pattern, 0, f"at most {LONGEST} are allowed")
    _check_edges(pattern, term)
    _check_end(pattern, term, True)
    if not is_class and not names_word(term, classes):
        raise PhraseError("the pattern names no word", pattern, 0, "{any} and {Name} alone match too much")


def names_word(term: Term, classes: Mapping[str, Term]) -> bool:
    """Whether every match of the term contains a word known beforehand, or of a known kind."""
    if isinstance(term, Atom):
        return not term.kinds & {"any", "Name"}
    if isinstance(term, Reference):
        return names_word(classes[term.name], classes)
    if isinstance(term, Row):
        return any(names_word(inner, classes) for inner in term.terms)
    return isinstance(term, Either) and term.required and all(names_word(inner, classes) for inner in term.terms)


def _check_edges(pattern: str, term: Term) -> None:
    terms = term.terms if isinstance(term, Row) else (term,)
    for edge in (terms[0], terms[-1]):
        if isinstance(edge, Skip):
            raise PhraseError("a gap at the edge", pattern, 0, "a pattern begins and ends with a word; leave it out")


def _check_end(pattern: str, term: Term, last: bool) -> None:
    if isinstance(term, End) and not last:
        raise PhraseError("`$` before the end", pattern, max(pattern.find("$"), 0), "nothing can follow it")
    if isinstance(term, Row):
        for index, inner in enumerate(term.terms):
            _check_end(pattern, inner, last and index == len(term.terms) - 1)
    elif isinstance(term, Either):
        for inner in term.terms:
            _check_end(pattern, inner, last)
