"""The first half of a postal address: a street with a house number, a post-office box, a named building."""

from __future__ import annotations

import re
from functools import cache

ENGLISH_TYPES = (
    r"(?:Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Pl|Square|Sq|Terrace|Tce"
    r"|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Plaza|Close|Crescent|Cres|Quay|Row|Mews|Gardens|Grove|Alley|Broadway|Loop"
    r"|Esplanade|Parade|Pde|Walk|Wharf|Yard|Gate|Green|Rise|Hill|Trail|Turnpike|Pike|Expressway|Freeway|Route"
    r"|Strand|Embankment|Bridge|Park|Marg|Nagar|STREET|AVENUE|ROAD|BOULEVARD|DRIVE|LANE|WAY|PARKWAY|PLACE|COURT|SQUARE)"
)
_NAME = r"[A-Z0-9À-Þ][\w'’.-]{0,24}"
_HOUSE = r"[0-9]{1,6}[A-Za-z]?(?:\s?[-–/]\s?[0-9]{1,5}[A-Za-z]?)?"


@cache
def typed() -> re.Pattern[str]:
    """A numbered street in English ("12 Harbour Road", "One Example Way", "Rothschild Blvd 22"): sure by itself."""
    count = r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)"
    return re.compile(
        rf"(?<![\w§$€£.,/-])(?:{_HOUSE}|{count}),?\s{{1,2}}(?:{_NAME}\s{{1,2}}){{0,5}}{ENGLISH_TYPES}\b\.?(?!['’]s)"
        rf"|(?<![\w-])(?:[A-Z][\w'’.-]{{1,24}}\s){{1,3}}(?:Street|St|Road|Rd|Blvd|Boulevard|Avenue|Ave)\.?,?\s{_HOUSE}\b"
    )


@cache
def box() -> re.Pattern[str]:
    """A post-office box in several languages, with its number."""
    return re.compile(
        r"\b(?:(?:GPO|G\.P\.O\.|PO|P\.\s?O\.|Post(?:al)?\sOffice|Postal|Post|P\.?\s?O\.?\s?B\.?)\s?Box|P\.?O\.?B\.?|Box|PMB|Private\sBag|Locked\sBag"
        r"|Postfach|Postboks|Postbus|Postbox|Boîte\s[Pp]ostale|B\.?P\.?|Apartado(?:\sde\s[Cc]orreos)?|Casella\s[Pp]ostale"
        r"|Caixa\s[Pp]ostal|PL|Skr\.\spoczt\.|P\.?O\.?\sBOX|PO\sBOX)\s?(?:[Nn]o\.?\s?|#\s?)?(?:[A-Z]-?)?[0-9]{1,6}(?:[-\s][0-9]{2,4}\b(?![-\s]?\w*[0-9]))?\b"
    )


