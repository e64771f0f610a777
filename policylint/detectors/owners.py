"""Whose a channel is: the organisation's, its data protection officer's, its representative's, or another's.

The words that tell stand in the channel's own sentence, in the lines just above it, or in its heading; the
nearest before it decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from policylint.detectors.owner_cues import (
    CUES,
    LABELLED,
    PROVIDER,
    SUPPLIES,
    US,
    Owner,
    Telling,
    Told,
    mailbox_owner,
    telling,
    told_by,
)
from policylint.passages import Passage
from policylint.patterns import deferred, folded

_OTHERS_SECTION = deferred(
    r"\bthird[\s-]part|\bservice\s+providers?\b|\b(?:sub-?)?processors?\b|\brecipients\b|\bpartners\b|\banalytics\b"
    r"|\b(?:our|the)\s+vendors\b|^\W*(?:\d[\d.)]*\s+)?vendors\b|\bplug-?ins?\b|\bsocial\s+(?:media|networks?)|\btracking\b|\badvertis|\bgoogle\b|\bfacebook\b|\btwitter\b|\blinkedin\b"
    r"|\byoutube\b|\binstagram\b|\bvimeo\b|\bpaypal\b|\bstripe\b|\bmailchimp\b|\bcloudflare\b|\bhotjar\b|\bhosting\b|\bdienstleister|\bauftragsverarbeiter|\bempfänger\b|\bdrittanbieter|\bversand\b|\bzahlungs(?:arten|abwicklung|anbieter|dienst)|\bsoziale\s+(?:medien|netzwerke)",
    re.IGNORECASE,
)
_ADDRESSED = deferred(r"\b\d{4,5} [A-ZÄÖÜ][\w-]+\.\s*$")
"""The end of a sentence that gives somebody's address: what it says of them is not of the lines below."""

_OWN_SECTION = deferred(
    r"verantwortlich|anbieter|betreiber|impressum|kontakt|wer\s+wir|name\s+und\s+anschrift|datenschutz",
    re.IGNORECASE,
)
"""Headings under which a provider, in German, is the organisation itself."""

_USES = deferred(
    r"\b(?:uses?|using|use\s+of|integrat\w+|embed\w*|commissioned|cooperat\w+|third[\s-]party|plug-?in|analy[st]\w+|tool|service\s+providers?|subcontract\w*|web\s+service)\b",
    re.IGNORECASE,
)
_EXAMPLE = deferred(r"(?:\be\.\s?g\.|\bsuch\s+as|\bfor\s+example|\blike)\s*[,:]?\s*[\"“(]?$", re.IGNORECASE)
_EXAMPLE_SENTENCE = deferred(r"\s*(?:for\s+(?:example|instance)|imagine|suppose)\b", re.IGNORECASE)
_COMPANY_LINE = deferred(
    r"^.{0,60}\b(?:Ltd|Limited|LLP|LLC|Inc|plc|PLC|GmbH|AG|AB|B\.?V|Oy|ApS|Pty|SAS|S\.r\.l|SpA|Corp)\.?,?\s*$"
)
"""A line that names a company: an authority above it is not whose channels follow."""

_NAME_PART = deferred(r"[^\d,\n]{8,}(?=[,\n])")
_LISTED = deferred(r"\s*[,/&;|–—]\s*|\s+(?:and|und)\s+", re.IGNORECASE)
_OWN_CONTACT = deferred(r"\b(?:contact|controller|us|kontakt|verantwortlich\w*)\b", re.IGNORECASE)
_GOVERNS = deferred(r"\b(?:of|for|with|to|der|des)\s+(?:our|the|your|unsere[rs]?)\b", re.IGNORECASE)
"""Words by which a list in a heading is all the representative's ("Name and contact of our …")."""

_NO_OFFICER = deferred(
    r"\bno\s+(?:(?!matter\b)\w+\s+){0,2}$"
    r"|(?:\bnot|\bnever|\bno\w*|n['’]t)\b[^.;:,]{0,40}\b(?:appoint|designat|nominat|have|has|employ|requir|need|oblig)\w*\b[^.;:,]{0,40}$",
    re.IGNORECASE,
)
"""What stands before an officer that there is not."""
_SITE = deferred(r"(?:['’]s)?\s+(?:web\s?site|homepage|helpline)\s?:", re.IGNORECASE)
_SHORT, _LOOK_BACK, _AFTER = 100, 8, 110
_NEW_CLAUSE = deferred(r"\b(?:or|you|we|can|also)\b|[.;]\s|@", re.IGNORECASE)


def owner_of(content: str, start: int, end: int, passages: Sequence[Passage], index: int) -> Owner:
    """Whose channel `content[start:end]` is, which begins in `passages[index]`.

    The controller's, unless something says otherwise.
    """
    owner = _told_owner(content, start, end, passages, index)
    if owner != "dpo":
        return owner
    from policylint.detectors.officers import is_of_another

    return "other" if is_of_another(content, start, end, passages, index) else owner


