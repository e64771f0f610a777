"""How far a term spreads over a text: what keeps patterns bounded."""

from __future__ import annotations

from collections.abc import Mapping

from policylint.frozen import dataclass
from policylint.phrases.terms import Ahead, Atom, Behind, End, Reference, Row, Skip, Term


@dataclass(frozen=True, slots=True)
class Extent:
    """The fewest and the most words of a match. What `!` and `<!` look at counts for `most`."""

    fewest: int
    most: int


def extent(term: Term, classes: Mapping[str, Extent]) -> Extent:
    """The extent of a term; `classes` has those of the classes it refers to."""
    if isinstance(term, Atom):
        return Extent(1, 1)
    if isinstance(term, Skip):
        return Extent(0, term.most)
    if isinstance(term, Reference):
        return classes[term.name]
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
