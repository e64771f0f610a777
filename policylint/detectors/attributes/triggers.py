"""What a period runs from: "after you close your account", "from the end of the contract"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.detectors.attributes.unit import Scope, Unit, within
from policylint.disclosure import Attribute, Disclosure
from policylint.patterns import deferred

_FROM = deferred(
    r"^,?\s{0,9}(?:at\s{1,9}most\s{1,9}|only\s{1,9})?(?P<word>after|following|from|since|beyond|starting\s{1,9}(?:from|with)|counted\s{1,9}from|calculated\s{1,9}from)\s{1,9}"
    r"(?P<event>(?!(?:which|that\s{1,9}(?:time|we)|then|it|they)\b)[^,;:.()]{4,80})",
    re.IGNORECASE,
)
_STOP = deferred(
    r"\s{1,9}(?:and|or|but|unless|in\s{1,9}order|to\s{1,9}comply|as\s{1,9}required|before|so\s{1,9}that|if|for)\s",
    re.IGNORECASE,
)
_MOST_WORDS = 9


def triggers(unit: Unit, disclosure: Disclosure, scope: Scope) -> Iterator[Attribute]:
    """The events that periods run from or storage ends with: a term's id, or the words as written."""
    named = [mention for mention in unit.mentions("trigger") if within(mention[0], scope)]
    for start, end, term in named:
        yield Attribute("trigger", term, unit.text.span(start, end))
    for entity in unit.entities("duration"):
        if not within(entity.start, scope):
            continue
        match = _FROM.match(unit.content[entity.end :])
        if match is None:
            continue
        start = entity.end + match.start("event")
        end = start + len(_trimmed(match["event"]))
        if not any(first < end and start < last for first, last, _ in named):
            yield Attribute("trigger", unit.content[start:end], unit.text.span(start, end))


def _trimmed(words: str) -> str:
    stop = _STOP.search(words)
    cut = words[: stop.start()] if stop is not None else words
    return " ".join(cut.split(" ")[:_MOST_WORDS]).rstrip()
