"""Adds to disclosures the details that their passages name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from policylint.concordance import concordance
from policylint.detectors.attributes.known import CommonWords, Known
from policylint.detectors.attributes.terms_around import LABELLED, terms_around
from policylint.detectors.attributes.unit import CLAUSE, Unit
from policylint.detectors.attributes.units import units_of
from policylint.detectors.attributes.wanted import Wanted, wanted
from policylint.detectors.passage_entities import passage_entities
from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.source import Span

_TOGETHER = 1000
"""How many disclosures are described together: more than most policies have, and few enough to take little memory."""


@dataclass(frozen=True, slots=True)
class AttributeDescriber:
    """Finds data, purposes, recipients, periods, countries and the like in the passages of disclosures."""

    name: str = "attributes"
    language: str = "en"

    def describe(
        self, document: Document, passages: tuple[Passage, ...], found: Sequence[Disclosure]
    ) -> Sequence[Disclosure]:
        """The same disclosures in the same order, with attributes where their words name some."""
        known = Known(
            self.language,
            CommonWords(document.source.text),
            passage_entities(passages),
            concordance(passages),
        )
        own, given, told = _own_names(found), list(found), _told(passages, found)
        divisible = known.holding(CLAUSE)
        for begin in range(0, len(told), _TOGETHER):
            some = told[begin : begin + _TOGETHER]
            units = _units(passages, known, some)
            for place, number, sought in some:
                unit = units[number]
                alone = number not in divisible and passages[number].label_text is None
                if unit.matches or sought.more or not alone:
                    given[place] = _described(given[place], sought, unit, alone, own)
        return given


def _units(
    passages: Sequence[Passage], known: Known, told: Sequence[tuple[int, int, Wanted]]
) -> dict[int, Unit]:
    """The units of the passages of some disclosures, by the numbers of the passages."""
    numbers = sorted({number for _, number, _ in told})
    headed = {number for _, number, sought in told if sought.headed}
    names = sorted({name for _, _, sought in told for name in sought.names})
    return units_of(passages, known, numbers, headed, names)


def _told(passages: Sequence[Passage], found: Sequence[Disclosure]) -> list[tuple[int, int, Wanted]]:
    """The disclosures for which something is looked for: their numbers, those of their passages, and what that is."""
    numbers: dict[tuple[int, int], int] = {}
    for number in range(len(passages) - 1, -1, -1):
        span = passages[number].span
        numbers[span.start, span.end] = number
    told = []
    for place, disclosure in enumerate(found):
        sought = wanted(disclosure.topic)
        if sought.finders:
            span = disclosure.spans[0]
            within = numbers.get((span.start, span.end))
            if within is not None:
                told.append((place, within, sought))
    return told


def _described(
    disclosure: Disclosure, sought: Wanted, unit: Unit, alone: bool, own: dict[str, set[Span]]
) -> Disclosure:
    """The disclosure with what is found for it; `alone` tells that its passage is a single clause without a label."""
    scope = unit.clauses() if alone or sought.whole else unit.scope(disclosure)
    key = (sought.key, disclosure.polarity, scope)
    kept = unit.named.get(key)
    if kept is None:
        around = not alone or sought.headed
        found: list[Attribute] = []
        for finder in sought.finders:
            if not isinstance(finder, str):
                found += finder(unit, disclosure, scope)
                continue
            terms = unit.terms(finder, scope) if finder in unit.matches else ()
            if around and not terms and finder in LABELLED:
                terms = terms_around(finder, unit, disclosure, scope)
            found += terms
        kept = unit.named[key] = _distinct(found, own, disclosure.spans[0]) if found else ()
    return disclosure.with_attributes(kept) if kept else disclosure


def _distinct(found: list[Attribute], own: dict[str, set[Span]], here: Span) -> tuple[Attribute, ...]:
    """Each value once, where it is said first; nothing that is only a part of a recipient's name, and no name of its own."""
    names = [attribute.span for attribute in found if attribute.name == "recipient"]
    if names and own:
        found = [one for one in found if one.name != "recipient" or not _is_own(one.value, own, here)]
        names = [attribute.span for attribute in found if attribute.name == "recipient"]
    if len(found) < 2:
        return tuple(found)
    found.sort(key=_place)
    first: dict[tuple[str, str], Attribute] = {}
    for attribute in found:
        if not names or not _is_part(attribute.span, names):
            first.setdefault((attribute.name, attribute.value), attribute)
    return tuple(first.values())


_place = attrgetter("span.start", "span.end")


def _is_part(span: Span, names: Sequence[Span]) -> bool:
    """Whether it lies within a name that is longer."""
    start, end = span.start, span.end
    for name in names:
        if name.start <= start and end <= name.end and (name.start != start or name.end != end):
            return True
    return False


def _is_own(name: str, own: dict[str, set[Span]], here: Span) -> bool:
    """Whether a name is the organisation's, in full or its first words, given elsewhere than here."""
    places = own.get(name.casefold(), ())
    return len(places) > (here in places)


def _own_names(found: Sequence[Disclosure]) -> dict[str, set[Span]]:
    """The organisation's own names and their first words, and where it gives them: it is no recipient of its own data."""
    names: dict[str, set[Span]] = {}
    for disclosure in found:
        if disclosure.topic == "controller.identity":
            for name in disclosure.values("controller"):
                for beginning in _beginnings(name.casefold()):
                    names.setdefault(beginning, set()).add(disclosure.span)
    return names


def _beginnings(name: str) -> Iterator[str]:
    """A name, and what stands before each space and comma in it."""
    yield name
    yield from (name[:place] for place, mark in enumerate(name) if mark in " ,")
