"""Several retention periods, each for something else: what a section on retention says sentence by sentence.

"We keep orders for seven years. Support messages are deleted after 12 months." Either sentence alone names one
period; only together do they tell how long each kind of data is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from policylint.detectors.audience import audience_of
from policylint.detectors.passage_entities import passage_entities
from policylint.disclosure import Disclosure
from policylint.document import Document
from policylint.entities.recognition import recognise
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import deferred

_TOPIC = "retention-by-category"
_HEADING = deferred(
    r"\bretention\b|\bhow\s+long\b|\b(?:keep|retain|stor(?:e|ing|age)|delet(?:e|ion))\b", re.IGNORECASE
)
_KEEPS = deferred(
    r"\b(?:keep|kept|retain\w*|retention|stor(?:e|ed|age)|held|hold|delet\w+|eras\w+|destroy\w*|remov\w+|purg\w+"
    r"|anonymi[sz]\w+|suppress\w*|bin(?:s|ned)?|shred\w*|wip(?:ed?|es)|stays?|remains?|thrown?|overwrit\w+|go(?:es)?)\b"
    r"|^[^.;:]{3,80}(?::|\s[-–—])\s+(?:(?:up\s+to|about|at\s+most|for|after)\s+)?(?:\w+\s+){1,3}[.]?$",
    re.IGNORECASE,
)
"""What tells of keeping, or a mere term and its period: "Letters: one year"."""
_OTHERWISE = deferred(
    r"\bcookies?\b|\b(?:respond|reply|notice|notify|request|complain|age[ds]?|warrant|every|at\s+any\s+time)\w*\b",
    re.IGNORECASE,
)
_RANGE = deferred(r"[–-]|\b(?:and|to|or)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RetentionListDetector:
    """Finds sections on retention that give two periods or more, each in a sentence, item or row of its own."""

    name: str = "retention-lists"

    @property
    def topics(self) -> frozenset[str]:
        return frozenset({_TOPIC})

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        sections: dict[int, list[tuple[Passage, str]]] = {}
        on_retention: dict[int, bool] = {}
        for number in passage_entities(passages).may_hold("duration"):
            passage = passages[number]
            if not passage.headings:
                continue
            heading = passage.headings[-1]
            at = heading.span.start
            if at not in on_retention:
                on_retention[at] = _HEADING.search(heading.text.content) is not None
            period = _period(passage) if on_retention[at] else ""
            if period:
                sections.setdefault(at, []).append((passage, period))
        for stated in sections.values():
            if len({period for _, period in stated}) > 1:
                yield from (_disclosure(passage) for passage, _ in stated)


def _period(passage: Passage) -> str:
    """The one period that a passage under a heading on retention states, in one form: an ISO 8601 duration."""
    if passage.kind not in ("sentence", "item", "row") or passage.quoted:
        return ""
    text = passage.text.content
    if _OTHERWISE.search(text):
        return ""
    if passage.kind == "sentence" and not _KEEPS.search(text):
        return ""
    found = recognise(passage.own_text, frozenset({"duration"}))
    if len({entity.value for entity in found}) != 1:
        return ""
    first = found[0]
    is_range = _RANGE.search(passage.own_text[first.start : first.end]) is not None
    return f"{first.value} at most" if is_range else first.value


def _disclosure(passage: Passage) -> Disclosure:
    return Disclosure(
        _TOPIC,
        "stated",
        (passage.span,),
        passage.own_text,
        confidence="likely",
        audience=audience_of(passage.headings),
        because="one of several retention periods of its section",
    )
