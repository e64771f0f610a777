"""Whose a channel is: the organisation's, its data protection officer's, its representative's, or another's.

The words that tell stand in the channel's own sentence, in the lines just above it, or in its heading; the
nearest before it decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from policylint.passages import Passage
from policylint.patterns import Hinted, deferred, folded

Owner: TypeAlias = Literal["controller", "dpo", "representative", "authority", "other"]

CUES: tuple[tuple[Owner, Hinted], ...] = (
    (
        "authority",
        Hinted(
            "authorit|commission|regulator|agency|ombuds|attorney general|civil rights|human services|inspectorate|department of|datatilsynet|cnil|garante|aepd|integritetsskyddsmyndigheten|datenschutzbeauftragte|landesbeauftragte|autoriteit"
            "|aufsichtsbeh|schutzbeh|schutz-beh|bundesbeauftragte|beauftragte|landesamt|edöb|ico|dpc|imy|oaic|ftc|ocr|complaint assistance",
            r"\b(?:supervisory|regulatory|data(?:\s+protection)?|privacy)\s+(?:authorit\w+|commission\w*|regulator|agency)"
            r"|\binformation\s+commission\w*|\bombuds\w+|\battorney\s+general|\bfederal\s+trade\s+commission"
            r"|\bcommissioner\b|\boffice\s+for\s+civil\s+rights|\bhealth\s+and\s+human\s+services|\bdata\s+inspectorate"
            r"|\bdepartment\s+of\s+(?:consumer\s+affairs|justice|commerce)|\bdatatilsynet|\bcnil\b|\bgarante\b|\baepd\b"
            r"|\bintegritetsskyddsmyndigheten|\bdatenschutzbeauftragte\w*\s+f[uü]r|\b(?:landes|bundes)beauftragte\w*|\bautoriteit\b"
            r"|\b(?:datenschutz-?)?aufsichtsbehörde\w*|\bdatenschutz-?behörde\w*|\blandesamt\s+für\s+datenschutz\w*|\bedöb\b"
            r"|\bbeauftragte\w*\s+für\s+(?:den\s+)?datenschutz\s+und\s+(?:die\s+)?(?:informationsfreiheit|akteneinsicht)"
            r"|\b(?-i:ICO|DPC|IMY|OAIC|FTC|OCR)\b|\bcomplaint\s+assistance",
            re.IGNORECASE,
        ),
    ),
    (
        "representative",
        Hinted(
            "rep|edpo|european data protection office|prighter|verasafe|vertreter",
            r"\b(?:eu|eea|uk|european|gdpr|article\s+27|art\.\s?27)[\w\s/()]{0,30}\brep(?:resentatives?)?\b"
            r"|(?<!sales\s)(?<!service\s)(?<!support\s)(?<!care\s)\brepresentatives?\s+(?:\w+\s+){0,6}?(?:in|for|within|under)\s+"
            r"(?:the\s+)?(?:e\.?u\b|eea|u\.?k\b|europe|union|united\s+kingdom|switzerland|art|gdpr)"
            r"|\bdata\s+protection\s+representative|\bedpo\b|\beuropean\s+data\s+protection\s+office\b|\bdatarep\b"
            r"|\bprighter\b|\bverasafe\b|gdpr-?rep|\b(?:eu-?|unions)vertreter\w*|\bvertreter\w*\s+(?:\w+\s+){0,2}in\s+der\s+(?:eu\b|europäischen\s+union)",
            re.IGNORECASE,
        ),
    ),
    (
        "other",
        Hinted(
            "truste|trust-e|trustarc|jams|bbb|better business bureau|arbitrat|dispute resolution|advertising initiative"
            "|advertising alliance|aboutads|privacy shield program|google analytics|adchoices|ad choices|credit bureau"
            "|credit reference|equifax|experian|transunion|direct marketing association",
            r"\btrust-?e\b|\btrustarc\b|\bjams\b|\bbbb\b|\bbetter\s+business\s+bureau|\barbitrat\w+|\bdispute\s+resolution"
            r"|\bnetwork\s+advertising\s+initiative|\bdigital\s+advertising\s+alliance|\baboutads"
            r"|\bprivacy\s+shield\s+program|\bgoogle\s+analytics\b|\bad\s?choices\b|\bcredit\s+(?:bureau|reference)"
            r"|\bequifax\b|\bexperian\b|\btransunion\b|\bdirect\s+marketing\s+association",
            re.IGNORECASE,
        ),
    ),
    (
        "dpo",
        Hinted(
            "data|privacy|information|dpo|datenschutz&offic|manager|lead|coordinator|delegate|administrator|counsel|team|dpo"
            "|datenschutz",
            r"\b(?<!european\s)data\s+(?:privacy\s+|protection\s+)(?:\w+\s+)?(?:officer|manager|lead|coordinator|office|delegate)s?\b"
            r"|\bprivacy\s+(?:\w+\s+){0,2}?(?:officer|official|administrator|office|manager|counsel|coordinator|lead)s?\b"
            r"|(?<!chief\s)\binformation\s+officer\b|\bdata\s+protection\s+team\b|\bdpo\b|\bdatenschutzbeauftragte[rn]?\b",
            re.IGNORECASE,
        ),
    ),
)
_US = Hinted(
    " us| our|our |uns",
    r"\b(?:contact|reach|write\s+to|e-?mail|call|phone|ask|tell|notify|send\s+\w+|touch\s+with|to)\s+us\b"
    r"|\b(?:contact|reach)\s+our\b|\bour\s+(?:\w+\s+)?(?:address|e-?mail|phone|office|headquarters)\b"
    r"|\b(?:an|bei|mit|sie|du|ihr|schreib\w*|erreichen|kontaktieren)\s+uns\b|\bunsere[rn]?\s+(?:adresse|anschrift|e-?mail\S*|kontaktdaten)\b",
    re.IGNORECASE,
)
"""Words that lead back from another party to the organisation itself."""

_OTHERS_SECTION = deferred(
    r"\bthird[\s-]part|\bservice\s+providers?\b|\b(?:sub-?)?processors?\b|\brecipients\b|\bpartners\b|\banalytics\b"
    r"|\bplug-?ins?\b|\bsocial\s+(?:media|networks?)|\btracking\b|\badvertis|\bgoogle\b|\bfacebook\b|\btwitter\b|\blinkedin\b"
    r"|\byoutube\b|\binstagram\b|\bvimeo\b|\bpaypal\b|\bstripe\b|\bmailchimp\b|\bcloudflare\b|\bhotjar\b|\bhosting\b|\bdienstleister|\bauftragsverarbeiter|\bempfänger\b|\bdrittanbieter|\bversand\b|\bzahlungs(?:arten|abwicklung|anbieter|dienst)|\bsoziale\s+(?:medien|netzwerke)",
    re.IGNORECASE,
)
_PROVIDER = deferred(
    r"(?i:\b(?:anbieter|betreiber|betreiberin|hoster|hosting-?anbieter)\s+(?:ist|sind)\b|\bdienst(?:es)?\s+der\b|\b(?:gehostet|hosten)\b)"
)
_ADDRESSED = deferred(r"\b\d{4,5} [A-ZÄÖÜ][\w-]+\.\s*$")
"""The end of a sentence that gives somebody's address: what it says of them is not of the lines below."""

