"""Where data goes: the countries that a statement about transfers names as a destination."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.detectors.attributes.unit import Scope, Unit, within
from policylint.disclosure import Attribute, Disclosure
from policylint.patterns import deferred

_NOT_THERE = deferred(
    r"(?:\b(?:outside|beyond|leav(?:e|es|ing)|other\s{1,9}than|out\s{1,9}of|except(?:\s{1,9}for)?)(?:\s{1,9}(?:of|either))?|\bfrom(?:\s{1,9}within)?|\bnon-?|\b(?:EU|UK|Swiss)\s?[-–/]"
    r"|\b(?:residents?|citizens?|users?|visitors?|customers?|individuals?|people|persons?|laws?|law\s{1,9}of|authorit\w{1,60}|government)"
    r"\s{1,9}(?:of|in|from|within)|\b(?:laid\s{1,9}down|approved|adopted|issued|recogni[sz]ed)\s{1,9}by|\bwithin|\bbetween"
    r"|\b(?:protected|adequate|equivalent)\s{1,9}\w{1,60}\s{1,9}in|\bas|\bprotection\s{1,9}for|\bnot\s{1,9}(?:\w{1,60}\s{1,9}){0,2}in|collectively,"
    r"|\b(?:individuals?|people|persons?|users?|residents?|customers?|consumers?)\s{1,9}(?:who\s{1,9}(?:are|live)\s{1,9})?(?:located|based|residing|living|resident)"
    r"\s{1,9}in\b[^,;]{0,25}(?:,\s{0,9}including)?|\byou\s{1,9}(?:are|live|reside|access|visit|use|come)\b[^,;]{0,40}\b(?:in|from)|\d/\d\d/)"
    r"[\s“]*(?:the\s{1,9}|both\s{1,9}the\s{1,9}|either\s{1,9}the\s{1,9})?(?:territory\s{1,9}of\s{1,9}the\s{1,9})?$",
    re.IGNORECASE,
)
_WITHIN = deferred(r"(?<!from )(?<!countries )(?<!country )\bwithin\s{1,9}(?:the\s{1,9})?$", re.IGNORECASE)
_STAYING = deferred(
    r"\b(?:stor|process|host|held|keep|kept|remain|stay|locat|based|situat|transfer)\w{0,60}\b", re.IGNORECASE
)
_ADJECTIVE = deferred(
    r"^(?:['’]s\b|\s{1,9}(?:or|and)\s{1,9}Swiss\b|\s?[-–/]?\s?(?:E\.U\.|Swiss|EU\b)|[-–/](?:U\.?S\.?|US|Swiss|Switzerland|EU|UK)?\b|\s{1,9}(?:commission|standard|model|law|gdpr|general|data\s{1,9}protection|residents?|citizens?"
    r"|users?|directive|regulations?|privacy|authorit\w{1,60}|government|safe|department|federal|representative|data\s{1,9}subjects?|addendum"
    r"|extension|member\s{1,9}states?['’]?\s{1,9}law|adequacy|court|international|individuals?|persons?|customers?)\b)",
    re.IGNORECASE,
)
_JOINED = deferred(
    r"^[”\"']?\)?(?:,?\s{1,9}member\s{1,9}(?:states|countries))?(?:\s{0,9}\([^)]{1,60}\))?\s{0,9}(?:,|/|,?\s{0,9}(?:and|or|and/or))?\s{0,9}(?:in\s{1,9}|of\s{1,9})?(?:the\s{1,9})?(?:\(?\s?[\"“”']?\s?)?$",
    re.IGNORECASE,
)


def countries(unit: Unit, disclosure: Disclosure, scope: Scope) -> Iterator[Attribute]:
    """Destinations as ISO 3166 codes, or `EU` and `EEA`; what lies "outside" of a country, or comes "from" it, is none."""
    named = unit.entities("country")
    if not named:
        return
    entities = (*unit.entities("address"), *unit.entities("organisation"))
    addresses = tuple([(entity.start, entity.end) for entity in entities])
    branches = {end for _, end in unit.companies()}
    content = unit.content
    left_end, left = -1, False
    for entity in named:
        before = content[max(0, entity.start - 60) : entity.start]
        joined = left_end >= 0 and _JOINED.match(content[left_end : entity.start]) is not None
        away = (joined and left) or _NOT_THERE.search(before) is not None
        if away and _WITHIN.search(before) and _STAYING.search(content[: entity.start]):
            away = False
        left_end, left = entity.end, away
        if away or _ADJECTIVE.match(content[entity.end : entity.end + 40]):
            continue
        if entity.start - 1 in branches or within(entity.start, addresses):
            continue
        if within(entity.start, scope):
            yield Attribute("country", entity.value, unit.text.span(entity.start, entity.end))
