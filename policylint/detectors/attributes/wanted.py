"""What is looked for in the disclosures of each topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, cached_property
from importlib import import_module
from typing import Any, TypeAlias

from policylint.detectors.attributes.terms_around import HEADED
from policylint.detectors.attributes.unit import Scope, Unit
from policylint.disclosure import Attribute, Disclosure
from policylint.frozen import dataclass
from policylint.topics import ancestors

Finder: TypeAlias = str | Callable[[Unit, Disclosure, Scope], Iterable[Attribute]]
"""What finds attributes, or the name of those whose values are terms."""


class _Later:
    """A function in a module beside this one, which is imported when it is first called: few disclosures are described."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    @cached_property
    def _function(self) -> Any:
        return getattr(import_module(f"policylint.detectors.attributes.{self._module}"), self._name)

    def __call__(self, unit: Unit, disclosure: Disclosure, scope: Scope) -> Iterable[Attribute]:
        found: Iterable[Attribute] = self._function(unit, disclosure, scope)
        return found


channels = _Later("channels", "channels")
authorities, interests = _Later("interests", "authorities"), _Later("interests", "interests")
ages, periods = _Later("periods", "ages"), _Later("periods", "periods")
countries = _Later("places", "countries")
named_recipients = _Later("recipients", "named_recipients")
triggers = _Later("triggers", "triggers")

_WANTED: dict[str, tuple[Finder, ...]] = {
    "collection": ("data", "purpose"),
    "purpose": ("data", "purpose", "basis"),
    "legal-basis": ("purpose",),
    "legal-basis.legitimate-interests": (interests,),
    "sharing": ("data", "purpose", "recipient", named_recipients),
    "cookies": ("purpose", "recipient", named_recipients, periods, triggers),
    "transfer": ("recipient", named_recipients, countries, "mechanism"),
    "retention": ("data", periods, triggers, "disposal"),
    "rights.complaint": (authorities,),
    "rights.how": (periods, channels),
    "security.measures": ("measure",),
    "security.breach-notification": (periods,),
    "policy.change-notice": (periods, "channel"),
    "children": (ages,),
}
"""What is looked for in disclosures of a topic and of its children."""

_FOUND: dict[Finder, str] = {
    interests: "interest",
    authorities: "authority",
    periods: "period",
    ages: "age",
    countries: "country",
    named_recipients: "recipient",
    triggers: "trigger",
    channels: "channel",
}
"""What the attributes are called that are no mere terms, by what finds them."""

ALWAYS_TERMS = frozenset({"data", "purpose", "basis", "mechanism", "disposal", "measure"})
"""Names of attributes whose values are terms, whatever the topic."""

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

    `names` are those of the attributes whose terms are looked for; `more` tells whether anything else may be found than terms that the
    passage or its label names. What is found for two topics with the same `key` in the same
    clauses is the same. `given` are the names of all attributes that may be found.
    """

    finders: tuple[Finder, ...]
    names: tuple[str, ...]
    whole: bool
    headed: bool
    more: bool
    key: str
    given: frozenset[str]


@cache
def wanted(topic: str) -> Wanted:
    """What is looked for in disclosures of a topic."""
    above = ancestors(topic)
    finders = tuple(finder for one in above for finder in _WANTED.get(one, ()))
    alike = [one for one in above if one in _WANTED]
    key = topic if periods in finders else " ".join(alike)
    names = [finder for finder in finders if isinstance(finder, str)] + ["trigger"] * (triggers in finders)
    headed = topic.split(".")[0] in HEADED
    more = headed or any(not isinstance(finder, str) for finder in finders)
    given = frozenset([finder if isinstance(finder, str) else _FOUND[finder] for finder in finders])
    return Wanted(finders, tuple(names), topic in _WHOLE, headed, more, key, given)
