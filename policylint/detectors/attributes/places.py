"""Where data goes: the countries that a statement about transfers names as a destination."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.detectors.attributes.unit import Stretch, Unit, within
from policylint.disclosure import Attribute, Disclosure
from policylint.entities import company
from policylint.patterns import deferred

_NOT_THERE = deferred(
    r"(?:\b(?:outside|beyond|leav(?:e|es|ing)|other\s+than|out\s+of|except(?:\s+for)?)(?:\s+(?:of|either))?|\bfrom(?:\s+within)?|\bnon-?|\b(?:EU|UK|Swiss)\s?[-–/]"
    r"|\b(?:residents?|citizens?|users?|visitors?|customers?|individuals?|people|persons?|laws?|law\s+of|authorit\w+|government)"
    r"\s+(?:of|in|from|within)|\b(?:laid\s+down|approved|adopted|issued|recogni[sz]ed)\s+by|\bwithin|\bbetween"
    r"|\b(?:protected|adequate|equivalent)\s+\w+\s+in|\bas|\bprotection\s+for|\bnot\s+(?:\w+\s+){0,2}in|collectively,"
    r"|\b(?:individuals?|people|persons?|users?|residents?|customers?|consumers?)\s+(?:who\s+(?:are|live)\s+)?(?:located|based|residing|living|resident)"
    r"\s+in\b[^,;]{0,25}(?:,\s*including)?|\byou\s+(?:are|live|reside|access|visit|use|come)\b[^,;]{0,40}\b(?:in|from)|\d/\d\d/)"
    r"[\s“]*(?:the\s+|both\s+the\s+|either\s+the\s+)?(?:territory\s+of\s+the\s+)?$",
    re.IGNORECASE,
)
_WITHIN = deferred(r"(?<!from )(?<!countries )(?<!country )\bwithin\s+(?:the\s+)?$", re.IGNORECASE)
_STAYING = deferred(
    r"\b(?:stor|process|host|held|keep|kept|remain|stay|locat|based|situat|transfer)\w*\b", re.IGNORECASE
)
_ADJECTIVE = deferred(
    r"^(?:['’]s\b|\s+(?:or|and)\s+Swiss\b|\s?[-–/]?\s?(?:E\.U\.|Swiss|EU\b)|[-–/](?:U\.?S\.?|US|Swiss|Switzerland|EU|UK)?\b|\s+(?:commission|standard|model|law|gdpr|general|data\s+protection|residents?|citizens?"
    r"|users?|directive|regulations?|privacy|authorit\w+|government|safe|department|federal|representative|data\s+subjects?|addendum"
    r"|extension|member\s+states?['’]?\s+law|adequacy|court|international|individuals?|persons?|customers?)\b)",
    re.IGNORECASE,
)
_JOINED = deferred(
    r"^[”\"']?\)?(?:,?\s+member\s+(?:states|countries))?(?:\s*\([^)]{1,60}\))?\s*(?:,|/|,?\s*(?:and|or|and/or))?\s*(?:in\s+|of\s+)?(?:the\s+)?(?:\(?\s?[\"“”']?\s?)?$",
    re.IGNORECASE,
)


def countries(unit: Unit, disclosure: Disclosure, scope: list[Stretch]) -> Iterator[Attribute]:
    """Destinations as ISO 3166 codes, or `EU` and `EEA`; what lies "outside" of a country, or comes "from" it, is none."""
    addresses = [(e.start, e.end) for e in (*unit.entities("address"), *unit.entities("organisation"))]
    branches = {end for _, end in company.find(unit.content)}
    content = unit.content
    left_end, left = -1, False
    for entity in unit.entities("country"):
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