@cache
def continental() -> re.Pattern[str]:
    """A street whose kind stands in its name ("Storgatan 1", "Musterstraße 12", "ul. Prosta 5"): sure by itself."""
    joined = (
        r"(?:straße|strasse|str\.|gasse|allee|damm|ufer|chaussee|gatan|gata|vägen|väg|gränd|torget|torg|stræde|gade|gaten|gate|veien"
        r"|vegen|vej|plads|plass|katu|kuja|polku|straat|laan|plein|gracht|kade|dijk|singel|steeg|weg|platz|ring|markt|tie|aukio|bulevardi)"
    )
    separate = (
        r"(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Bb]d|[Pp]lace|[Qq]uai|[Aa]llée|[Cc]hemin|[Cc]ours|[Ii]mpasse|[Rr]oute|[Ss]quare|Via|Viale|Piazza"
        r"|Corso|Largo|Vicolo|Calle|C/|C\.|Avda\.?|Avenida|Av\.|Paseo|Plaza|Plaça|Carrer|Ronda|Rua|R\.|Praça|Travessa|ul\.|al\.|[Uu]lica"
        r"|Aleja|Aleje|Al\.|Plac|pl\.|Strada|Str\.|Bulevardul|Calea|Straße|Chaussée)"
    )
    particle = r"(?:de|du|des|la|le|les|l['’]\w+|d['’]\w+|della|delle|dei|del|di|da|do|dos|das|el|los|las|y|e|et|von|van|der|den|dem|am|zum|zur|św\.)"
    words = rf"(?:(?:{particle}|[A-Z0-9À-ÞĀ-Ž][\w'’.-]{{0,24}})\s{{1,2}}){{0,5}}"
    last = r"[A-Z0-9À-ÞĀ-Ž(][\w'’.-]{0,24}"
    number = (
        r"(?:n[º°o.]{1,2}\s?)?[0-9]{1,5}(?:\s?(?:bis|ter|[A-Za-z])\b)?(?:\s?[-–/]\s?[0-9]{1,4}[A-Za-z]?)?"
    )
    return re.compile(
        rf"(?<![\w-])(?:[A-ZÀ-Þ][\w.-]{{0,24}}\s){{0,3}}[A-ZÀ-Þ][\w-]{{1,30}}{joined}\s{{1,2}}{number}(?![\w%]|[.,][0-9])"
        rf"|(?<![\w-])(?:[A-ZÀ-Þ][\w.-]{{0,24}}\s){{1,3}}(?:gate|gata|vei|vej|plass|plads|straat|plein|laan|väg|tie|katu|út|utca|tér|námestie|náměstí|Straße|Allee|Platz|Weg|Ring)\.?\s{{1,2}}{number}(?![\w%])"
        rf"|(?<![\w-])(?:{number},?\s{{1,2}})?{separate}\s{{0,2}}{words}{last},?\s{{1,2}}{number}(?![\w%]|[.,][0-9])"
        rf"|(?<![\w-]){number},?\s{{1,2}}{separate}\s{{1,2}}{words}{last}"
    )


@cache
def vague() -> re.Pattern[str]:
    """What may be a street, a building or a unit: only believed before a place that is sure."""
    unit = r"(?:Suite|Ste|Unit|Flat|Level|Floor|Plot|Block|Shop|Office|Sector|Tower|Building|Bldg|Room|Apt|Door|Survey|Khasra|SUITE|UNIT)"
    house = r"(?:House|Building|Tower|Towers|Centre|Center|Campus|Plaza|Park|Estate|Exchange|Chambers|Hall|Court|Mill|Works|Hub|Complex|Castle|Business\sPark)"
    return re.compile(
        rf"(?<![\w§$€£.,/-]){_HOUSE},?\s{{1,2}}(?:{_NAME}\s{{1,2}}){{0,4}}[A-ZÀ-Þ][\w'’.-]{{1,24}}"
        rf"|(?<![\w-])(?:[A-Z][\w'’&.-]{{0,24}}\s){{1,4}}(?:{house}|{ENGLISH_TYPES})\b\.?"
        rf"|(?<![\w-]){unit}\s{{1,2}}(?:[Nn]o\.?\s?|#\s?)?[A-Z0-9][\w/-]{{0,8}}|(?<!\w)#\s?[0-9]{{1,5}}"
        r"|(?<!\w)[0-9]{1,3}(?:st|nd|rd|th)\s[Ff]loor|\bThe\s[A-Z][\w'’-]{1,24}"
        r"|(?<![\w-])(?:[A-ZÀ-Þ][\w'’.-]{1,24}\s(?:(?:am|an|der|den|dem|den|de|la|du|von|zum)\s)?){1,4}[0-9]{1,4}[A-Za-z]?(?:[-–/][0-9]{1,4})?(?!\w)"
        r"|(?<![\w-])[0-9]{1,4}-[0-9]{1,4}(?:-[0-9]{1,4})?,?\s[A-Z][\w-]{1,24}"
    )
