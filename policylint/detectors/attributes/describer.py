"""Adds to disclosures the details that their passages name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from operator import attrgetter

from policylint.concordance import concordance
from policylint.detectors.attributes.known import CommonWords, Known, folded_name, folded_names, own_names
from policylint.detectors.attributes.mentions import needed, patterns_of
from policylint.detectors.attributes.terms_around import LABELLED, terms_around
from policylint.detectors.attributes.unit import CLAUSE, Unit
from policylint.detectors.attributes.units import Units
from policylint.detectors.attributes.wanted import ALWAYS_TERMS, Wanted, wanted
from policylint.detectors.passage_entities import passage_entities
from policylint.disclosure import Attribute, Details, Disclosure, described
from policylint.document import Document
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.phrases.words import is_plain
from policylint.source import Span

_FEW = 32
"""So many disclosures are read together if it is asked which of them name something; of more, the first may be enough."""


@dataclass(frozen=True, slots=True)
class AttributeDescriber:
    """Finds data, purposes, recipients, periods, countries and the like in the passages of disclosures, when it is asked for them."""

    name: str = "attributes"
    language: str = "en"

    def describe(
        self, document: Document, passages: tuple[Passage, ...], found: Sequence[Disclosure]
    ) -> Sequence[Disclosure]:
        """The same disclosures in the same order, with attributes where their words name some."""
        describing = Describing(self.language, document.source.text, passages, found)
        details = Details(self.name, describing.attributes_of, describing.naming)
        return described(found, describing.sought, details, lambda own: _further(own, details))


def _further(own: tuple[Attribute, ...], details: Details) -> Details:
    """The same for a disclosure that has attributes already."""
    return Details(
        details.describer,
        lambda one: (*own, *details.give(one)),
        lambda _name, _values, _among: lambda _one: True,
    )


class Describing:
    """What the disclosures of one document are described by: nothing is looked for before the first is asked about."""

    def __init__(
        self, language: str, text: str, passages: tuple[Passage, ...], found: Sequence[Disclosure]
    ) -> None:
        self._language = language
        self._text = text
        self._passages = passages
        self._found = found

    def attributes_of(self, disclosure: Disclosure) -> tuple[Attribute, ...]:
        """What is found for a disclosure."""
        number = self._number(disclosure)
        if number is None:
            return ()
        sought, unit = wanted(disclosure.topic), self._units.of(number)
        alone = number not in self._divisible and self._passages[number].label_text is None
        return _described(disclosure, sought, unit, alone, self._own)

    def naming(
        self, name: str, values: tuple[str, ...], among: Sequence[Disclosure]
    ) -> Callable[[Disclosure], bool] | None:
        """What tells for which disclosures any of these values, or any at all, may be found: `policylint.disclosure.Details`."""
        if name not in ALWAYS_TERMS:
            return lambda one: name in wanted(one.topic).given
        patterns = patterns_of(self._language, name, values)
        if not patterns:
            return None
        units, numbers, order = self._units, self._numbers, None
        if len(among) <= _FEW:
            places = [_place_of(one.spans[0]) for one in among if name in wanted(one.topic).given]
            units.search([numbers[place] for place in places if place in numbers])
        elif (perhaps := self._perhaps(name, values)) is not None:
            numbers, order = perhaps, sorted(perhaps.values())

        def may_name(one: Disclosure) -> bool:
            number = numbers.get(_place_of(one.spans[0]))
            if number is None or name not in wanted(one.topic).given:
                return False
            return units.names(number, name, patterns, order)

        return may_name

    def _perhaps(self, name: str, values: tuple[str, ...]) -> dict[tuple[int, int], int] | None:
        """The numbers, by their places, of the passages in or around which some values may be named, as far as words tell; None if they do not."""
        pieces = needed(self._language, name, values)
        if pieces is None:
            return None
        passages, told = self._passages, self._told
        untold, beside = self._doubtful
        numbers = {*self._known.concordance.holding((pieces,)), *untold}
        for words, several in beside.items():
            if any(piece in words for piece in pieces):
                numbers.update(several)
        return {_place_of(passages[number].span): number for number in numbers if number in told}

    @cached_property
    def _doubtful(self) -> tuple[list[int], dict[str, list[int]]]:
        """The passages of which words do not tell what they may name, for not all in or around them is plain; then those that have a
        label or a heading which counts, by its words in lower case.
        """
        passages, around = self._passages, self._units.around
        untold: list[int] = []
        beside: dict[str, list[int]] = {}
        for number, headed in self._told.items():
            passage = passages[number]
            is_told = is_plain(passage.text.content)
            if headed or passage.label_text is not None:
                for text in around(number):
                    if text is not None:
                        is_told = is_told and is_plain(text.content)
                        beside.setdefault(text.content.lower(), []).append(number)
            if not is_told:
                untold.append(number)
        return untold, beside

    def _number(self, disclosure: Disclosure) -> int | None:
        span = disclosure.spans[0]
        return self._numbers.get((span.start, span.end))

    @cached_property
    def _numbers(self) -> dict[tuple[int, int], int]:
        """The number of the first passage that stands somewhere."""
        places = [_place_of(passage.span) for passage in reversed(self._passages)]
        return dict(zip(places, range(len(places) - 1, -1, -1), strict=True))

    @cached_property
    def sought(self) -> dict[str, Wanted]:
        """What is looked for, by the topics for which anything is."""
        by_topic = {topic: wanted(topic) for topic in {disclosure.topic for disclosure in self._found}}
        return {topic: sought for topic, sought in by_topic.items() if sought.finders}

    @cached_property
    def _told(self) -> dict[int, bool]:
        """The numbers of the passages for which anything is looked for; with each, whether its heading counts."""
        counts, numbers = {topic: sought.headed for topic, sought in self.sought.items()}, self._numbers
        told: dict[int, bool] = {}
        place, number = None, None
        for one in self._found:
            headed = counts.get(one.topic)
            if headed is None:
                continue
            span = one.spans[0]
            if span is not place:
                place, number = span, numbers.get((span.start, span.end))
            if number is not None and (headed or number not in told):
                told[number] = headed
        return told

    @cached_property
    def _units(self) -> Units:
        names = sorted({name for sought in self.sought.values() for name in sought.names})
        return Units(self._passages, self._known, self._told, names)

    @cached_property
    def _own(self) -> dict[str, set[Span]]:
        return folded_names(own_names(self._found))

    @cached_property
    def _divisible(self) -> frozenset[int]:
        return self._known.holding(CLAUSE)

    @cached_property
    def _known(self) -> Known:
        passages = self._passages
        return Known(
            self._language, CommonWords(self._text), passage_entities(passages), concordance(passages)
        )


def _described(
    disclosure: Disclosure, sought: Wanted, unit: Unit, alone: bool, own: dict[str, set[Span]]
) -> tuple[Attribute, ...]:
    """What is found for a disclosure; `alone` tells that its passage is a single clause without a label."""
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
            terms = unit.terms(finder, scope)
            if around and not terms and finder in LABELLED:
                terms = terms_around(finder, unit, disclosure, scope)
            found += terms
        kept = unit.named[key] = _distinct(found, own, disclosure.spans[0]) if found else ()
    return kept


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
_place_of = attrgetter("start", "end")


def _is_part(span: Span, names: Sequence[Span]) -> bool:
    """Whether it lies within a name that is longer."""
    start, end = span.start, span.end
    for name in names:
        if name.start <= start and end <= name.end and (name.start != start or name.end != end):
            return True
    return False


def _is_own(name: str, own: dict[str, set[Span]], here: Span) -> bool:
    """Whether a name is the organisation's, in full or its first words, given elsewhere than here."""
    places = own.get(folded_name(name), ())
    return len(places) > (here in places)
