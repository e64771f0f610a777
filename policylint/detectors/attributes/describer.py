"""Adds to disclosures the details that their passages name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import TypeAlias

from policylint.concordance import concordance
from policylint.detectors.attributes.channels import channels
from policylint.detectors.attributes.interests import authorities, interests
from policylint.detectors.attributes.mentions import Page, Ready
from policylint.detectors.attributes.periods import ages, periods
from policylint.detectors.attributes.places import countries
from policylint.detectors.attributes.recipients import named_recipients
from policylint.detectors.attributes.terms_named import terms_named
from policylint.detectors.attributes.triggers import triggers
from policylint.detectors.attributes.unit import CLAUSE, CommonWords, Scope, Unit
from policylint.detectors.passage_entities import passage_entities
from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import folded
from policylint.phrases.attribute_vocabulary import attribute_vocabulary
from policylint.source import Span
from policylint.text import Text
from policylint.topics import ancestors

Finder: TypeAlias = Callable[[Unit, Disclosure, Scope], Iterable[Attribute]]

_DATA: Finder = partial(terms_named, "data")
_PURPOSE: Finder = partial(terms_named, "purpose")
_RECIPIENT: Finder = partial(terms_named, "recipient")
_BASIS: Finder = partial(terms_named, "basis")
_MECHANISM: Finder = partial(terms_named, "mechanism")

_WANTED: dict[str, tuple[Finder, ...]] = {
    "collection": (_DATA, _PURPOSE),
    "purpose": (_DATA, _PURPOSE, _BASIS),
    "legal-basis": (_PURPOSE,),
    "legal-basis.legitimate-interests": (interests,),
    "sharing": (_DATA, _PURPOSE, _RECIPIENT, named_recipients),
    "cookies": (_PURPOSE, _RECIPIENT, named_recipients, periods, triggers),
    "transfer": (_RECIPIENT, named_recipients, countries, _MECHANISM),
    "retention": (_DATA, periods, triggers, partial(terms_named, "disposal")),
    "rights.complaint": (authorities,),
    "rights.how": (periods, channels),
    "security.measures": (partial(terms_named, "measure"),),
    "security.breach-notification": (periods,),
    "policy.change-notice": (periods, partial(terms_named, "channel")),
    "children": (ages,),
}
"""What is looked for in disclosures of a topic and of its children."""

_WHOLE = frozenset(
    {
        "cookies",
        "rights.how",
        "rights.complaint",
        "policy.change-notice",
        "security.measures",
        "security.breach-notification",
    }
)
"""Topics of which every clause of the passage speaks: "write to us; we reply within a month"."""

_ABOUT = 1
"""The document's title names no data of its own: only headings below it do."""


_TOGETHER = 1000
"""How many disclosures are described together: more than most policies have, and few enough to take little memory."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of a document while its disclosures are described.

    `numbers` are those of its passages by where they stand, `own` the organisation's own names.
    """

    passages: tuple[Passage, ...]
    numbers: Mapping[tuple[int, int], int]
    common: CommonWords
    own: dict[str, set[Span]]


