"""The entities of a document's passages: each looked for once, and only where it can stand.

Several detectors ask for entities of the same kinds, one after the other, and most passages hold no address, date
or company. Which need not be looked into is told by the words that no entity of a kind is without, for all passages
at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias

from policylint.concordance import Concordance, concordance
from policylint.entities import address, authority, company, country, duration, email, organisation
from policylint.entities.recognition import recognise
from policylint.entities.words import FIGURES, words_from_capitals
from policylint.entity import Entity, EntityKind
from policylint.memory import remembered
from policylint.passages import Passage

Kind: TypeAlias = EntityKind | Literal["company"]

HINTS: dict[Kind, tuple[str, ...]] = {
    "email": email.HINTS,
    "phone": FIGURES,
    "address": address.HINTS,
    "url": (".",),
    "date": FIGURES,
    "duration": duration.HINTS,
    "authority": authority.HINTS,
}
"""One of these stands in the folded text wherever there is an entity of the kind, or one of the following."""

MARKS: dict[Kind, tuple[str, ...]] = {"organisation": organisation.MARKS}
"""The same, as written."""

CAPITALS: dict[Kind, Callable[[], frozenset[str]]] = {
    "organisation": lambda: organisation.FIRST_WORDS,
    "authority": lambda: authority.FIRST_WORDS,
    "country": country.first_words,
    "company": company.first_words,
}
"""Words as `words_from_capitals` gives them."""


class PassageEntities:
    """The entities in some texts, by the texts' numbers."""

    __slots__ = ("_asked", "_capitals", "_contents", "_found", "_may_hold")

    def __init__(self, contents: Sequence[str], asked: Concordance) -> None:
        self._contents = contents
        self._asked = asked
        self._capitals: frozenset[str] | None = None
        self._may_hold: dict[Kind, frozenset[int]] = {}
        self._found: dict[tuple[EntityKind, int], tuple[Entity, ...]] = {}

    def of(self, kind: EntityKind, number: int) -> tuple[Entity, ...]:
        """The entities of a kind in the text with this number, in order."""
        if number not in self.may_hold(kind):
            return ()
        found = self._found.get((kind, number))
        if found is None:
            found = self._found[kind, number] = recognise(self._contents[number], frozenset((kind,)))
        return found

    def may_hold(self, kind: Kind) -> frozenset[int]:
        """The numbers of the texts that may hold an entity of a kind: no other does."""
        known = self._may_hold.get(kind)
        if known is None:
            numbers = set(self._asked.holding((HINTS[kind],))) if kind in HINTS else set()
            if kind in MARKS:
                numbers.update(self._with(MARKS[kind]))
            if kind in CAPITALS:
                numbers.update(self._with(tuple(CAPITALS[kind]() & self._capitalised())))
            known = self._may_hold[kind] = frozenset(numbers)
        return known

    def _capitalised(self) -> frozenset[str]:
        if self._capitals is None:
            self._capitals = frozenset(words_from_capitals("\n".join(self._contents)))
        return self._capitals

    def _with(self, written: tuple[str, ...]) -> Iterator[int]:
        """The texts that hold one of these pieces of text, as written."""
        hints = tuple({piece.lower() for piece in written})
        for number in self._asked.holding((hints,)) if hints else ():
            content = self._contents[number]
            for piece in written:
                if piece in content:
                    yield number
                    break


@remembered
def passage_entities(passages: tuple[Passage, ...]) -> PassageEntities:
    """Those in the passages, with what introduces them."""
    return PassageEntities([passage.text.content for passage in passages], concordance(passages))
