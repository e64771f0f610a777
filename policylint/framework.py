"""The contract of a framework: law as data, a list of what a notice must say and who asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from policylint.frozen import dataclass

if TYPE_CHECKING:
    from policylint.diagnostics import Severity
    from policylint.law.condition import Condition

Grade: TypeAlias = Literal["V", "V2", "K"]
GRADES: dict[Grade, str] = {
    "V": "compared with the text of the law",
    "V2": "compared with a secondary source that cites the law",
    "K": "not yet: nobody has compared this citation with the law",
}
"""How sure a citation is, from the surest down. `K` stays in preview."""


FLOOR = "floor"
"""The framework that is nobody's law: what every policy should say."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a framework asks for.

    Met when `topic`, or any one of `any_of`, is disclosed. `when` is the condition under which it is due at
    all; none: always due. `rule` names a rule that judges how it is said, or, without topics, whether it is.
    `home` are the regions within which data is at home: a finding about a country is its concern only where
    the country lies outside. `since` and `until` are ISO dates: it is in force from the first, and no longer
    on the second.
    """

    id: str
    severity: Severity
    section: str
    url: str
    checked: str
    topic: str = ""
    any_of: tuple[str, ...] = ()
    when: Condition | None = None
    rule: str = ""
    home: tuple[str, ...] = ()
    grade: Grade = "V"
    since: str = ""
    until: str = ""
    note: str = ""

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of which one is enough."""
        return self.any_of or ((self.topic,) if self.topic else ())

    @property
    def verified(self) -> bool:
        """Whether somebody has compared the citation with the law, or with a source that cites it."""
        return self.grade != "K"


@dataclass(frozen=True, slots=True)
class Framework:
    """A named set of requirements. The *floor* is a framework too, with no law attached.

    `audiences` are the readers it protects: a statement made only to others (`Disclosure.audience`) meets
    none of its requirements. Empty: every statement counts. Where `unless` holds, none of its requirements is due.
    """

    name: str
    title: str
    requirements: tuple[Requirement, ...]
    summary: str = ""
    url: str = ""
    jurisdiction: str = ""
    audiences: tuple[str, ...] = ()
    unless: Condition | None = None


def in_force(framework: Framework, on: date, *, preview: bool = True) -> Framework:
    """The framework as it stands on a day; without `preview`, only what somebody has compared with the law. It is the same each time."""
    asked = id(framework), on, preview
    known = _STANDING.get(asked)
    if known is None or known[0] is not framework:
        if len(_STANDING) >= _MOST_STANDING:
            _STANDING.clear()
        known = _STANDING[asked] = framework, _standing(framework, on.isoformat(), preview)
    return known[1]


_STANDING: dict[tuple[int, date, bool], tuple[Framework, Framework]] = {}
"""Frameworks as they stand on some days: what is worked out from them is remembered as long as they are the same."""
_MOST_STANDING = 256


def _standing(framework: Framework, day: str, preview: bool) -> Framework:
    kept = tuple(
        need
        for need in framework.requirements
        if (not need.since or need.since <= day)
        and (not need.until or day < need.until)
        and (preview or need.verified)
    )
    if len(kept) == len(framework.requirements):
        return framework
    return _with(framework, kept)


def _with(framework: Framework, requirements: tuple[Requirement, ...]) -> Framework:
    return Framework(
        framework.name, framework.title, requirements, framework.summary, framework.url,
        framework.jurisdiction, framework.audiences, framework.unless,
    )  # fmt: skip


def upcoming(
    frameworks: Iterable[Framework], on: date, *, preview: bool = True
) -> tuple[tuple[Framework, Requirement], ...]:
    """What is not yet in force on a day but will be, the soonest first."""
    coming = [
        (framework, need)
        for framework in frameworks
        for need in framework.requirements
        if need.since > on.isoformat() and (preview or need.verified)
    ]
    return tuple(sorted(coming, key=lambda pair: pair[1].since))