_LABELLED = deferred(
    r"\b(?:empfänger|dienstleister|dienstanbieter|hoster|hosting-?anbieter|auftragsverarbeiter)\s?:\s?[^.;:]{0,60}$",
    re.IGNORECASE,
)
_OWN_SECTION = deferred(
    r"verantwortlich|anbieter|betreiber|impressum|kontakt|wer\s+wir|name\s+und\s+anschrift|datenschutz",
    re.IGNORECASE,
)
"""Headings under which a provider, in German, is the organisation itself."""

_SUPPLIES = deferred(
    r"\b(?:provided|operated|offered|run|supplied|developed)\s+by|\bproviders?\b|\bservices?\s+(?:of|from)\b|\bsubcontract\w*|\bcooperati\w+\s+with|\bpartner\b|\bservice\s+by\b|\bcommissioned\b|\bhereinafter\b",
    re.IGNORECASE,
)
_USES = deferred(
    r"\b(?:uses?|using|use\s+of|integrat\w+|embed\w*|commissioned|cooperat\w+|third[\s-]party|plug-?in|analy[st]\w+|tool|service\s+providers?|subcontract\w*|web\s+service)\b",
    re.IGNORECASE,
)
_EXAMPLE = deferred(r"(?:\be\.\s?g\.|\bsuch\s+as|\bfor\s+example|\blike)\s*[,:]?\s*[\"“(]?$", re.IGNORECASE)
_EXAMPLE_SENTENCE = deferred(r"\s*(?:for\s+(?:example|instance)|imagine|suppose)\b", re.IGNORECASE)
_OFFICERS_MAILBOX = deferred(
    r"(?:^|[._-])(?:dpo|cpo|privacyofficer|privacyoffice|privacy[._-]officer|dataprotectionofficer|data[._-]protection[._-]officer)(?:$|[._-])"
)
_OTHERS_DOMAIN = deferred(
    r"(?:^|\.)(?:ico\.org\.uk|dataprotection\.ie|imy\.se|cnil\.fr|aepd\.es|garanteprivacy\.it|gpdp\.it|datatilsynet\.(?:dk|no)"
    r"|hhs\.gov|ftc\.gov|priv\.gc\.ca|oaic\.gov\.au|edps\.europa\.eu|truste\.com|trustarc\.com|jamsadr\.com|bbb\.org"
    r"|networkadvertising\.org)$"
)
_REPRESENTATIVES_DOMAIN = deferred(
    r"(?:edpo|gdpr-rep|datarep|prighter|gdprrepresentative|gdprlocal|verasafe)\.\w+$"
)
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
_SHORT, _LOOK_BACK, _AFTER = 100, 5, 110
_NEW_CLAUSE = deferred(r"\b(?:or|you|we|can|also)\b|[.;]\s|@", re.IGNORECASE)


