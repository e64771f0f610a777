"""The entities of a document's passages: each looked for once, and only where it can stand.

Several detectors ask for entities of the same kinds, one after the other, and most passages hold no address, date
or company. Which need not be looked into is told by the words that no entity of a kind is without, for all passages
at once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from typing import Literal, TypeAlias

from policylint.bits import Numbers, all_in, set_of, union_of
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

    __slots__ = ("_all", "_asked", "_capitalised", "_contents", "_found", "_may_hold", "_worth_reading")

    def __init__(self, contents: Sequence[str], asked: Concordance) -> None:
        self._contents = contents
        self._asked = asked
        self._all = range(len(contents))
        self._capitalised: dict[Kind, int] | None = None
        self._may_hold: dict[Kind, Numbers] = {}
        self._worth_reading: dict[Kind, Numbers] = {}
        self._found: defaultdict[Kind, dict[int, tuple[Entity, ...]]] = defaultdict(dict)

    def of(self, kind: EntityKind, number: int) -> tuple[Entity, ...]:
        """The entities of a kind in the text with this number, in order."""
        if number not in (self._all if kind in ANYWHERE else self.worth_reading(kind)):
            return ()
        known = self._found[kind]
        found = known.get(number)
        if found is None:
            found = known[number] = recognise(self._contents[number], frozenset((kind,)))
        return found

    def worth_reading(self, kind: Kind) -> Numbers:
        """The numbers of the texts that are looked into, a part of those that may hold an entity of a kind."""
        known = self._worth_reading.get(kind)
        if known is None:
            known = self.may_hold(kind)
            if kind in LIKELY:
                likely = union_of(holding(self._contents, list(known), LIKELY[kind]))
                also = self._asked.bits((ALSO[kind],)) if kind in ALSO else 0
                known = Numbers(known.bits & (likely | also))
            self._worth_reading[kind] = known
        return known

    def may_hold(self, kind: Kind) -> Numbers:
        """The numbers of the texts that may hold an entity of a kind, other than those that may be `ANYWHERE`: no other does."""
        known = self._may_hold.get(kind)
        if known is None:
            bits = self._hinted(kind)
            if kind in CAPITALS:
                if self._capitalised is None:
                    self._capitalised = _capitalised(self._contents)
                bits |= self._capitalised[kind]
            known = self._may_hold[kind] = Numbers(bits)
        return known

    def _hinted(self, kind: Kind) -> int:
        bits = self._asked.bits((HINTS[kind],)) if kind in HINTS else 0
        if kind not in MARKED:
            return bits
        is_marked, contents = MARKED[kind], self._contents
        return set_of([number for number in all_in(bits) if is_marked(contents[number])])


def _capitalised(contents: Sequence[str]) -> dict[Kind, int]:
    """The numbers of the texts that hold capitalised words which entities of the kinds need."""
    numbers: dict[Kind, list[int]] = {kind: [] for kind in CAPITALS}
    kinds, wanted = _kinds_by_capitals()
    for number, content in enumerate(contents):
        words = wanted.intersection(words_from_capitals(content))
        if words:
            for kind in {kind for word in words for kind in kinds[word]}:
                numbers[kind].append(number)
    return {kind: set_of(some) for kind, some in numbers.items()}


@cache
def _kinds_by_capitals() -> tuple[dict[str, list[Kind]], frozenset[str]]:
    """For each of the words that are looked for, the kinds that need it; and all of these words."""
    kinds: dict[str, list[Kind]] = {}
    for kind, words in CAPITALS.items():
        for word in words():
            kinds.setdefault(word, []).append(kind)
    return kinds, frozenset(kinds)


@remembered
def passage_entities(passages: tuple[Passage, ...]) -> PassageEntities:
    """Those in the passages, with what introduces them."""
    return PassageEntities([passage.text.content for passage in passages], concordance(passages))
