"""How to reach the organisation: addresses, numbers and links, told apart by whose they are.

A regulator's postal address or a representative's e-mail address is not the controller's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from policylint.concordance import concordance
from policylint.concordance.bits import Numbers, union_of
from policylint.detectors import address_lines
from policylint.detectors.audience import audience_of
from policylint.detectors.owner_cues import Owner
from policylint.detectors.owners import near, owner_of
from policylint.detectors.passage_entities import passage_entities
from policylint.disclosure import Attribute, Confidence, Disclosure
from policylint.document import Document, Link
from policylint.entities.recognition import recognise
from policylint.entity import Entity, EntityKind
from policylint.frozen import dataclass
from policylint.passages import Passage, places_in
from policylint.patterns import Hinted, deferred
from policylint.source import Span

_KINDS: tuple[EntityKind, ...] = ("email", "phone", "address")
CHANNEL_TOPICS: dict[tuple[Owner, str], tuple[str, ...]] = {
    ("controller", "email"): ("controller.email", "controller.contact"),
    ("controller", "phone"): ("controller.contact",),
    ("controller", "address"): ("controller.address", "controller.contact"),
    ("controller", "link"): ("controller.contact",),
    ("controller", "url"): ("controller.contact",),
    ("dpo", "email"): ("dpo.contact", "controller.email", "controller.contact"),
    ("dpo", "phone"): ("dpo.contact", "controller.contact"),
    ("dpo", "address"): ("dpo.contact", "controller.address", "controller.contact"),
    ("dpo", "link"): ("dpo.contact", "controller.contact"),
    ("dpo", "url"): ("dpo.contact", "controller.contact"),
    ("representative", "email"): ("controller.representative",),
    ("representative", "phone"): ("controller.representative",),
    ("representative", "address"): ("controller.representative",),
}
"""The topics that a channel speaks to, by whose it is and of which kind."""
_CONTACT_LINK = deferred(
    r"\bcontact(?:\s+(?:us|form|page|details|our))?\b|\b(?:web|online|request|enquiry|inquiry|support|feedback)\s?form\b"
    r"|\b(?:e-?mail|write\s+to|reach|message)\s+us\b|\bget\s+in\s+touch\b|\bsupport\s+(?:ticket|request|cent(?:re|er))\b"
    r"|\b(?:open|fil|creat|rais|submit)(?:e|t?ing)?\s+(?:an?\s+)?(?:new\s+)?(?:git(?:hub|lab)\s+|support\s+)?(?:issue|ticket|discussion)\b"
    r"|\bissue\s+tracker\b",
    re.IGNORECASE,
)
_ASKED_THERE = deferred(
    r"\b(?:privacy|questions?|concerns?|requests?|your\s+data)\b[^.!?]{0,80}\b(?:contact|reach|write\s+to)\b[^.!?]{0,60}"
    r"\b(?:through|via|using|at|on|out)\b[^.!?]{0,40}$"
    r"|\breach\s+(?:us|me|out)\b[^.!?]{0,60}\b(?:privacy|your\s+data)\b[^.!?]{0,20}\buse\s+$",
    re.IGNORECASE,
)
"""What stands before a link to a page that says how to reach the organisation."""
_LEAD = 4
_COINED = 5
_CAPITALISED = deferred(r"[A-Z]\w*(?:\s[A-Z]\w*)*")
_HANDLE = Hinted(
    "us |our & @",
    r"\b(?:contact|message|reach|ask|text|dm|write\s+to)\s+(?:us\s+|our\s+)(?:\w+\s+){0,4}?@\w{3,32}\b(?!\.\w)",
    re.IGNORECASE,
)
_PROFILE = deferred(
    r"(?:^|\n)\W*(?:linkedin|github|gitlab|codeberg|discord|telegram|twitter|x|mastodon|reddit|facebook|instagram|whatsapp|signal|matrix)\s*:\s*$",
    re.IGNORECASE,
)
_CONTACT = deferred(r"\bcontact|\bget\s+in\s+touch|\bquestions?\b|\breach\b|\bsupport\b", re.IGNORECASE)
_OFFICER_LINK = deferred(r"\b(?:data\s+protection|privacy)\s+(?:officer|office)\b|\bdpo\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ContactDetector:
    """Finds e-mail addresses, phone numbers, postal addresses and contact links, and says whose they are."""

    name: str = "contact"

    @property
    def topics(self) -> frozenset[str]:
        return frozenset(topic for topics in CHANNEL_TOPICS.values() for topic in topics)

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        addressed: set[int] = set()
        channels = _Channels(passages)
        linked = [index for index, passage in enumerate(passages) if passage.links]
        for index in sorted({*channels.telling, *linked}):
            passage = passages[index]
            for entity in channels.of(index):
                if entity.end > passage.own:
                    if entity.kind == "address":
                        addressed.add(index)
                    yield from _of_passage(passages, index, entity, channels.glued.get(index, ()))
            for link, place in zip(passage.links, places_in(passage.text, passage.links), strict=True):
                if place is not None:
                    yield from _of_link(passages, index, link, *place)
        for lines in address_lines.runs(passages, passage_entities(passages).may_hold("address")):
            for entity in recognise(lines.content, frozenset({"address"})):
                first, last = lines.passage_at(entity.start), lines.passage_at(entity.end - 1)
                if not addressed & set(range(first, last + 1)):
                    yield from _of_lines(passages, lines, entity)


class _Channels:
    """The channels in a document's passages other than links, and the numbers of the passages that may hold some."""

    __slots__ = ("_contents", "_entities", "_handles", "_labelled", "glued", "telling")

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self._contents = [passage.text.content for passage in passages]
        self._entities = passage_entities(passages)
        asked = concordance(passages)
        numbered = address_lines.numbered(asked, self._contents)
        self.glued = address_lines.glued_in(self._contents, numbered)
        self._labelled = frozenset(asked.holding(address_lines.LABELLED.hints)).intersection(numbered)
        self._handles = Numbers(asked.bits(_HANDLE.hints))
        bits = union_of(self._labelled | self.glued.keys())
        for kind in _KINDS:
            bits |= self._entities.worth_reading(kind).bits
        self.telling = Numbers(bits)

    def of(self, index: int) -> Iterator[Entity]:
        """The channels in a passage; postal addresses also glued to other words, or behind a label."""
        content, entities = self._contents[index], self._entities
        found = [entity for kind in _KINDS for entity in entities.of(kind, index)]
        if len(found) > 1:
            found.sort(key=lambda entity: (entity.start, -entity.end, entity.kind))
        yield from found
        if index in self._handles:
            for match in _HANDLE.pattern.finditer(content):
                yield Entity("url", match.start(), match.end(), match[0].rpartition(" ")[2])
        if not entities.of("address", index):
            places = self.glued.get(index, ())
            second = tuple(address_lines.glued(content, places)) if places else ()
            if second or index in self._labelled:
                yield from second or address_lines.labelled(content)


