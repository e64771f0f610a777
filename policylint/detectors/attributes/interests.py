"""Which interest a legitimate interest is, and which authority a complaint goes to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.detectors.attributes.unit import Stretch, Unit, within
from policylint.disclosure import Attribute, Disclosure
from policylint.patterns import deferred

_INTEREST = deferred(
    r"\blegitimate\s+(?:business\s+|commercial\s+|economic\s+)?interests?\s*"
    r"(?:(?:is|are|lies?|consists?(?:\s+of)?|being)\s+(?:in\s+|to\s+|our\s+)?|in\s+(?!accordance|the\s+processing|order|question|line|this|that\s+)"
    r"|to\s+|of\s+(?=\w+ing\b)|\((?!(?:i|a|1|see|art|e\.g\.?|gdpr|section|pursuant|under|ours|which|f)\b)|[:–—]\s*|,?\s*(?:such\s+as|namely|including|for\s+example,?|e\.g\.?,?)\s+)"
    r"(?P<interest>[^.;()]{4,160})",
    re.IGNORECASE,
)
_NO_INTEREST = deferred(
    r"(?:not\s+|(?:do|doing)\s+so|or\s|your\s|we\s|you\s|use\s+th(?:is|ese)|process(?:ing)?\s+(?:this|your|the)|overrid|pursue|our|us|a\s+third|the\s+(?:controller|company|data\s+subject)|necessary|process\s+your\s+(?:personal\s+)?(?:data|information)"
    r"|those\s+interests|the\s+legal\s+basis|as\s+a\s+|legal\s+|article|art\.|6)\b",
    re.IGNORECASE,
)
_STOP = deferred(
    r",?\s+(?:and|or|but|which|where|unless|provided|as\s+long\s+as|when|if|while|pursuant|according|under|within\s+the\s+meaning)\s+"
    r"(?=(?:we|you|your|it|they|this|these|is|are|our\s+legal|where|when|if|necessary|not|article|art|to\s+art|override)\b)|,\s+(?=(?:which|where|unless|provided|we|you|article|art\.)\b)"
    r"|\s+(?:pursuant|according)\s+to\s|\s+as\s+(?:the|a)\s+legal",
    re.IGNORECASE,
)
_NAMED = deferred(r"[A-Z][\w’']*(?:\s(?:of|the|for|and|de|la|des|et)|\s[A-Z(][\w’')]*)*$")
_GENERAL = deferred(
    r"\b(?:an?|any|your|their|local|relevant|competent|appropriate|respective|applicable|national)\s+$",
    re.IGNORECASE,
)
_MOST_WORDS = 30


def interests(unit: Unit, disclosure: Disclosure, scope: list[Stretch]) -> Iterator[Attribute]:
    """The interest, in the words of the policy."""
    for match in _INTEREST.finditer(unit.content):
        start = match.start("interest")
        if not within(match.start(), scope) or _NO_INTEREST.match(match["interest"]):
            continue
        words = match["interest"]
        stop = _STOP.search(words)
        words = " ".join((words[: stop.start()] if stop else words).split(" ")[:_MOST_WORDS]).rstrip(" ,—–-")
        if len(words) >= 4:
            yield Attribute("interest", words, unit.text.span(start, start + len(words)))


def authorities(unit: Unit, disclosure: Disclosure, scope: list[Stretch]) -> Iterator[Attribute]:
    """The authorities named; "a supervisory authority" is none in particular."""
    for entity in unit.entities("authority"):
        general = _GENERAL.search(unit.content, max(0, entity.start - 30), entity.start)
        if _NAMED.fullmatch(entity.value) and not general:
            yield Attribute("authority", entity.value, unit.text.span(entity.start, entity.end))
