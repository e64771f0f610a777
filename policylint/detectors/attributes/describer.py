"""Adds to disclosures the details that their passages name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import TypeAlias

from policylint.detectors.attributes.channels import channels
from policylint.detectors.attributes.interests import authorities, interests
from policylint.detectors.attributes.mentions import Page, Ready
from policylint.detectors.attributes.periods import ages, periods
from policylint.detectors.attributes.places import countries
from policylint.detectors.attributes.recipients import named_recipients
from policylint.detectors.attributes.terms_named import terms_named
from policylint.detectors.attributes.triggers import triggers
from policylint.detectors.attributes.unit import CommonWords, Stretch, Unit
from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.phrases.attribute_vocabulary import attribute_vocabulary
from policylint.source import Span
from policylint.text import Text
from policylint.topics import ancestors

Finder: TypeAlias = Callable[[Unit, Disclosure, list[Stretch]], Iterator[Attribute]]

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
class AttributeDescriber:
    """Finds data, purposes, recipients, periods, countries and the like in the passages of disclosures."""

    name: str = "attributes"
    language: str = "en"

    def describe(
        self, document: Document, passages: tuple[Passage, ...], found: Sequence[Disclosure]
    ) -> Sequence[Disclosure]:
        """The same disclosures in the same order, with attributes where their words name some."""
        by_span: dict[Span, Passage] = {}
        for passage in passages:
            by_span.setdefault(passage.span, passage)
        common = CommonWords(document.source.text)
        own = _own_names(found)
        return [
            described
            for begin in range(0, len(found), _TOGETHER)
            for described in self._some(found[begin : begin + _TOGETHER], by_span, common, own)
        ]

    def _some(
        self,
        found: Sequence[Disclosure],
        by_span: dict[Span, Passage],
        common: CommonWords,
        own: dict[str, set[Span]],
    ) -> Iterator[Disclosure]:
        """Some of the disclosures, described; what is known of their passages is forgotten afterwards."""
        wanted = [
            by_span.get(disclosure.span) if _finders(disclosure.topic) else None for disclosure in found
        ]
        units = self._units([passage for passage in wanted if passage is not None], common)
        for disclosure, passage in zip(found, wanted, strict=True):
            yield disclosure if passage is None else _described(disclosure, units[passage.span], own)

    def _units(self, passages: Sequence[Passage], common: CommonWords) -> dict[Span, Unit]:
        """One unit for each passage, all made ready together, labels and headings once."""
        asides = {
            id(text): text
            for passage in passages
            for text in (passage.label_text, _heading(passage))
            if text is not None
        }
        distinct = list({passage.span: passage for passage in passages}.values())
        sheets = attribute_vocabulary(self.language).patterns.sheets(
            [(passage.text.content, passage.own) for passage in distinct]
            + [(text.content, 0) for text in asides.values()]
        )
        ready = [
            Ready(page, number)
            for page in (Page(sheet, self.language) for sheet in sheets)
            for number in range(len(page.sheet.passages))
        ]
        around = {
            id(text): Unit(text, one, common)
            for text, one in zip(asides.values(), ready[len(distinct) :], strict=True)
        }
        return {
            passage.span: Unit(
                passage.text,
                one,
                common,
                passage.own,
                around.get(id(passage.label_text)),
                around.get(id(_heading(passage))),
                passage,
            )
            for passage, one in zip(distinct, ready, strict=False)
        }


def _heading(passage: Passage) -> Text | None:
    return passage.headings[-1].text if len(passage.headings) > _ABOUT else None


@cache
def _finders(topic: str) -> tuple[Finder, ...]:
    return tuple(finder for above in ancestors(topic) for finder in _WANTED.get(above, ()))


def _described(disclosure: Disclosure, unit: Unit, own: dict[str, set[Span]]) -> Disclosure:
    scope = list(unit.clauses()) if disclosure.topic in _WHOLE else unit.scope(disclosure)
    found = [
        attribute
        for finder in _finders(disclosure.topic)
        for attribute in finder(unit, disclosure, scope)
        if not (attribute.name == "recipient" and _is_own(attribute.value.casefold(), own, disclosure.span))
    ]
    kept = _distinct(found)
    return disclosure.with_attributes(kept) if kept else disclosure


def _distinct(found: Sequence[Attribute]) -> tuple[Attribute, ...]:
    """Each value once, where it is said first; nothing that is only a part of a recipient's name."""
    if len(found) < 2:
        return tuple(found)
    names = [attribute.span for attribute in found if attribute.name == "recipient"]
    first: dict[tuple[str, str], Attribute] = {}
    for attribute in sorted(found, key=lambda attribute: (attribute.span.start, attribute.span.end)):
        if not names or not any(name != attribute.span and name.contains(attribute.span) for name in names):
            first.setdefault((attribute.name, attribute.value), attribute)
    return tuple(first.values())


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
