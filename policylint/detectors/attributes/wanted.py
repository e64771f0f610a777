"""What is looked for in the disclosures of each topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import TypeAlias

from policylint.detectors.attributes.channels import channels
from policylint.detectors.attributes.interests import authorities, interests
from policylint.detectors.attributes.periods import ages, periods
from policylint.detectors.attributes.places import countries
from policylint.detectors.attributes.recipients import named_recipients
from policylint.detectors.attributes.terms_named import HEADED, terms_named
from policylint.detectors.attributes.triggers import triggers
from policylint.detectors.attributes.unit import Scope, Unit
from policylint.disclosure import Attribute, Disclosure
from policylint.frozen import dataclass
from policylint.topics import ancestors

Finder: TypeAlias = Callable[[Unit, Disclosure, Scope], Iterable[Attribute]]

_DATA: Finder = partial(terms_named, "data")
_PURPOSE: Finder = partial(terms_named, "purpose")
_RECIPIENT: Finder = partial(terms_named, "recipient")
_BASIS: Finder = partial(terms_named, "basis")
_MECHANISM: Finder = partial(terms_named, "mechanism")

_WANTED: dict[str, tuple[Finder, ...]] = {
    "collection": (_DATA, _PURPOSE),
    "purpose": (_DATA, _PURPOSE, _BASIS),
    "legal-basis": (_PURPOSE,),
    "legal-basis.legitimate-interests": (interests,),
    "sharing": (_DATA, _PURPOSE, _RECIPIENT, named_recipients),
    "cookies": (_PURPOSE, _RECIPIENT, named_recipients, periods, triggers),
    "transfer": (_RECIPIENT, named_recipients, countries, _MECHANISM),
    "retention": (_DATA, periods, triggers, partial(terms_named, "disposal")),
    "rights.complaint": (authorities,),
    "rights.how": (periods, channels),
    "security.measures": (partial(terms_named, "measure"),),
    "security.breach-notification": (periods,),
    "policy.change-notice": (periods, partial(terms_named, "channel")),
    "children": (ages,),
}
"""What is looked for in disclosures of a topic and of its children."""

_WHOLE = frozenset(
    {
        "cookies",
        "rights.how",
        "rights.complaint",
        "policy.change-notice",
        "security.measures",
        "security.breach-notification",
    }
)
"""Topics of which every clause of the passage speaks: "write to us; we reply within a month"."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for in disclosures of a topic, and whether in `whole` passages, and with the heading if these are `headed`.

    What is found for two topics with the same `key` in the same clauses is the same.
    """

    finders: tuple[Finder, ...]
    whole: bool
    headed: bool
    key: str


@cache
def wanted(topic: str) -> Wanted:
    """What is looked for in disclosures of a topic."""
    above = ancestors(topic)
    finders = tuple(finder for one in above for finder in _WANTED.get(one, ()))
    alike = [one for one in above if one in _WANTED]
    key = topic if periods in finders else " ".join(alike)
    return Wanted(finders, topic in _WHOLE, topic.split(".")[0] in HEADED, key)
