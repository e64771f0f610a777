"""How far a term spreads over a text: what keeps patterns bounded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policylint.phrases.terms import Ahead, Atom, Behind, Either, End, Reference, Row, Skip, Term


@dataclass(frozen=True, slots=True)
class Extent:
    """The fewest and the most words of a match, and in how many ways it can be laid from one place.

    What `!` and `<!` look at counts for `most`. `ways` goes by gaps and optional parts: it tells how long
    backtracking could take.
    """

    fewest: int
    most: int
    ways: int


def extent(term: Term, classes: Mapping[str, Extent]) -> Extent:
    """The extent of a term; `classes` has those of the classes it refers to."""
    if isinstance(term, Atom):
        return Extent(1, 1, 1)
    if isinstance(term, Skip):
        return Extent(0, term.most, term.most + 1)
    if isinstance(term, Reference):
        return classes[term.name]
    if isinstance(term, Ahead):
        inner = extent(term.term, classes)
        return Extent(0, inner.most, inner.ways)
    if isinstance(term, Behind):
        return Extent(0, max(map(len, term.rows)), 1)
    if isinstance(term, End):
        return Extent(0, 0, 1)
    parts = [extent(inner, classes) for inner in term.terms]
    return _of_row(parts) if isinstance(term, Row) else _of_choice(parts, term)


def _of_row(parts: list[Extent]) -> Extent:
    ways = 1
    for part in parts:
        ways *= part.ways
    return Extent(sum(part.fewest for part in parts), sum(part.most for part in parts), ways)


def _of_choice(parts: list[Extent], term: Either) -> Extent:
    ways = max(part.ways for part in parts)
    most = max(part.most for part in parts)
    if not term.required:
        return Extent(0, most, ways + 1)
    return Extent(min(part.fewest for part in parts), most, ways)
