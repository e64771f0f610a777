"""How rights are exercised: the addresses, numbers and pages that a statement gives for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.detectors.attributes.unit import Scope, Unit
from policylint.disclosure import Attribute, Disclosure
from policylint.entity import EntityKind
from policylint.patterns import deferred

_KINDS: tuple[EntityKind, ...] = ("email", "phone", "address", "url")
_PAGE = deferred(
    r"\b(?:form|settings?|portal|request|dashboard|account|contact|here|privacy\s+cent(?:er|re)|link)\b",
    re.IGNORECASE,
)


def channels(unit: Unit, disclosure: Disclosure, scope: Scope) -> Iterator[Attribute]:
    """E-mail addresses, phone numbers, postal and web addresses as `controller.contact` has them, and links to forms."""
    for kind in _KINDS:
        for entity in unit.entities(kind):
            yield Attribute("channel", entity.value, unit.text.span(entity.start, entity.end))
    if unit.passage is None:
        return
    for link in unit.passage.links:
        shown = unit.content
        if link.kind == "link" and link.target.startswith("mailto:"):
            yield Attribute("channel", link.target[7:].partition("?")[0].lower(), link.span)
        elif link.kind == "link" and not link.target.startswith("#") and _PAGE.search(shown):
            yield Attribute("channel", link.target, link.span)
