"""The entities of a document's passages: each looked for once, and only where it can stand.

Several detectors ask for entities of the same kinds, one after the other, and most passages hold no address, date
or company. Which need not be looked into is told by the words that no entity of a kind is without, for all passages
at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Literal, TypeAlias

from policylint.concordance import Concordance, concordance
from policylint.detectors.searching import holding
from policylint.entities import (
    address,
    authority,
    company,
    country,
    date,
    duration,
    email,
    organisation,
    phone,
)
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
    "date": FIGURES,
    "duration": duration.HINTS,
    "organisation": organisation.HINTS,
    "authority": authority.HINTS,
}
"""One of these stands in the folded text wherever there is an entity of the kind, or one of the words below."""

MARKED: dict[Kind, Callable[[str], bool]] = {"organisation": organisation.is_marked}
"""Where the hints do not tell enough: this must be so, too."""

LIKELY: dict[Kind, tuple[re.Pattern[str], ...]] = {
    "phone": (phone.MANY_DIGITS,),
    "address": address.LIKELY,
    "date": (date.LIKELY,),
}
"""Of many texts that have the hints, only those need be looked into in which one of these patterns matches, too."""

ALSO: dict[Kind, tuple[str, ...]] = {"address": address.BOXES}
"""Or those that hold one of these."""

CAPITALS: dict[Kind, Callable[[], frozenset[str]]] = {
    "organisation": lambda: organisation.FIRST_WORDS,
    "authority": lambda: authority.FIRST_WORDS,
    "country": country.first_words,
    "company": company.first_words,
}
"""Words as `words_from_capitals` gives them."""

ANYWHERE: frozenset[Kind] = frozenset({"url"})
"""What is looked for in every text that is asked about: almost all have a full stop."""


class PassageEntities:
    """The entities in some texts, by the texts' numbers."""

    __slots__ = ("_all", "_asked", "_contents", "_found", "_may_hold", "_words", "_worth_reading")

    def __init__(self, contents: Sequence[str], asked: Concordance) -> None:
        self._contents = contents
        self._asked = asked
        self._all = range(len(contents))
        self._words: dict[str, list[int]] | None = None
        self._may_hold: dict[Kind, frozenset[int]] = {}
        self._worth_reading: dict[Kind, frozenset[int]] = {}
        self._found: dict[tuple[EntityKind, int], tuple[Entity, ...]] = {}

    def of(self, kind: EntityKind, number: int) -> tuple[Entity, ...]:
        """The entities of a kind in the text with this number, in order."""
        if number not in (self._all if kind in ANYWHERE else self.worth_reading(kind)):
            return ()
        found = self._found.get((kind, number))
        if found is None:
            found = self._found[kind, number] = recognise(self._contents[number], frozenset((kind,)))
        return found

    def worth_reading(self, kind: Kind) -> frozenset[int]:
        """The numbers of the texts that are looked into, a part of those that may hold an entity of a kind."""
        known = self._worth_reading.get(kind)
        if known is None:
            known = self.may_hold(kind)
            if kind in LIKELY:
                likely = holding(self._contents, sorted(known), LIKELY[kind])
                known &= likely.union(self._asked.holding((ALSO[kind],)) if kind in ALSO else ())
            self._worth_reading[kind] = known
        return known

    def may_hold(self, kind: Kind) -> frozenset[int]:
        """The numbers of the texts that may hold an entity of a kind, other than those that may be `ANYWHERE`: no other does."""
        known = self._may_hold.get(kind)
        if known is None:
            numbers = set(self._hinted(kind))
            if kind in CAPITALS:
                words = self._capitalised()
                for word in CAPITALS[kind]() & words.keys():
                    numbers.update(words[word])
            known = self._may_hold[kind] = frozenset(numbers)
        return known

    def _hinted(self, kind: Kind) -> Iterator[int]:
        numbers = self._asked.holding((HINTS[kind],)) if kind in HINTS else iter(())
        if kind not in MARKED:
            return numbers
        is_marked, contents = MARKED[kind], self._contents
        return (number for number in numbers if is_marked(contents[number]))

    def _capitalised(self) -> dict[str, list[int]]:
        """The texts that hold each of the capitalised words."""
        if self._words is None:
            self._words = {}
            wanted = _all_capitals()
            for number, content in enumerate(self._contents):
                for word in wanted.intersection(words_from_capitals(content)):
                    self._words.setdefault(word, []).append(number)
        return self._words


@cache
def _all_capitals() -> frozenset[str]:
    return frozenset().union(*[words() for words in CAPITALS.values()])


@remembered
def passage_entities(passages: tuple[Passage, ...]) -> PassageEntities:
    """Those in the passages, with what introduces them."""
    return PassageEntities([passage.text.content for passage in passages], concordance(passages))