@dataclass(frozen=True, slots=True)
class AttributeDescriber:
    """Finds data, purposes, recipients, periods, countries and the like in the passages of disclosures."""

    name: str = "attributes"
    language: str = "en"

    def describe(
        self, document: Document, passages: tuple[Passage, ...], found: Sequence[Disclosure]
    ) -> Sequence[Disclosure]:
        """The same disclosures in the same order, with attributes where their words name some."""
        numbers: dict[tuple[int, int], int] = {}
        for number, passage in enumerate(passages):
            span = passage.span
            numbers.setdefault((span.start, span.end), number)
        reading = _Reading(passages, numbers, CommonWords(document.source.text), _own_names(found))
        return [
            described
            for begin in range(0, len(found), _TOGETHER)
            for described in self._some(found[begin : begin + _TOGETHER], reading)
        ]

    def _some(self, found: Sequence[Disclosure], reading: _Reading) -> Iterator[Disclosure]:
        """Some of the disclosures, described; what is known of their passages is forgotten afterwards."""
        wanted = [
            reading.numbers.get((disclosure.span.start, disclosure.span.end))
            if _wanted(disclosure.topic).finders
            else None
            for disclosure in found
        ]
        units = self._units(reading, sorted({number for number in wanted if number is not None}))
        for disclosure, number in zip(found, wanted, strict=True):
            yield disclosure if number is None else _described(disclosure, units[number], reading.own)

    def _units(self, reading: _Reading, numbers: Sequence[int]) -> dict[int, Unit]:
        """One unit for each passage with these numbers, all made ready together, labels and headings once."""
        passages, common = reading.passages, reading.common
        read = [passages[number] for number in numbers]
        asides = {
            id(text): text
            for passage in read
            for text in (passage.label_text, _heading(passage))
            if text is not None
        }
        sheets = attribute_vocabulary(self.language).patterns.sheets(
            [(one.text.content, 0) for one in read] + [(text.content, 0) for text in asides.values()]
        )
        ready = [
            Ready(page, number)
            for page in (Page(sheet, self.language) for sheet in sheets)
            for number in range(len(page.sheet.passages))
        ]
        around = {
            id(text): _aside(text, one, common)
            for text, one in zip(asides.values(), ready[len(read) :], strict=True)
        }
        entities, asked = passage_entities(passages), concordance(passages)
        divisible = frozenset(asked.holding(CLAUSE.hints))
        return {
            number: Unit(
                passage.text,
                asked.texts[number],
                number in divisible,
                one,
                common,
                passage.own,
                around.get(id(passage.label_text)),
                around.get(id(_heading(passage))),
                passage,
                entities,
                number,
            )
            for number, passage, one in zip(numbers, read, ready, strict=False)
        }


def _aside(text: Text, ready: Ready, common: CommonWords) -> Unit:
    """A label or a heading."""
    words = f" {folded(text.content)} "
    return Unit(text, words, CLAUSE.may_match(words), ready, common)


def _heading(passage: Passage) -> Text | None:
    return passage.headings[-1].text if len(passage.headings) > _ABOUT else None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is looked for in disclosures of a topic, and whether in `whole` passages.

    What is found for two topics with the same `key` in the same clauses is the same.
    """

    finders: tuple[Finder, ...]
    whole: bool
    key: str


@cache
def _wanted(topic: str) -> _Wanted:
    above = ancestors(topic)
    finders = tuple(finder for one in above for finder in _WANTED.get(one, ()))
    alike = [one for one in above if one in _WANTED]
    return _Wanted(finders, topic in _WHOLE, topic if periods in finders else " ".join(alike))


def _described(disclosure: Disclosure, unit: Unit, own: dict[str, set[Span]]) -> Disclosure:
    wanted = _wanted(disclosure.topic)
    scope = unit.clauses() if wanted.whole else unit.scope(disclosure)
    key = (wanted.key, disclosure.polarity, scope)
    kept = unit.named.get(key)
    if kept is None:
        kept = unit.named[key] = _distinct(
            [
                attribute
                for finder in wanted.finders
                for attribute in finder(unit, disclosure, scope)
                if attribute.name != "recipient"
                or not _is_own(attribute.value.casefold(), own, disclosure.span)
            ]
        )
    return disclosure.with_attributes(kept) if kept else disclosure


def _distinct(found: Sequence[Attribute]) -> tuple[Attribute, ...]:
    """Each value once, where it is said first; nothing that is only a part of a recipient's name."""
    if len(found) < 2:
        return tuple(found)
    names = [attribute.span for attribute in found if attribute.name == "recipient"]
    first: dict[tuple[str, str], Attribute] = {}
    for attribute in sorted(found, key=_place):
        if not names or not any(name != attribute.span and name.contains(attribute.span) for name in names):
            first.setdefault((attribute.name, attribute.value), attribute)
    return tuple(first.values())


def _place(attribute: Attribute) -> tuple[int, int]:
    span = attribute.span
    return span.start, span.end


def _is_own(name: str, own: dict[str, set[Span]], here: Span) -> bool:
    """Whether a name is the organisation's, in full or its first words, given elsewhere than here."""
    places = own.get(name, ())
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
