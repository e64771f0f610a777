"""The words that tell whose a channel is, and in which passages they can stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from policylint.concordance import concordance
from policylint.concordance.bits import Numbers
from policylint.machine.memory import remembered
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
US = Hinted(
    " us| our|our |uns",
    r"\b(?:contact|reach|write\s+to|e-?mail|call|phone|ask|tell|notify|send\s+\w+|touch\s+with|to)\s+us\b"
    r"|\b(?:contact|reach)\s+our\b|\bour\s+(?:\w+\s+)?(?:address|e-?mail|phone|office|headquarters)\b"
    r"|\b(?:an|bei|mit|sie|du|ihr|schreib\w*|erreichen|kontaktieren)\s+uns\b|\bunsere[rn]?\s+(?:adresse|anschrift|e-?mail\S*|kontaktdaten)\b",
    re.IGNORECASE,
)
"""Words that lead back from another party to the organisation itself."""

LABELLED = Hinted(
    "empfänger|dienstleister|anbieter|hoster|auftragsverarbeiter",
    r"\b(?:empfänger|dienstleister|dienstanbieter|hoster|hosting-?anbieter|auftragsverarbeiter)\s?:\s?[^.;:]{0,60}$",
    re.IGNORECASE,
)
PROVIDER = Hinted(
    "anbieter|betreiber|hoster|dienst|gehostet|hosten",
    r"(?i:\b(?:anbieter|betreiber|betreiberin|hoster|hosting-?anbieter)\s+(?:ist|sind)\b|\bdienst(?:es)?\s+der\b|\b(?:gehostet|hosten)\b)",
)
SUPPLIES = Hinted(
    " by|provider|service|subcontract|cooperati|partner|commissioned|hereinafter",
    r"\b(?:provided|operated|offered|run|supplied|developed)\s+by|\bproviders?\b|\bservices?\s+(?:of|from)\b|\bsubcontract\w*|\bcooperati\w+\s+with|\bpartner\b|\bservice\s+by\b|\bcommissioned\b|\bhereinafter\b",
    re.IGNORECASE,
)

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
_ALL = (*[cue for _, cue in CUES], US, LABELLED, PROVIDER, SUPPLIES)

Told: TypeAlias = tuple[Hinted, ...]
"""Those of the patterns above that may match in a text."""


class Telling:
    """Which patterns may match in which of some passages."""

    __slots__ = ("_numbers", "_told")

    def __init__(self, passages: Sequence[Passage]) -> None:
        asked = concordance(tuple(passages))
        self._numbers = [(pattern, Numbers(asked.bits(pattern.hints))) for pattern in _ALL]
        self._told: dict[int, Told] = {}

    def of(self, number: int) -> Told:
        """What may match in the text of a passage, or in part of it."""
        told = self._told.get(number)
        if told is None:
            told = self._told[number] = tuple([one for one, numbers in self._numbers if number in numbers])
        return told


@remembered
def telling(passages: Sequence[Passage]) -> Telling:
    """What tells in the passages of a document."""
    return Telling(passages)


def told_by(words: str) -> Told:
    """What may match in words that are no passage's."""
    small = folded(words)
    return tuple([one for one in _ALL if one.may_match(f" {small} ")])


def mailbox_owner(written: str) -> Owner | None:
    """Whose a mailbox is by its name and domain, if they tell."""
    local, at, domain = written.lower().partition("@")
    if not at:
        return None
    if _OTHERS_DOMAIN.search(domain):
        return "authority"
    if _REPRESENTATIVES_DOMAIN.search(domain):
        return "representative"
    return "dpo" if _OFFICERS_MAILBOX.search(local) else None
