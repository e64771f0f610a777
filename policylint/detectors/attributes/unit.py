"""A passage as it is searched for attributes: its words made ready, cut into clauses, with its label and heading."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TypeAlias

from policylint.detectors.attributes.known import Known
from policylint.detectors.attributes.mentions import Matches, Mention, mentions, patterns
from policylint.disclosure import Attribute, Disclosure
from policylint.entities import company
from policylint.entity import Entity, EntityKind
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred, folded
from policylint.source import Span
from policylint.text import Text

Stretch: TypeAlias = tuple[int, int]
"""Start and end, as offsets into a unit's text."""
Scope: TypeAlias = tuple[Stretch, ...]
"""The clauses that a statement is made of."""

NONE = -1
"""The number of what is no passage."""

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
_NAMED_BEFORE = deferred(
    r"^(?!.*\b(?:data|information|details|records)\b).*?\b(?:them|they|these|it|the\s+lot|all\s+of\s+(?:it|this|that))\b(?!\s+(?:is|was)\s+(?:necessary|needed|required|possible|our|your)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""What stands for things that a sentence before named, in a sentence that names none itself."""
_OWN_SUBJECT = deferred(
    r"(?:(?:and|or|but|then)\s+)?(?:we|they|you|it|he|she|our|this|if|when|where|however|please|otherwise|there|no)\b",
    re.IGNORECASE,
)
"""How a clause begins that is no further item of an enumeration."""

EXCEPTION = Hinted(
    "except|other than|apart from|aside from|excluding|with the exception of|but not",
    r"\b(?:except(?:ing)?|other\s+than|apart\s+from|aside\s+from|excluding|with\s+the\s+exception\s+of|but\s+not)\b",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Unit:
    """A text with what was found in it so far. Nothing in it depends on a disclosure.

    As a passage it has a `number`, which labels and headings have not. `matches` are where patterns match in it and in the texts
    that were searched together with it, among which it has a `place`; `named` are attributes that were found, by what was looked for and the
    clauses. `label` is the run-in title of its paragraph, or the first cell of its row; `heading` the innermost above it, and `previous` the
    sentence before it, if they count.
    """

    text: Text
    known: Known
    matches: Matches
    place: int
    passage: Passage | None = None
    number: int = NONE
    label: Unit | None = None
    heading: Unit | None = None
    previous: Unit | None = None
    named: dict[object, tuple[Attribute, ...]] = field(default_factory=dict, init=False, repr=False)
    _clauses: Scope | None = field(default=None, init=False, repr=False)

    @property
    def content(self) -> str:
        return self.text.content

    @property
    def folded(self) -> str:
        """The text as hints are looked for in it."""
        if self.number == NONE:
            return f" {folded(self.content)} "
        return self.known.concordance.texts[self.number]

    @property
    def own(self) -> int:
        """Where its own words begin."""
        return self.passage.own if self.passage is not None else 0

    def may_match(self, pattern: Hinted) -> bool:
        """Whether it has a pattern's hints."""
        if self.number == NONE:
            return pattern.may_match(self.folded)
        return self.number in self.known.holding(pattern)

    def mentions(self, name: str) -> list[Mention]:
        """The terms named for an attribute, in order."""
        found = self.matches.of(name, self.place)
        return mentions(self.text.content, patterns(self.known.language, name), found) if found else []

    def terms(self, name: str, scope: Scope) -> tuple[Attribute, ...]:
        """The terms named for an attribute in some of the clauses, in order; none of data that are excepted."""
        if not self.matches.of(name, self.place):
            return ()
        key = (name, scope)
        found = self.named.get(key)
        if found is None:
            named = self.mentions(name)
            if len(scope) > 1 or scope != self.clauses():
                named = [mention for mention in named if within(mention[0], scope)]
            if name == "data" and self.may_match(EXCEPTION):
                named = [mention for mention in named if not self.is_excepted(mention[0])]
            found = self.named[key] = tuple(self._attributes(name, named))
        return found

    def _attributes(self, name: str, named: list[Mention]) -> list[Attribute]:
        at = self.text.place
        if isinstance(at, int):
            return [Attribute(name, term, Span(at + start, at + end)) for start, end, term in named]
        span = self.text.span
        return [Attribute(name, term, span(start, end)) for start, end, term in named]

    def entities(self, kind: EntityKind) -> tuple[Entity, ...]:
        """The entities of a kind, in order."""
        return self.known.entities.of(kind, self.number)

    @property
    def may_name_a_company(self) -> bool:
        """Whether a well-known company may be named: if not, none is."""
        return self.number in self.known.entities.may_hold("company")

    def companies(self) -> list[Stretch]:
        """Where well-known companies are named, in order."""
        return list(company.find(self.content)) if self.may_name_a_company else []

    def clauses(self) -> Scope:
        """The clauses of the text, each with a subject of its own; the first may be its introduction."""
        clauses = self._clauses
        if clauses is None:
            clauses = tuple(self._divided()) if self.may_match(CLAUSE) else ((0, len(self.text.content)),)
            self._clauses = clauses
        return clauses

    def _divided(self) -> list[Stretch]:
        content = self.text.content
        clauses: list[Stretch] = []
        start = 0
        for match in CLAUSE.pattern.finditer(content):
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

    def named_before(self, name: str) -> tuple[Attribute, ...]:
        """The terms that the sentence before names, if this one speaks of something by a pronoun."""
        previous = self.previous
        if previous is None or _NAMED_BEFORE.match(self.content) is None:
            return ()
        return previous.terms(name, previous.clauses())

    def before(self, scope: Scope) -> Scope:
        """The clause just before the scope, if there is one."""
        clauses = self.clauses()
        if len(clauses) < 2:
            return ()
        first = min(start for start, _ in scope)
        return tuple([clause for clause in clauses if clause[1] <= first][-1:])

    def is_excepted(self, start: int) -> bool:
        """Whether what stands there is an exception: "… except your password"."""
        if not self.may_match(EXCEPTION):
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
