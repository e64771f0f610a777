"""Supervisory authorities, by name, by abbreviation, or in general ("a data protection authority")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policylint.entities.words import around, places_of
from policylint.entity import Entity
from policylint.patterns import words
from policylint.patterns.expressions import compiled

HINTS = ("authorit", "commission", "general", "ombuds", "agency", "consumer aff")
"""What stands, folded, where an authority is named by no word of its own."""

FIRST_WORDS = words(
    """
    Integritetsskyddsmyndigheten Datainspektionen Datatilsynet Datenschutzbehörde Tietosuojavaltuutettu Persónuvernd
    Tietosuojavaltuutetun Autoriteit Gegevensbeschermingsautoriteit Autorité Commission Agencia Garante Urząd Comissão
    Autoridade Landesbeauftragter Landesbeauftragte Bundesbeauftragter Bundesbeauftragte Andmekaitse Úřad
    ICO CNIL AEPD IMY DPC BfDI FDPIC EDÖB PFPDT ANPD OAIC OPC EDPB EDPS FTC DSB APD GBA UODO NAIH HDPA CNPD CNDP AZOP
    ANSPDCP VDAI PDPC PIPC CPPA LfDI BayLDA HmbBfDI ÚOOÚ GPDP
    """
)
"""The capitalised words with which the names and abbreviations of authorities begin."""


@cache
def _proper() -> re.Pattern[str]:
    """Names and abbreviations, case-sensitive; the longer first where one begins another."""
    names = (
        r"Integritetsskyddsmyndigheten|Datainspektionen|Datatilsynet|Datenschutzbehörde|Tietosuojavaltuutet\w{1,4}"
        r"|Persónuvernd|Autoriteit\sPersoonsgegevens(?:\s\(AP\))?|Gegevensbeschermingsautoriteit"
        r"|Autorité\sde\s(?:la\s)?[Pp]rotection\sdes\s[Dd]onnées"
        r"|Commission\s[Nn]ationale\s(?:de\sl['’][Ii]nformatique\set\sdes\s[Ll]ibertés"
        r"|pour\sla\s[Pp]rotection\sdes\s[Dd]onnées)"
        r"|Agencia\sEspañola\sde\sProtección\sde\sDatos|Garante(?:\sper\sla\s[Pp]rotezione\sdei\s[Dd]ati\s[Pp]ersonali)?"
        r"|Urząd\sOchrony\sDanych\sOsobowych|Comissão\sNacional\sde\sProte(?:c?ção)\sde\sDados"
        r"|Autoridade\sNacional\sde\sProteção\sde\sDados|Landesbeauftragter?|Bundesbeauftragter?"
        r"|Andmekaitse\sInspektsioon|Úřad\spro\sochranu\sosobních\súdajů"
    )
    short = (
        r"ICO|CNIL|AEPD|IMY|DPC|BfDI|FDPIC|EDÖB|PFPDT|ANPD|OAIC|OPC|EDPB|EDPS|FTC|DSB|APD|GBA|UODO|NAIH|HDPA|CNPD"
        r"|CNDP|AZOP|ANSPDCP|VDAI|PDPC|PIPC|CPPA|LfDI|BayLDA|HmbBfDI|ÚOOÚ|GPDP"
    )
    return compiled(rf"(?:{names}|{short})(?!\w)(?!\.[A-Za-z])")


@cache
def _general() -> re.Pattern[str]:
    place = (
        r"(?:(?:european|swiss|federal|irish|danish|norwegian|swedish|hellenic|uk|california|australian)\s)?"
    )
    return compiled(
        rf"\b(?:{place}(?:data\sprotection|privacy\sprotection|information|privacy|personal\sdata(?:\sprotection)?)"
        r"(?:\sand\s(?:privacy|information|transparency))?"
        r"\s(?:supervisory\s|regulatory\s)?(?:authorit(?:y|ies)|agency|commission(?:er)?(?:['’]s\soffice|s)?"
        r"|ombuds(?:man|person|men)|supervisor|board\sof\sauthorities)"
        r"|supervisory\sauthorit(?:y|ies)|federal\strade\scommission|attorneys?\sgeneral|data\sprotection\sombuds\w{1,6}"
        r"|office\sof\sthe\s(?:australian\s)?(?:information|privacy)\scommissioner"
        r"|department\sof\sconsumer\saffairs)\b",
        re.IGNORECASE,
    )


def find(content: str) -> Iterator[Entity]:
    """Authorities in order; the value is the words as written."""
    hits = [
        match.span()
        for place in places_of(content, FIRST_WORDS)
        if (match := _proper().match(content, place)) is not None and _alone(content, match)
    ]
    for start, end in around(content, HINTS, 60, 60):
        hits.extend(match.span() for match in _general().finditer(content, start, end))
    done = 0
    for start, end in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start >= done:
            yield Entity("authority", start, end, content[start:end])
            done = end


def _alone(content: str, match: re.Match[str]) -> bool:
    before = content[max(0, match.start() - 1) : match.start()]
    return not before or not (before.isalnum() or before in "_.@-/")
