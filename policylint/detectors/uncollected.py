"""What a policy says is not collected: "we do not collect health data".

That discloses no kinds of data, so it is a candidate only. It names what a statement elsewhere may contradict, and what comes
near where kinds of data are missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from policylint.concordance import concordance
from policylint.detectors.attributes.mentions import mentions, patterns
from policylint.detectors.polarity import polarity
from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document
from policylint.frozen import dataclass
from policylint.passages import Passage, listed_under
from policylint.patterns import Hinted, deferred
from policylint.phrases.attribute_vocabulary import attribute_vocabulary
from policylint.phrases.sheets import Found

TOPIC = "collection.data-categories"
_DATA, _LANGUAGE = "data", "en"

COLLECTS = Hinted(
    "collect|gather|record|track|obtain|stor|hold|retain",
    r"\b(?:collect|gather|record|track|obtain|hold|retain)(?:s|ed|ing)?\b|\bstor(?:e[sd]?|ing)\b",
)
_SAYS_NOT = r"(?:(?:do|does|will)(?: not|n['’]t)|never)(?: (?:ever|also))?"
_NOT_COLLECTED = deferred(
    rf"(?=.*\b(?:collect|gather|record|track|obtain|stor|hold|retain))(?:\S+ ){{1,6}}?{_SAYS_NOT}(?: (?:collect|gather|record|track|store|process|request|hold|keep|retain|share|transmit|sell|obtain|use|access),?(?: or| and)?){{1,5}}"
    r"(?: (?:any|of|the|following|your|personal|data|information|types?|kinds?)){0,6}"
)
_REFUSING = deferred(rf"(?:\S+ ){{1,6}}?{_SAYS_NOT}")
_REFUSED = deferred(
    r"(?:[\d.)]+ )?(?:what|(?:(?:the|personal) )*(?:data|information|details))(?: (?:that|which))? (?:we|i|(?:the|this|our) \w+)(?: do| does)?(?: not|n['’]t| never) (?:collect|gather|record|track|store|hold|retain)"
)
"""Introductions and headings that deny the collection of all that follows."""

_NEGATED = ((" no", "n't", "n’t", " never", " neither", " without", " cannot"),)
"""Hints of what is denied."""


@dataclass(frozen=True, slots=True)
class UncollectedDetector:
    """Finds the kinds of data that a sentence says are not collected, if all that it says of collecting is denied."""

    name: str = "uncollected"

    @property
    def topics(self) -> frozenset[str]:
        return frozenset({TOPIC})

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        denying = [
            passage
            for number in concordance(passages).holding((*COLLECTS.hints, *_NEGATED))
            if _is_denial(passage := passages[number])
        ]
        denying += _under_a_refusal(passages)
        for passage, named in zip(denying, _named_in(denying), strict=True):
            if named:
                yield Disclosure(
                    TOPIC,
                    "denied",
                    (passage.span,),
                    passage.own_text,
                    confidence="possible",
                    attributes=tuple(named),
                    because="says only what is not collected",
                    focus=named[0].span,
                )


def _is_denial(passage: Passage) -> bool:
    if passage.kind == "heading" or passage.quoted:
        return False
    text = passage.own_text.lower()
    verbs = COLLECTS.pattern.finditer(text)
    first = next(verbs, None)
    if first is None:
        return bool(passage.own) and _introduces(passage, _NOT_COLLECTED)
    return all(polarity(text, *verb.span()) == "denied" for verb in chain((first,), verbs)) or (
        bool(passage.own) and first.start() == 0 and _introduces(passage, _REFUSING)
    )


def _introduces(passage: Passage, pattern: re.Pattern[str]) -> bool:
    """Whether what introduces a passage says just that."""
    return pattern.fullmatch(passage.text.content[: passage.own].lower().strip(" :…*")) is not None


def _under_a_refusal(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    """The items and rows under a heading that says that they are not collected ("What we do not collect")."""
    return (
        passage
        for _, passage, _ in listed_under(
            passages, lambda heading: _REFUSED.fullmatch(heading.lower().strip(" :*"))
        )
        if not COLLECTS.pattern.search(passage.own_text.lower())
    )


def _named_in(passages: Sequence[Passage]) -> Iterator[list[Attribute]]:
    """The kinds of data that each passage names."""
    terms = patterns(_LANGUAGE, _DATA)
    texts = [passage.own_text for passage in passages]
    found: list[list[Found]] = [[] for _ in passages]
    for one in attribute_vocabulary(_LANGUAGE).patterns.every_span(texts, list(terms)) if texts else ():
        found[one[1]].append(one)
    for passage, here in zip(passages, found, strict=True):
        span, own = passage.text.span, passage.own
        yield [
            Attribute(_DATA, term, span(own + start, own + end))
            for start, end, term in mentions(passage.own_text, terms, here)
        ]
