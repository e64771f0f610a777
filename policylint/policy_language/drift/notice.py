"""The notice as drift looks at it: its words, its rows and sentences, and what is named in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from policylint.declaration import Duration
from policylint.disclosure import Disclosure
from policylint.entities.recognition import recognise
from policylint.entity import EntityKind
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.policy import Policy
from policylint.source import Source, Span

_WORD = re.compile(r"\w+")
_ISO = re.compile(r"P(T?)(\d+)([YMWDHS])")
_UNITS = {"Y": ("month", 12), "M": ("month", 1), "W": ("day", 7), "D": ("day", 1)}
_HOURS = {"H": 3600, "M": 60, "S": 1}


@dataclass(frozen=True, slots=True)
class Named:
    """Something named in the notice: its normalised value, where, and in which passage."""

    value: str
    span: Span
    passage: Passage


@dataclass(frozen=True)
class Notice:
    """A published notice and its parts."""

    policy: Policy

    @property
    def source(self) -> Source:
        return self.policy.document.source

    @cached_property
    def words(self) -> str:
        """All words of the notice, lower case, one space between and at both ends."""
        document = self.policy.document
        headings = (document.written(s.heading.text) for s in document.sections() if s.heading)
        return plain(" \n ".join([*headings, *map(self.own, self.policy.passages)]))

    def own(self, passage: Passage) -> str:
        """A passage's own words, with the expressions of templates as they are written."""
        document = self.policy.document
        return (
            document.written(passage.text.slice(passage.own, len(passage.text)))
            if document.opaque
            else passage.own_text
        )

    def label(self, passage: Passage) -> str:
        """Its label, likewise."""
        return self.policy.document.as_written(passage.label, passage.span)

    def says(self, text: str) -> bool:
        """Whether these words stand in the notice, in this order, whatever the case and punctuation."""
        return plain(text) in self.words

    def passages_with(self, text: str) -> list[Passage]:
        """The passages that hold these words, or that are cells of a row that is labelled with them."""
        wanted = plain(text)
        found = self.policy.passages
        labelled = [passage for passage in found if wanted in plain(self.label(passage))]
        return labelled or [passage for passage in found if wanted in plain(self.own(passage))]

    def about(self, *topics: str) -> Iterator[Disclosure]:
        """The sure disclosures of these topics, in the order of the source."""
        return (d for d in self.policy.disclosures if d.topic in topics and d.confidence == "certain")

    def passages_about(self, *topics: str) -> list[Passage]:
        """The passages in which one of these topics is surely disclosed."""
        spans = {disclosure.span for disclosure in self.about(*topics)}
        return [passage for passage in self.policy.passages if passage.span in spans]

    def named(self, kind: EntityKind, passages: Iterable[Passage] | None = None) -> list[Named]:
        """What of a kind is named in these passages (or all), once for each place."""
        found: dict[Span, Named] = {}
        for passage in self.policy.passages if passages is None else passages:
            for entity in recognise(passage.own_text, frozenset({kind})):
                span = passage.text.span(passage.own + entity.start, passage.own + entity.end)
                found.setdefault(span, Named(entity.value, span, passage))
        return list(found.values())


def plain(text: str) -> str:
    """Words in lower case with one space between and at both ends."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def length(period: str | Duration) -> tuple[str, int] | str:
    """An ISO 8601 duration so that equal periods are equal: in months, days or seconds. Others as they are."""
    value = period.value if isinstance(period, Duration) else period
    found = _ISO.fullmatch(value)
    if found is None:
        return value
    count = int(found[2])
    if found[1]:
        seconds = count * _HOURS[found[3]]
        return ("day", seconds // 86400) if seconds % 86400 == 0 else ("second", seconds)
    unit, size = _UNITS.get(found[3], ("second", 1))
    return unit, count * size
