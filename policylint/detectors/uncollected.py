"""What a policy says is not collected: "we do not collect health data".

That discloses no kinds of data, so it is a candidate only. It names what a statement elsewhere may contradict, and what comes
near where kinds of data are missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policylint.concordance import concordance
from policylint.detectors.attributes.mentions import mentions, patterns
from policylint.detectors.polarity import polarity
from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import Hinted
from policylint.phrases.attribute_vocabulary import attribute_vocabulary
from policylint.phrases.sheets import Found

TOPIC = "collection.data-categories"
_DATA, _LANGUAGE = "data", "en"

COLLECTS = Hinted(
    "collect|gather|record|track|obtain",
    r"\b(?:collect|gather|record|track|obtain)(?:s|ed|ing)?\b",
)
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
    verbs = [match.span() for match in COLLECTS.pattern.finditer(text)]
    return bool(verbs) and all(polarity(text, start, end) == "denied" for start, end in verbs)


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
