"""Which channel a policy gives for which role: the officer, the registered office, questions, rights. Not a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from policylint.disclosure import Attribute, Disclosure
from policylint.entities.recognition import recognise
from policylint.frozen import dataclass
from policylint.machine.memory import remembered
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred, folded
from policylint.policy import Policy
from policylint.rules.contradiction.scope import named_regions, regions
from policylint.rules.wording import place_of
from policylint.source import Span
from policylint.text import Text

ChannelKind: TypeAlias = Literal["email", "phone", "address"]

_KINDS: tuple[ChannelKind, ...] = ("email", "phone", "address")
_OFFICER = "the data protection officer"
_ROLES = (
    (
        "questions about this policy",
        Hinted(
            "question|queries|concern|comment|enquir|inquir&privacy|data protection",
            r"\b(?:questions?|queries|concerns|comments|enquir\w+|inquir\w+)\b.{0,40}\b(?:about|regarding|concerning|on|relating\s+to|with\s+(?:respect|regard)\s+to)\b"
            r".{0,40}\b(?:privacy|data\s+protection)\s+(?:policy|notice|statement)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "requests about your rights",
        Hinted(
            "right&exercis|invok|assert|use of",
            r"\b(?:exercis\w+|invok\w+|assert\w*|mak\w+\s+use\s+of)\b.{0,60}\brights?\b",
            re.IGNORECASE,
        ),
    ),
)
_SEATS = (
    (
        "the registered office",
        Hinted("registered", r"\bregistered\s+(?:office|address|seat)\b", re.IGNORECASE),
    ),
    (
        "the head office",
        Hinted("head office|headquarter", r"\b(?:head\s+office|headquarters|headquartered)\b", re.IGNORECASE),
    ),
)
_PARTICULAR = deferred(
    r"\b(?:if\s+you\s+(?:are|live|reside|have\s+an?)|external|outside|urgent|press|media|fax|tty|employees?|applicants?|students?|patients?|parents?|children|suppliers?"
    r"|orders?|billing|sales|support|marketing|newsletters?|advertis\w+|security|former|previous\w*|until|before|representative|alternatively|either|branch|subsidiar\w+"
    r"|affiliate\w*|third[\s-]part\w+|partners?|local|respective)\b"
)
"""In lower case."""
_OF_WHOM = deferred(r"\b(?:of|for|at)\s+(?:the\s+)?(?P<name>[A-Z][\w&'’-]+(?:\s+[A-Z][\w&'’-]+)*)")
_NUMBERED = deferred(r"\w{0,60}\d\w{0,60}")
_FREE = deferred(r"(?:00|\+)?(?:1)?0?8[0-8]{2}")
_BOX = deferred(r"\bbox\b|\bpostfach\b|\bpostbus\b", re.IGNORECASE)
_MISSPELT = 0.8
"""From this likeness on (`difflib`), two mailboxes of one domain are taken for one, misspelt."""

_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel given for a role, in `passage` (its number is `place`)."""

    role: str
    kind: ChannelKind
    attribute: Attribute
    passage: Passage
    place: int

    @property
    def value(self) -> str:
        return self.attribute.value

    @property
    def about(self) -> frozenset[str]:
        """The regions and organisations that the sentence and the headings above it speak of."""
        words = self.passage.text.content.replace(self.value, " ")
        names = {match["name"].casefold() for match in _OF_WHOM.finditer(words)}
        return regions(self.passage) | named_regions(words) | names


def channels(policy: Policy) -> Iterator[Channel]:
    """The channels of roles, in the order of the source; of sentences for particular readers or purposes, none."""
    seen: set[tuple[str, Span]] = set()
    for disclosure in _on_contacts(policy):
        given = [attribute for attribute in disclosure.attributes if attribute.name == "channel"]
        place = place_of(policy.passages, disclosure.spans[0]) if given else None
        if place is None or _is_particular(policy.passages[place].text):
            continue
        of_address, of_others = _roles(disclosure, policy.passages, place)
        for attribute in given if of_address or of_others else ():
            kind = _kind(attribute.value)
            role = of_address if kind == "address" else of_others
            if kind and role and (role, attribute.span) not in seen:
                seen.add((role, attribute.span))
                yield Channel(role, kind, attribute, policy.passages[place], place)


def _on_contacts(policy: Policy) -> list[Disclosure]:
    """What is said to everybody of the controller and the officer, in the order of the source."""
    told = [one for topic in ("controller", "dpo") for one in policy.about(topic) if not one.audience]
    return sorted(told, key=lambda disclosure: disclosure.spans[0])


@remembered
def _is_particular(text: Text) -> bool:
    return _PARTICULAR.search(text.content.lower()) is not None


@lru_cache(maxsize=256)
def _kind(value: str) -> ChannelKind | None:
    if "://" in value or value.startswith(("/", "www.")):
        return None
    return next((kind for kind in _KINDS if recognise(value, frozenset({kind}))), None)


def _roles(disclosure: Disclosure, passages: Sequence[Passage], place: int) -> tuple[str, str]:
    """The roles for which a passage gives an address, and mailboxes and numbers; empty where it says none."""
    words = passages[place].text.content
    if disclosure.topic == "dpo.contact":
        return _OFFICER, _OFFICER
    before = passages[place - 1] if place else None
    asked = before.own_text if before is not None and before.own_text.rstrip().endswith("?") else ""
    said = f"{asked} {words}"
    hints = folded(said)
    seats = (role for role, pattern in _SEATS if pattern.search(words, hints))
    return next(seats, ""), next((role for role, pattern in _ROLES if pattern.search(said, hints)), "")


def conflict(one: Channel, other: Channel) -> bool:
    """Whether two channels of one role and kind can hardly both be meant."""
    if one.about != other.about:
        return False
    if one.kind == "email":
        return _mailboxes_conflict(one.value, other.value)
    if one.kind == "phone":
        return _numbers_conflict(one.value, other.value)
    first, second = (set(_NUMBERED.findall(channel.value.casefold())) for channel in (one, other))
    boxes = bool(_BOX.search(one.value)) is not bool(_BOX.search(other.value))
    return bool(first - second and second - first) and not boxes


def _mailboxes_conflict(one: str, other: str) -> bool:
    (name, _, domain), (second, _, other_domain) = one.partition("@"), other.partition("@")
    if domain == other_domain:
        from difflib import SequenceMatcher

        like = SequenceMatcher(None, name, second).ratio()
        return name != second and min(len(name), len(second)) >= _SHORTEST and like >= _MISSPELT
    first, last = sorted((_label(domain), _label(other_domain)), key=len)
    return first not in last


def _label(domain: str) -> str:
    """The telling part of a domain: "acme" of acme.co.uk."""
    return max(domain.split(".")[:-1], key=len, default=domain)


def _numbers_conflict(one: str, other: str) -> bool:
    first, second = (re.sub(r"\D", "", number) for number in (one, other))
    toll_free = bool(_FREE.match(one)) is not bool(_FREE.match(other))
    return first[-7:] != second[-7:] and not toll_free
