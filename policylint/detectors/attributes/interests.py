"""Which interest a legitimate interest is, and which authority a complaint goes to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.detectors.attributes.unit import Scope, Unit, within
from policylint.disclosure import Attribute, Disclosure
from policylint.patterns import deferred

_INTEREST = deferred(
    r"\blegitimate\s{1,9}(?:business\s{1,9}|commercial\s{1,9}|economic\s{1,9})?interests?\s{0,9}"
    r"(?:(?:is|are|lies?|consists?(?:\s{1,9}of)?|being)\s{1,9}(?:in\s{1,9}|to\s{1,9}|our\s{1,9})?|in\s{1,9}(?!accordance|the\s{1,9}processing|order|question|line|this|that\s{1,9})"
    r"|to\s{1,9}|of\s{1,9}(?=\w{1,60}ing\b)|\((?!(?:i|a|1|see|art|e\.g\.?|gdpr|section|pursuant|under|ours|which|f)\b)|[:–—]\s{0,9}|,?\s{0,9}(?:such\s{1,9}as|namely|including|for\s{1,9}example,?|e\.g\.?,?)\s{1,9})"
    r"(?P<interest>[^.;()]{4,160})",
    re.IGNORECASE,
)
_NO_INTEREST = deferred(
    r"(?:not\s{1,9}|(?:do|doing)\s{1,9}so|or\s|your\s|we\s|you\s|use\s{1,9}th(?:is|ese)|process(?:ing)?\s{1,9}(?:this|your|the)|overrid|pursue|our|us|a\s{1,9}third|the\s{1,9}(?:controller|company|data\s{1,9}subject)|necessary|process\s{1,9}your\s{1,9}(?:personal\s{1,9})?(?:data|information)"
    r"|those\s{1,9}interests|the\s{1,9}legal\s{1,9}basis|as\s{1,9}a\s{1,9}|legal\s{1,9}|article|art\.|6)\b",
    re.IGNORECASE,
)
_STOP = deferred(
    r",?\s{1,9}(?:and|or|but|which|where|unless|provided|as\s{1,9}long\s{1,9}as|when|if|while|pursuant|according|under|within\s{1,9}the\s{1,9}meaning)\s{1,9}"
    r"(?=(?:we|you|your|it|they|this|these|is|are|our\s{1,9}legal|where|when|if|necessary|not|article|art|to\s{1,9}art|override)\b)|,\s{1,9}(?=(?:which|where|unless|provided|we|you|article|art\.)\b)"
    r"|\s{1,9}(?:pursuant|according)\s{1,9}to\s|\s{1,9}as\s{1,9}(?:the|a)\s{1,9}legal",
    re.IGNORECASE,
)
_NAMED = deferred(r"[A-Z][\w’']*(?:\s(?:of|the|for|and|de|la|des|et)|\s[A-Z(][\w’')]*)*$")
_GENERAL = deferred(
    r"\b(?:an?|any|your|their|local|relevant|competent|appropriate|respective|applicable|national)\s{1,9}$",
    re.IGNORECASE,
)
_MOST_WORDS = 30


def interests(unit: Unit, disclosure: Disclosure, scope: Scope) -> Iterator[Attribute]:
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


def authorities(unit: Unit, disclosure: Disclosure, scope: Scope) -> Iterator[Attribute]:
    """The authorities named; "a supervisory authority" is none in particular."""
    for entity in unit.entities("authority"):
        general = _GENERAL.search(unit.content, max(0, entity.start - 30), entity.start)
        if _NAMED.fullmatch(entity.value) and not general:
            yield Attribute("authority", entity.value, unit.text.span(entity.start, entity.end))
