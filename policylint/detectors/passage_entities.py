"""The entities of a document's passages: each looked for once, and only where it can stand.

Several detectors ask for entities of the same kinds, one after the other, and most passages hold no address, date
or company. Which need not be looked into is told by the words that no entity of a kind is without, for all passages
at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Literal, TypeAlias

from policylint.concordance import Concordance, concordance
from policylint.concordance.bits import Numbers, all_in, numbers_in, set_of, union_of
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
from policylint.machine.memory import remembered
from policylint.passages import Passage
from policylint.patterns import Hinted

if TYPE_CHECKING:
    from policylint.concordance._scan import Words

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

SELDOM: dict[Kind, tuple[Hinted, ...]] = {"address": address.SELDOM}
"""Or one of these."""

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
        self._found: dict[Kind, dict[int, tuple[Entity, ...] | None]] = {}

    def of(self, kind: EntityKind, number: int) -> tuple[Entity, ...]:
        """The entities of a kind in the text with this number, in order."""
        known = self._found.get(kind)
        if known is None:
            known = self._found[kind] = dict.fromkeys(
                self._all if kind in ANYWHERE else self.worth_reading(kind)
            )
        found = known.get(number, ())
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
                for one in SELDOM.get(kind, ()):
                    rest = known.bits & self._asked.bits(one.hints) & ~likely
                    likely |= union_of(holding(self._contents, list(all_in(rest)), (one.pattern,)))
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
                    self._capitalised = _capitalised(self._contents, self._asked.scanned)
                bits |= self._capitalised[kind]
            known = self._may_hold[kind] = Numbers(bits)
        return known

    def _hinted(self, kind: Kind) -> int:
        bits = self._asked.bits((HINTS[kind],)) if kind in HINTS else 0
        if kind not in MARKED:
            return bits
        is_marked, contents = MARKED[kind], self._contents
        return set_of([number for number in all_in(bits) if is_marked(contents[number])])


def _capitalised(contents: Sequence[str], in_c: bool) -> dict[Kind, int]:
    """The numbers of the texts that hold capitalised words which entities of the kinds need."""
    words = _kinds_by_capitals()
    rows: Sequence[int] = [0] * len(CAPITALS)
    others: Iterable[int] = range(len(contents))
    if in_c:
        rows, others = _capitals(contents)
    wanted = words.keys()
    numbers: list[list[int]] = [[] for _ in CAPITALS]
    for number in others:
        kinds = [words[word] for word in wanted & set(words_from_capitals(contents[number]))]
        for kind in numbers_in(reduce(or_, kinds, 0)):
            numbers[kind].append(number)
    return {kind: row | set_of(some) for kind, row, some in zip(CAPITALS, rows, numbers, strict=True)}


def _capitals(contents: Sequence[str]) -> tuple[Sequence[int], Iterable[int]]:
    """The same for each kind, but for texts with letters beyond ASCII, whose numbers are given besides."""
    rows, others = _words_by_capitals().capitals(list(contents), len(CAPITALS))
    width = len(rows) // len(CAPITALS)
    return [int.from_bytes(rows[at : at + width], "little") for at in range(0, len(rows), width)], others


@cache
def _words_by_capitals() -> Words:
    from policylint.concordance._scan import Words

    return Words(_kinds_by_capitals())


@cache
def _kinds_by_capitals() -> dict[str, int]:
    """For each of the words that are looked for, the kinds that need it, as bits in their order in `CAPITALS`."""
    kinds: dict[str, int] = {}
    for bit, words in enumerate(CAPITALS.values()):
        for word in words():
            kinds[word] = kinds.get(word, 0) | 1 << bit
    return kinds


@remembered
def passage_entities(passages: tuple[Passage, ...]) -> PassageEntities:
    """Those in the passages, with what introduces them."""
    return PassageEntities([passage.text.content for passage in passages], concordance(passages))
