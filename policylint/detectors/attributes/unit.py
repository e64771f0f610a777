"""A passage as it is searched for attributes: its words made ready, cut into clauses, with its label and heading."""

from __future__ import annotations

import re
from dataclasses import field
from functools import cached_property
from typing import TypeAlias

from policylint.detectors.attributes.mentions import Mention, Ready, mentions
from policylint.disclosure import Attribute, Disclosure
from policylint.entities.recognition import recognise
from policylint.entity import Entity, EntityKind
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import deferred
from policylint.text import Text

Stretch: TypeAlias = tuple[int, int]
"""Start and end, as offsets into a unit's text."""

_CLAUSE = deferred(
    r";\s|,?\s(?:and|but|while|whereas)\s(?=(?:we|they|you|it)\s)"
    r"|,\s(?:after|upon)\swhich\b",
    re.IGNORECASE,
)
_PRONOUN = deferred(r"\b(?:it|they|them|these|this|that|those|which)\b", re.IGNORECASE)
_OWN_SUBJECT = deferred(
    r"(?:(?:and|or|but|then)\s+)?(?:we|they|you|it|he|she|our|this|if|when|where|however|please|otherwise|there|no)\b",
    re.IGNORECASE,
)
"""How a clause begins that is no further item of an enumeration."""

_LOWER = deferred(r"\b[a-z]+\b")
_EXCEPTION = deferred(
    r"\b(?:except(?:ing)?|other\s+than|apart\s+from|aside\s+from|excluding|with\s+the\s+exception\s+of|but\s+not)\b",
    re.IGNORECASE,
)


class CommonWords:
    """The words that a document also writes in lower case: "Hosting" in a list is no company's name."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> frozenset[str]:
        """All of them, found when first asked for."""
        return frozenset(_LOWER.findall(self._text))


@dataclass(slots=True, eq=False)
class Unit:
    """A text with what was found in it so far, `named` by a term's attribute and the clauses. Nothing in it depends on a disclosure."""

    text: Text
    ready: Ready
    common: CommonWords
    own: int = 0
    label: Unit | None = None
    heading: Unit | None = None
    passage: Passage | None = None
    named: dict[tuple[str, tuple[Stretch, ...]], tuple[Attribute, ...]] = field(
        default_factory=dict, init=False, repr=False
    )
    _mentions: dict[str, tuple[Mention, ...]] = field(default_factory=dict, init=False, repr=False)
    _clauses: tuple[Stretch, ...] | None = field(default=None, init=False, repr=False)
    _entities: dict[EntityKind, tuple[Entity, ...]] = field(default_factory=dict, init=False, repr=False)

    @property
    def content(self) -> str:
        return self.text.content

    def mentions(self, name: str) -> tuple[Mention, ...]:
        """The terms named for an attribute, in order."""
        if name not in self._mentions:
            self._mentions[name] = mentions(self.ready, name)
        return self._mentions[name]

    def entities(self, kind: EntityKind) -> tuple[Entity, ...]:
        """The entities of a kind, in order."""
        if kind not in self._entities:
            self._entities[kind] = recognise(self.content, frozenset({kind}))
        return self._entities[kind]

    def clauses(self) -> tuple[Stretch, ...]:
        """The clauses of the text, each with a subject of its own; the first may be its introduction."""
        if self._clauses is None:
            self._clauses = tuple(self._divided())
        return self._clauses

    def _divided(self) -> list[Stretch]:
        bounds = [match.span() for match in _CLAUSE.finditer(self.content)]
        starts = [0, *(end for _, end in bounds)]
        ends = [*(start for start, _ in bounds), len(self.content)]
        return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]

    def scope(self, disclosure: Disclosure) -> list[Stretch]:
        """The clauses that make the statement: those of its telling words, and what introduces them."""
        clauses = list(self.clauses())
        place = self.text.offsets(disclosure.focus) if disclosure.focus is not None else None
        if len(clauses) == 1 or place is None:
            return clauses
        start, end = place
        told = [clause for clause in clauses if clause[0] < end and start < clause[1]]
        if not told:
            return clauses
        before = [clause for clause in clauses if clause not in told and clause[1] <= max(self.own, 1)]
        listed = self._listed_after(told[-1]) if disclosure.topic.startswith("collection") else []
        return before + told + listed

    def _listed_after(self, told: Stretch) -> list[Stretch]:
        """The further items of an enumeration that begins in a clause: "your name; the date; the pages you open"."""
        found: list[Stretch] = []
        for start, end in self.clauses():
            if start >= told[1]:
                if _OWN_SUBJECT.match(self.content, start):
                    break
                found.append((start, end))
        return found

    def refers_back(self, scope: list[Stretch]) -> bool:
        """Whether the clauses speak of something by a pronoun, so that what they mean stands before them."""
        return any(_PRONOUN.search(self.content, *stretch) for stretch in scope)

    def before(self, scope: list[Stretch]) -> list[Stretch]:
        """The clause just before the scope."""
        first = min(start for start, _ in scope)
        return [clause for clause in self.clauses() if clause[1] <= first][-1:]

    def is_excepted(self, start: int) -> bool:
        """Whether what stands there is an exception: "… except your password"."""
        for clause in self.clauses():
            if clause[0] <= start < clause[1]:
                return _EXCEPTION.search(self.content, clause[0], start) is not None
        return False


def within(start: int, scope: list[Stretch]) -> bool:
    """Whether an offset lies in one of the stretches."""
    for first, last in scope:  # noqa: SIM110 - much faster than any() for so little
        if first <= start < last:
            return True
    return False