def _of_passage(
    passages: Sequence[Passage], index: int, entity: Entity, places: Sequence[int]
) -> Iterator[Disclosure]:
    """The disclosures of a channel in a passage, in which two lines are glued together at these places."""
    passage = passages[index]
    content = passage.text.content
    owner = owner_of(content, entity.start, entity.end, passages, index)
    if owner == "controller" and entity.kind == "address" and places:
        words = address_lines.loosened(content, places)
        shift = sum(place <= entity.start for place in places)
        owner = owner_of(words, entity.start + shift, entity.end + len(places), passages, index)
    if entity.kind == "email" and (
        (owner == "authority" and _is_at_home(entity.value, passages))
        or (owner == "other" and _is_at_home(entity.value, passages[:1]))
    ):
        owner = "controller"
    place = passage.text.span(max(entity.start, passage.own), entity.end)
    yield from channel_disclosures(
        passage, (owner, entity.kind), entity.value, (passage.span, passage.own_text), place
    )


def _is_at_home(address: str, passages: Sequence[Passage]) -> bool:
    """Whether a mailbox's domain is named as the policy's own at its top ("Quillfish" and "privacy@quillfish.org")."""
    name = address.rpartition("@")[2].split(".")[-2:][0]
    lead = " ".join(passage.own_text for passage in passages[:_LEAD])
    named = ("".join(words.split()).lower() for words in _CAPITALISED.findall(lead))
    return len(name) >= _COINED and any(name in words for words in named)


def _of_lines(
    passages: Sequence[Passage], lines: address_lines.Lines, entity: Entity
) -> Iterator[Disclosure]:
    """The disclosures of an address over several passages: it stands from the first line to the last."""
    first, last = lines.passage_at(entity.start), lines.passage_at(entity.end - 1)
    owner = owner_of(lines.content, entity.start, entity.end, passages, lines.first)
    place = Span(passages[first].span.start, passages[last].span.end)
    yield from channel_disclosures(
        passages[first], (owner, "address"), entity.value, (place, entity.value), place, confidence="likely"
    )


def _of_link(
    passages: Sequence[Passage], index: int, link: Link, start: int, end: int
) -> Iterator[Disclosure]:
    """The disclosures of a link to an e-mail address, or to a page where one can write to the organisation."""
    passage = passages[index]
    source = passage.text.content
    around, begins, ends = near(source, start, end)
    shown, before = around[begins:ends], around[:begins]
    evidence = (passage.span, passage.own_text)
    if link.target.lower().startswith("mailto:"):
        address = link.target[7:].partition("?")[0]
        if "@" in address:
            owner = owner_of(source, start, end, passages, index)
            yield from channel_disclosures(passage, (owner, "email"), address.lower(), evidence, link.span)
    elif not link.target.startswith("#") and link.kind == "link":
        if _OFFICER_LINK.search(shown) and re.search(r"\bcontact|\breach|\bwrite", around, re.IGNORECASE):
            owner = "dpo"
        elif _CONTACT_LINK.search(shown) or _ASKED_THERE.search(before):
            owner = owner_of(source, start, end, passages, index)
        elif _is_profile(passage, before):
            owner = "controller"
        else:
            return
        yield from channel_disclosures(
            passage, (owner, "link"), link.target, evidence, link.span, confidence="likely"
        )


def _is_profile(passage: Passage, before: str) -> bool:
    """Whether a link stands behind the name of a network, under a heading for contact."""
    return _PROFILE.search(before) is not None and any(
        _CONTACT.search(heading.text.content) for heading in passage.headings[1:]
    )


def channel_disclosures(
    passage: Passage,
    channel: tuple[Owner, str],
    value: str,
    evidence: tuple[Span, str],
    focus: Span,
    confidence: Confidence = "certain",
) -> Iterator[Disclosure]:
    """The disclosures of a channel (whose it is, and its kind): its value, the evidence with its words, and its place."""
    topics = CHANNEL_TOPICS.get(channel, ())
    if not topics:
        return
    owner, kind = channel
    span, words = evidence
    attributes, audience = (Attribute("channel", value, focus),), audience_of(passage.headings)
    because = f"{kind} of the {owner}"
    for topic in topics:
        yield Disclosure(
            topic,
            "stated",
            (span,),
            words,
            confidence,
            attributes=attributes,
            audience=audience,
            because=because,
            focus=focus,
        )
