"""The first half of a postal address: a street with a house number, a post-office box, a named building."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policylint.entities.places import IRISH_COUNTY
from policylint.patterns import deferred
from policylint.patterns.expressions import compiled

_ENGLISH = (
    r"(?:Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Pl|Square|Sq|Terrace"
    r"|Tce|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Plaza|Close|Crescent|Cres|Quay|Row|Mews|Gardens|Grove|Alley|Broadway"
    r"|Loop|Esplanade|Parade|Pde|Walk|Wharf|Yard|Gate|Green|Rise|Hill|Trail|Turnpike|Pike|Expressway|Freeway|Route"
    r"|Strand|Embankment|Bridge|Park|Marg|Nagar|STREET|AVENUE|ROAD|BOULEVARD|DRIVE|LANE|WAY|PARKWAY|PLACE|COURT"
    r"|SQUARE)"
)
_HOUSE_NUMBER = r"[0-9]{1,6}[A-Za-z]?(?:\s?[-–/]\s?[0-9]{1,5}[A-Za-z]?)?"
_NAME = r"[A-Z0-9À-Þ][\w'’.-]{0,24}"

NUMBER_THEN_NAME = r"[0-9][A-Za-z]?,?\s{1,2}[A-Z0-9À-Þ]"
_NUMBER_THEN_NAME = deferred(NUMBER_THEN_NAME)
NAME_THEN_NUMBER = deferred(r"(?:Street|St|Road|Rd|Boulevard|Blvd|Avenue|Ave)\.?,?\s[0-9]")
NAMES_A_COUNTY = deferred(rf"\b{IRISH_COUNTY}")
_BOXES = (
    "ox ",
    "OX ",
    "POB",
    "PMB",
    " Bag ",
    "Postfach",
    "Postboks",
    "Postbus",
    "Postbox",
    "ostal",
    "poczt",
    "BP",
    "B.P",
    "Apartado",
    "PL ",
)
BOX_HINTS = tuple([named.lower() for named in _BOXES])
"""One of these stands, folded, where there is a post-office box."""


def surely(content: str) -> Iterator[re.Match[str]]:
    """What is a numbered street in English, one in an Irish county or a box, in no particular order."""
    if "Co" in content and NAMES_A_COUNTY.search(content):
        yield from rural().finditer(content)
    if NAME_THEN_NUMBER.search(content):
        yield from typed().finditer(content)
    elif _NUMBER_THEN_NAME.search(content) or "One " in content:
        yield from numbered().finditer(content)
    for named in _BOXES:
        if named in content:
            yield from box().finditer(content)
            break


@cache
def rural() -> re.Pattern[str]:
    """A street without a number, its town and its county in Ireland behind it ("Mill Road, Ennis, Co. Clare")."""
    town = r"[A-ZÀ-Þ][\w'’-]{1,24}"
    return compiled(
        rf"(?<![\w'’-])(?:{town}\s){{1,3}}{_ENGLISH}\b\.?(?=[,\s]\s?(?:{town}[,\s]{{1,2}}){{1,4}}{IRISH_COUNTY})"
    )


_COUNT = r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)"
_NUMBERED = rf"(?<![\w§$€£.,/-])(?:{_HOUSE_NUMBER}|{_COUNT}),?\s{{1,2}}(?:{_NAME}\s{{1,2}}){{0,5}}{_ENGLISH}\b\.?(?!['’]s)"


@cache
def numbered() -> re.Pattern[str]:
    """A street in English behind its number ("12 Harbour Road", "One Example Way")."""
    return compiled(rf"(?=[0-9EFNOST]){_NUMBERED}")


@cache
def typed() -> re.Pattern[str]:
    """The same, or one before its number ("Rothschild Blvd 22")."""
    numbered_after = r"(?:Street|St|Road|Rd|Blvd|Boulevard|Avenue|Ave)"
    return compiled(
        rf"{_NUMBERED}|(?<![\w-])(?:[A-Z][\w'’.-]{{1,24}} ){{1,3}}{numbered_after}\.?,?\s{_HOUSE_NUMBER}\b"
    )


@cache
def box() -> re.Pattern[str]:
    """A post-office box in several languages, with its number."""
    kind = (
        r"(?:GPO|G\.P\.O\.|PO|P\.\s?O\.|Post(?:al)?\sOffice|Postal|Post)\s(?:Box|BOX)|P\.?\s?O\.?\s?B\.?(?:ox)?"
        r"|Box|PMB|Private\sBag|Locked\sBag|Postfach|Postboks|Postbus|Postbox|Boîte\s[Pp]ostale|B\.?P\.?"
        r"|Apartado(?:\sde\s[Cc]orreos)?|Casella\s[Pp]ostale|Caixa\s[Pp]ostal|PL|Skr\.\spoczt\."
    )
    return compiled(
        rf"\b(?:{kind})\s?(?:[Nn]o\.?\s?|#\s?)?(?:[A-Z]-?)?[0-9]{{1,6}}(?:[-\s][0-9]{{2,4}}\b(?![-\s]?\w*[0-9]))?\b"
    )


KINDS_BEFORE = (
    r"(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Bb]d|[Pp]lace|[Qq]uai|[Aa]llée|[Cc]hemin|[Cc]ours|[Ii]mpasse|[Rr]oute"
    r"|[Ss]quare|Via|Viale|Piazza|Corso|Largo|Vicolo|Calle|C/|C\.|Avda\.?|Avenida|Av\.|Paseo|Plaza|Plaça"
    r"|Carrer|Ronda|Rua|R\.|Praça|Travessa|ul\.|al\.|[Uu]lica|Aleja|Aleje|Al\.|Plac|pl\.|Strada|Str\."
    r"|Bulevardul|Calea|Straße|Chaussée|Am|Im|Zum|Zur|Beim|(?:An|Auf|In|Vor|Bei|Hinter|Unter)\s(?:der|dem|den))"
)
BEGINS = r"[0-9nA-CHILP-VZabcipqrsu]"
"""How what stands before the name of a street begins: its kind, or its number."""


@cache
def continental() -> re.Pattern[str]:
    """A numbered street whose kind stands in its name ("Storgatan 1", "Musterstraße 12", "ul. Prosta 5")."""
    joined = (
        r"(?:straße|strasse|str\.|gasse|allee|damm|ufer|chaussee|gatan|gata|vägen|vagen|väg|gränd|grand|torget|torg|stræde|gade"
        r"|gaten|gate|veien|vegen|vej|plads|plass|katu|kuja|polku|straat|laan|plein|gracht|kade|dijk|singel|steeg"
        r"|weg|platz|ring|markt|gang|steig|stieg|pfad|graben|wall|zeile|promenade|brücke|winkel|hof|siedlung|tie|aukio|bulevardi)"
    )
    apart = (
        r"(?:gate|gata|vei|vej|plass|plads|straat|plein|laan|väg|tie|katu|út|utca|tér|námestie|náměstí|Straße"
        r"|Strasse|Str|Chaussee|Damm|Ufer|Gasse|Allee|Platz|Weg|Ring)"
    )
    hyphened = r"(?:Straße|Strasse|Str\.|Allee|Damm|Ufer|Gasse|Platz|Weg|Ring|Markt|Promenade|Chaussee)"
    particle = (
        r"de|du|des|la|le|les|l['’]\w+|d['’]\w+|della|delle|dei|del|di|da|do|dos|das|el|los|las|y|e|et|von|van|der"
        r"|den|dem|am|zum|zur|św\."
    )
    word = r"(?:[lLdD]['’])?[A-ZÀ-ÞĀ-Ž][\w'’.-]{0,24}"
    name = rf"(?:(?:{particle}|{word}|[0-9]{{1,2}}(?=\s[A-Za-z]))\s{{1,2}}){{0,5}}{word}"
    number = (
        r"(?:n[º°o.]{1,2}\s?)?[0-9]{1,5}(?:\s?(?:bis|ter|[A-Za-z])\b)?(?:\s?[-–/]\s?[0-9]{1,4}[A-Za-z]?)?"
    )
    ends = r"(?![\w%]|[.,][0-9])"
    numbered = r"(?=[A-ZÀ-Þ])(?=[\w.-]{2,41}\s{1,2}(?:n[º°o.]|[0-9]))"
    return compiled(
        rf"(?<![\w-])(?:{numbered}[A-ZÀ-Þ][\w-]{{1,30}}{joined}\s{{1,2}}{number}{ends}"
        rf"|{numbered}[A-ZÀ-Þ][\w-]{{1,30}}-{hyphened}\s{{1,2}}{number}{ends}"
        rf"|(?:[A-ZÀ-Þ][\w.-]{{0,24}} ){{1,3}}{apart}\.?\s{{1,2}}{number}{ends}"
        rf"|(?={BEGINS})(?:(?:{number},?\s{{1,2}})?{KINDS_BEFORE}\s{{0,2}}{name},?\s{{1,2}}{number}{ends}"
        rf"|{number},?\s{{1,2}}{KINDS_BEFORE}\s{{1,2}}{name}))"
    )


@cache
def vague() -> re.Pattern[str]:
    """What may be a street, a building or a unit: to be believed only before a place that is sure."""
    unit = (
        r"(?:Suite|Ste|Unit|Flat|Level|Floor|Plot|Block|Shop|Office|Sector|Tower|Building|Bldg|Room|Apt|Door|Survey"
        r"|SUITE|UNIT)"
    )
    house = (
        r"(?:House|Building|Towers?|Centre|Center|Campus|Plaza|Park|Estate|Exchange|Chambers|Hall|Court|Mill|Works"
        r"|Hub|Complex|Castle)"
    )
    link = r"(?:(?:am|an|der|den|dem|de|la|du|von|zum) )?"
    return compiled(
        rf"(?=[A-ZÀ-Þ0-9#])(?:(?<![\w§$€£.,/-]){_HOUSE_NUMBER},?\s{{1,2}}(?:{_NAME}\s{{1,2}}){{0,4}}[A-ZÀ-Þ][\w'’.-]{{1,24}}"
        rf"|(?<![\w-])(?:[A-Z][\w'’&.-]{{0,24}} ){{1,4}}(?:{house}|{_ENGLISH})\b\.?"
        rf"|(?<![\w-]){unit}\s{{1,2}}(?:[Nn]o\.?\s?|#\s?)?[A-Z0-9][\w/-]{{0,8}}|(?<!\w)#\s?[0-9]{{1,5}}"
        r"|(?<!\w)[0-9]{1,3}(?:st|nd|rd|th)\s[Ff]loor|\bThe\s[A-Z][\w'’-]{1,24}"
        rf"|(?<![\w-])(?:[A-ZÀ-Þ][\w'’.-]{{1,24}} {link}){{1,4}}[0-9]{{1,4}}[A-Za-z]?(?:[-–/][0-9]{{1,4}})?(?!\w)"
        r"|(?<![\w-])[0-9]{1,4}-[0-9]{1,4}(?:-[0-9]{1,4})?,?\s[A-Z][\w-]{1,24})"
    )