def _told_owner(content: str, start: int, end: int, passages: Sequence[Passage], index: int) -> Owner:
    if (mailbox := mailbox_owner(content[start:end])) is not None:
        return mailbox
    if _EXAMPLE.search(content, max(0, start - 20), start):
        return "other"
    passage = passages[index]
    known = telling(passages)
    told = known.of(index) if content is passage.text.content else told_by(content)
    before = content[:start]
    leads_back = US in told and US.find(before) is not None
    if not leads_back and _EXAMPLE_SENTENCE.match(before):
        return "other"
    if (owner := _before(before, told) or _after(content[end : end + _AFTER], told)) is not None:
        return owner
    if _is_authoritys(content[start:end], told):
        return "authority"
    if not leads_back and _is_suppliers(before, told, passage):
        return "other"
    behind_name = False
    for words, there in _around(passages, index, known):
        owner = _before(words, there)
        if owner == "authority" and behind_name:
            continue
        behind_name = behind_name or _COMPANY_LINE.search(words) is not None
        if (
            owner is not None
            and not (leads_back and owner in ("authority", "other"))
            and owner not in _named(content[end:], told)
        ):
            return owner
    return "controller"


def _is_authoritys(written: str, told: Told) -> bool:
    """Whether an address begins with the name of an authority, which has no number as a street has."""
    name = _NAME_PART.match(written)
    return name is not None and _before(name.group(), told) == "authority"


def _before(words: str, told: Told) -> Owner | None:
    """The owner whose cue ends nearest to the end of `words`; none if the words lead back to the organisation."""
    return _nearest(words, told) if told and not _NO_CUES.issuperset(told) else None


_NO_CUES = frozenset((US, LABELLED, PROVIDER, SUPPLIES))


@lru_cache(maxsize=64)
def _nearest(words: str, told: Told) -> Owner | None:
    nearest, owner = -1, None
    small = folded(words)
    for candidate, cue in CUES:
        for match in cue.finditer(words, small) if cue in told else ():
            lead = words[max(0, match.start() - _AFTER) : match.start()]
            if match.end() > nearest and not (candidate == "dpo" and _NO_OFFICER.search(lead)):
                nearest, owner = match.end(), candidate
    if owner in ("authority", "other", "representative") and US.pattern.search(words, nearest):
        return "controller"
    return owner


def _named(words: str, told: Told) -> frozenset[Owner]:
    """The owners of whom `words` speak: whose channels follow, and so do not come before."""
    small = folded(words)
    return frozenset(
        [
            owner
            for owner, cue in CUES
            if cue in told and (match := cue.search(words, small)) and not _goes_on(words, match)
        ]
    )


def _goes_on(words: str, match: re.Match[str]) -> bool:
    """Whether the line after a channel is another of the same party's ("… ICO website: …")."""
    return not words[: match.start()].strip(" \n,;|") and _SITE.match(words, match.end()) is not None


def _after(words: str, told: Told) -> Owner | None:
    """The officer or representative named right behind the channel ("… (our data protection officer)")."""
    for owner, cue in CUES:
        if cue not in told or owner not in ("dpo", "representative"):
            continue
        match = cue.search(words, folded(words))
        if match is None or words[match.end() : match.end() + 2].strip().startswith(":"):
            continue
        if _NEW_CLAUSE.search(words, 0, match.start()) is None:
            return owner
    return None


def _is_suppliers(before: str, told: Told, passage: Passage) -> bool:
    """Whether the channel is that of somebody whose service the organisation uses."""
    if LABELLED in told and LABELLED.pattern.search(before):
        return True
    if SUPPLIES in told and SUPPLIES.pattern.search(before[-160:]) and _USES.search(before):
        return True
    above = passage.headings[-1].text.content if passage.headings else ""
    if (
        above
        and PROVIDER in told
        and PROVIDER.pattern.search(before[-160:])
        and not _OWN_SECTION.search(above)
    ):
        return True
    return is_of_others(f"{above} {passage.label}")


@lru_cache(maxsize=64)
def is_of_others(title: str) -> bool:
    """Whether what stands above is for somebody else's services."""
    return _OTHERS_SECTION.search(title) is not None


def _around(passages: Sequence[Passage], index: int, known: Telling) -> Iterator[tuple[str, Told]]:
    """The words that say whose these lines are, and what may match in them: the label, the short lines above, the innermost
    heading.
    """
    passage = passages[index]
    if passage.label:
        yield passage.label, _told_by(passage.label)
    for back in range(1, _LOOK_BACK + 1):
        above = passages[index - back] if index >= back else None
        if above is None or above.section is not passage.section:
            break
        words = above.own_text
        trimmed = words.rstrip()
        if trimmed.endswith(".") and _ADDRESSED.search(words):
            break
        introduces = trimmed.endswith(":")
        if len(words) > _SHORT and back > 1 and not introduces:
            break
        yield (_without_others(words) if above.kind == "heading" else words), known.of(index - back)
        if introduces or len(words) > _SHORT:
            break
    if passage.headings:
        heading = _without_others(passage.headings[-1].text.content)
        yield heading, _told_by(heading)


_told_by = lru_cache(maxsize=64)(told_by)


@lru_cache(maxsize=64)
def _without_others(heading: str) -> str:
    """A heading; of one that lists the organisation's own contact and its representative nothing of the latter."""
    if _before(heading, _told_by(heading)) != "representative" or _GOVERNS.search(heading):
        return heading
    own = (
        part
        for part in _LISTED.split(heading)
        if _OWN_CONTACT.search(part) and _before(part, told_by(part)) is None
    )
    return next(own, heading)
