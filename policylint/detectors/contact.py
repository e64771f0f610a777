"""How to reach the organisation: addresses, numbers and links, told apart by whose they are.

A regulator's postal address or a representative's e-mail address is not the controller's. Whose a channel is
shows in the words around it: its own sentence, the lines just above it, its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from policylint.detectors.audience import audience_of
from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document
from policylint.entities.recognition import recognise
from policylint.entity import Entity, EntityKind
from policylint.passages import Passage

Owner: TypeAlias = Literal["controller", "dpo", "representative", "authority", "other"]

_CUES: tuple[tuple[Owner, re.Pattern[str]], ...] = (
    (
        "authority",
        re.compile(
            r"\b(?:supervisory|regulatory|data protection|privacy)\s+(?:authorit\w+|commission\w*|regulator)"
            r"|\binformation commissioner|\bombuds\w+|\battorney general|\bfederal trade commission|\bcommissioner\b"
            r"|\bdepartment of (?:consumer affairs|justice|commerce)|\bdatatilsynet|\bcnil\b|\bico\b|\bcomplaint assistance",
            re.IGNORECASE,
        ),
    ),
    (
        "representative",
        re.compile(
            r"\b(?:eu|eea|uk|european|european union|gdpr|article 27|art\. ?27)[\w\s/()]{0,30}\brepresentatives?\b"
            r"|\brepresentatives?\s+(?:\w+\s+){0,6}(?:in|for|within)\s+the\s+(?:eu|eea|uk|european|union|united kingdom)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "other",
        re.compile(
            r"\btrust-?e\b|\btrustarc\b|\bjams\b|\bbbb\b|\bbetter business bureau|\barbitrat\w+|\bdispute resolution"
            r"|\bnetwork advertising initiative|\bdigital advertising alliance|\baboutads|\bprivacy shield program"
            r"|\bgoogle analytics\b|\bad\s?choices\b",
            re.IGNORECASE,
        ),
    ),
    (
        "dpo",
        re.compile(
            r"\b(?:data|privacy)\s+protection\s+(?:officer|manager|lead|coordinator|office|team)s?\b"
            r"|\b(?:chief\s+)?(?:global\s+|corporate\s+)?privacy\s+(?:\w+\s+)?(?:officer|administrator|office|manager|counsel|coordinator)s?\b"
            r"|\bdpo\b|\bdata\s+privacy\s+(?:officer|office)\b",
            re.IGNORECASE,
        ),
    ),
)
_KINDS: frozenset[EntityKind] = frozenset({"email", "phone", "address"})
_SHORT = 100
_LOOK_BACK = 4
_TOPICS: dict[tuple[Owner, str], tuple[str, ...]] = {
    ("controller", "email"): ("controller.email", "controller.contact"),
    ("controller", "phone"): ("controller.contact",),
    ("controller", "address"): ("controller.address", "controller.contact"),
    ("dpo", "email"): ("dpo.contact", "controller.email", "controller.contact"),
    ("dpo", "phone"): ("dpo.contact", "controller.contact"),
    ("dpo", "address"): ("dpo.contact", "controller.address", "controller.contact"),
    ("representative", "email"): ("controller.representative",),
    ("representative", "phone"): ("controller.representative",),
    ("representative", "address"): ("controller.representative",),
}


@dataclass(frozen=True, slots=True)
class ContactDetector:
    """Finds e-mail addresses, phone numbers and postal addresses, and says whose they are."""

    name: str = "contact"

    @property
    def topics(self) -> frozenset[str]:
        return frozenset(topic for topics in _TOPICS.values() for topic in topics)

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        for index, passage in enumerate(passages):
            content = passage.text.content
            for entity in recognise(content, _KINDS):
                if entity.end <= passage.own:
                    continue
                owner = owner_of(passages, index, entity)
                yield from _disclosures(passage, entity, owner)


def owner_of(passages: Sequence[Passage], index: int, entity: Entity) -> Owner:
    """Whose channel stands in `passages[index]`: the nearest cue decides, the controller's if there is none."""
    passage = passages[index]
    local = entity.value.partition("@")[0] if entity.kind == "email" else ""
    if re.search(r"(?:^|[._-])(?:dpo|privacyofficer|dataprotectionofficer)(?:$|[._-])", local):
        return "dpo"
    owner = _nearest_cue(passage.text.content, entity.start)
    if owner is not None:
        return owner
    for words in _around(passages, index):
        owner = _nearest_cue(words, len(words))
        if owner is not None:
            return owner
    return "controller"


def _around(passages: Sequence[Passage], index: int) -> Iterator[str]:
    """The words that say whose lines these are: the label, the short lines above, the innermost heading."""
    passage = passages[index]
    if passage.label:
        yield passage.label
    for back in range(1, _LOOK_BACK + 1):
        before = passages[index - back] if index >= back else None
        if before is None or before.section is not passage.section:
            break
        if len(passage.own_text) > _SHORT and back > 1:
            break
        yield before.own_text
        if before.own_text.rstrip().endswith(":") or len(before.own_text) > _SHORT:
            break
    if passage.headings:
        yield passage.headings[-1].text.content


def _nearest_cue(content: str, position: int) -> Owner | None:
    """The owner whose cue stands nearest before `position`, else nearest after it."""
    best: tuple[int, Owner] | None = None
    for owner, cue in _CUES:
        for match in cue.finditer(content):
            distance = position - match.end() if match.end() <= position else 1000 + match.start() - position
            if best is None or distance < best[0]:
                best = (distance, owner)
    return best[1] if best is not None else None


def _disclosures(passage: Passage, entity: Entity, owner: Owner) -> Iterator[Disclosure]:
    start = max(entity.start, passage.own)
    place = passage.text.span(start, entity.end)
    for topic in _TOPICS.get((owner, entity.kind), ()):
        yield Disclosure(
            topic,
            "stated",
            (passage.span,),
            passage.own_text,
            attributes=(Attribute("channel", entity.value, place),),
            audience=audience_of(passage.headings),
            because=f"{entity.kind} of the {owner}",
            focus=place,
        )