def owner_of(content: str, start: int, end: int, passages: Sequence[Passage], index: int) -> Owner:
    """Whose channel `content[start:end]` is, which begins in `passages[index]`.

    The controller's, unless something says otherwise.
    """
    if (mailbox := _mailbox_owner(content[start:end])) is not None:
        return mailbox
    if _EXAMPLE.search(content, max(0, start - 20), start):
        return "other"
    before = content[:start]
    leads_back = _leads_back(before)
    if _EXAMPLE_SENTENCE.match(before) and not leads_back:
        return "other"
    if (owner := _before(before) or _after(content[end : end + _AFTER])) is not None:
        return owner
    if not leads_back and _is_suppliers(before, passages[index]):
        return "other"
    for words in _around(passages, index):
        owner = _before(words)
        if (
            owner is not None
            and not (leads_back and owner in ("authority", "other"))
            and owner not in _named(content[end:])
        ):
            return owner
    return "controller"


def _mailbox_owner(written: str) -> Owner | None:
    local, at, domain = written.lower().partition("@")
    if not at:
        return None
    if _OTHERS_DOMAIN.search(domain):
        return "authority"
    if _REPRESENTATIVES_DOMAIN.search(domain):
        return "representative"
    return "dpo" if _OFFICERS_MAILBOX.search(local) else None


def _leads_back(words: str) -> bool:
    """Whether words lead back from another party to the organisation itself."""
    return _US.may_match(folded(words)) and _US.find(words) is not None


@lru_cache(maxsize=64)
def _before(words: str) -> Owner | None:
    """The owner whose cue ends nearest to the end of `words`; none if the words lead back to the organisation."""
    nearest, owner = -1, None
    small = folded(words)
    for candidate, cue in CUES:
        for match in cue.finditer(words, small):
            lead = words[max(0, match.start() - _AFTER) : match.start()]
            if match.end() > nearest and not (candidate == "dpo" and _NO_OFFICER.search(lead)):
                nearest, owner = match.end(), candidate
    if owner in ("authority", "other", "representative") and _US.pattern.search(words, nearest):
        return "controller"
    return owner


def _named(words: str) -> frozenset[Owner]:
    """The owners of whom `words` speak: whose channels follow, and so do not come before."""
    small = folded(words)
    return frozenset([owner for owner, cue in CUES if cue.search(words, small)])


def _after(words: str) -> Owner | None:
    """The officer or representative named right behind the channel ("… (our data protection officer)")."""
    small = folded(words)
    for owner, cue in CUES:
        match = cue.search(words, small) if owner in ("dpo", "representative") else None
        if match is None or words[match.end() : match.end() + 2].strip().startswith(":"):
            continue
        if _NEW_CLAUSE.search(words, 0, match.start()) is None:
            return owner
    return None


def _is_suppliers(before: str, passage: Passage) -> bool:
    """Whether the channel is that of somebody whose service the organisation uses."""
    if _LABELLED.search(before) or (_SUPPLIES.search(before[-160:]) and _USES.search(before)):
        return True
    above = passage.headings[-1].text.content if passage.headings else ""
    if above and _PROVIDER.search(before[-160:]) and _OWN_SECTION.search(above) is None:
        return True
    return _OTHERS_SECTION.search(f"{above} {passage.label}") is not None


def _around(passages: Sequence[Passage], index: int) -> Iterator[str]:
    """The words that say whose these lines are: the label, the short lines above, the innermost heading."""
    passage = passages[index]
    if passage.label:
        yield passage.label
    for back in range(1, _LOOK_BACK + 1):
        above = passages[index - back] if index >= back else None
        if above is None or above.section is not passage.section or _ADDRESSED.search(above.own_text):
            break
        if len(above.own_text) > _SHORT and back > 1 and not above.own_text.rstrip().endswith(":"):
            break
        yield _without_others(above.own_text) if above.kind == "heading" else above.own_text
        if above.own_text.rstrip().endswith(":") or len(above.own_text) > _SHORT:
            break
    if passage.headings:
        yield _without_others(passage.headings[-1].text.content)


def _without_others(heading: str) -> str:
    """A heading; of one that lists the organisation's own contact and its representative nothing of the latter."""
    if _before(heading) != "representative" or _GOVERNS.search(heading):
        return heading
    own = (part for part in _LISTED.split(heading) if _OWN_CONTACT.search(part) and _before(part) is None)
    return next(own, heading)
