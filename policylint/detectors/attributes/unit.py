"""A passage as it is searched for attributes: its words made ready, cut into clauses, with its label and heading."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TypeAlias

from policylint.detectors.attributes.mentions import Mention, Ready, mentions
from policylint.detectors.passage_entities import PassageEntities
from policylint.disclosure import Attribute, Disclosure
from policylint.entities import company
from policylint.entities.recognition import recognise
from policylint.entity import Entity, EntityKind
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred
from policylint.text import Text

Stretch: TypeAlias = tuple[int, int]
"""Start and end, as offsets into a unit's text."""
Scope: TypeAlias = tuple[Stretch, ...]
"""The clauses that a statement is made of."""

CLAUSE = Hinted(
    "; |after which|upon which|"
    + "|".join(
        f" {link} {subject} "
        for link in ("and", "but", "while", "whereas")
        for subject in ("we", "they", "you", "it")
    ),
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

_SMALL_WORD = deferred(r"[a-z]+")
EXCEPTION = Hinted(
    "except|other than|apart from|aside from|excluding|with the exception of|but not",
    r"\b(?:except(?:ing)?|other\s+than|apart\s+from|aside\s+from|excluding|with\s+the\s+exception\s+of|but\s+not)\b",
    re.IGNORECASE,
)


class CommonWords:
    """The words that a document also writes in lower case: "Hosting" in a list is no company's name."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = _SMALL_WORD.fullmatch(word) is not None and self._stands(word)
        return known

    def _stands(self, word: str) -> bool:
        text = self._text
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not (_is_letter(text[start - 1 : start]) or _is_letter(text[end : end + 1])):
                return True
            start = text.find(word, end)
        return False


def _is_letter(mark: str) -> bool:
    return mark.isalnum() or mark == "_"


@dataclass(slots=True, eq=False)
class Unit:
    """A text with what was found in it so far. Nothing in it depends on a disclosure.

    `folded` is the text as hints are looked for in it; only if it is `divisible` it may be several clauses. `found` are the entities of all passages, of which this is the one with the
    `number`. `named` are attributes that were found, by what was looked for and the clauses.
    """

    text: Text
    folded: str
    divisible: bool
    ready: Ready
    common: CommonWords
    own: int = 0
    label: Unit | None = None
    heading: Unit | None = None
    passage: Passage | None = None
    found: PassageEntities | None = None
    number: int = 0
    named: dict[object, tuple[Attribute, ...]] = field(default_factory=dict, init=False, repr=False)
    _mentions: dict[str, tuple[Mention, ...]] = field(default_factory=dict, init=False, repr=False)
    _clauses: tuple[Stretch, ...] | None = field(default=None, init=False, repr=False)

    @property
    def content(self) -> str:
        return self.text.content

    def mentions(self, name: str) -> tuple[Mention, ...]:
        """The terms named for an attribute, in order."""
        known = self._mentions.get(name)
        if known is None:
            known = self._mentions[name] = mentions(self.ready, name)
        return known

    def entities(self, kind: EntityKind) -> tuple[Entity, ...]:
        """The entities of a kind, in order."""
        if self.found is None:
            return recognise(self.content, frozenset({kind}))
        return self.found.of(kind, self.number)

    @property
    def may_name_a_company(self) -> bool:
        """Whether a well-known company may be named: if not, none is."""
        return self.found is None or self.number in self.found.may_hold("company")

    def companies(self) -> list[Stretch]:
        """Where well-known companies are named, in order."""
        return list(company.find(self.content)) if self.may_name_a_company else []

    def clauses(self) -> tuple[Stretch, ...]:
        """The clauses of the text, each with a subject of its own; the first may be its introduction."""
        if self._clauses is None:
            self._clauses = tuple(self._divided())
        return self._clauses

    def _divided(self) -> list[Stretch]:
        content = self.text.content
        clauses: list[Stretch] = []
        start = 0
        for match in CLAUSE.pattern.finditer(content) if self.divisible else ():
            if start < match.start():
                clauses.append((start, match.start()))
            start = match.end()
        if start < len(content):
            clauses.append((start, len(content)))
        return clauses

    def scope(self, disclosure: Disclosure) -> Scope:
        """The clauses that make the statement: those of its telling words, and what introduces them."""
        clauses = self.clauses()
        if len(clauses) == 1 or disclosure.focus is None:
            return clauses
        place = self.text.offsets(disclosure.focus)
        if place is None:
            return clauses
        start, end = place
        told = [clause for clause in clauses if clause[0] < end and start < clause[1]]
        if not told:
            return clauses
        before = [clause for clause in clauses if clause not in told and clause[1] <= max(self.own, 1)]
        listed = self._listed_after(told[-1]) if disclosure.topic.startswith("collection") else []
        return tuple(before + told + listed)

    def _listed_after(self, told: Stretch) -> list[Stretch]:
        """The further items of an enumeration that begins in a clause: "your name; the date; the pages you open"."""
        found: list[Stretch] = []
        for start, end in self.clauses():
            if start >= told[1]:
                if _OWN_SUBJECT.match(self.content, start):
                    break
                found.append((start, end))
        return found

    def refers_back(self, scope: Scope) -> bool:
        """Whether the clauses speak of something by a pronoun, so that what they mean stands before them."""
        return any(_PRONOUN.search(self.content, *stretch) for stretch in scope)

    def before(self, scope: Scope) -> Scope:
        """The clause just before the scope, if there is one."""
        clauses = self.clauses()
        if len(clauses) < 2:
            return ()
        first = min(start for start, _ in scope)
        return tuple([clause for clause in clauses if clause[1] <= first][-1:])

    def is_excepted(self, start: int) -> bool:
        """Whether what stands there is an exception: "… except your password"."""
        if not EXCEPTION.may_match(self.folded):
            return False
        for clause in self.clauses():
            if clause[0] <= start < clause[1]:
                return EXCEPTION.pattern.search(self.content, clause[0], start) is not None
        return False


def within(start: int, scope: Scope) -> bool:
    """Whether an offset lies in one of the stretches."""
    for first, last in scope:  # noqa: SIM110 - much faster than any() for so little
        if first <= start < last:
            return True
    return False
