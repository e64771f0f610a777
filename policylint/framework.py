"""The contract of a framework: law as data, a list of what a notice must say and who asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from policylint.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a framework asks for.

    Met when `topic`, or any one of `any_of`, is disclosed. `when` names topics of which one must be
    stated for the requirement to apply at all (empty: always due). `rule` is set where the requirement
    is judged by a rule of its own instead. `verified` is false for citations nobody has checked yet.
    """

    id: str
    severity: Severity
    section: str
    url: str
    checked: str
    topic: str = ""
    any_of: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    rule: str = ""
    verified: bool = True
    note: str = ""

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of which one is enough."""
        return self.any_of or ((self.topic,) if self.topic else ())


@dataclass(frozen=True, slots=True)
class Framework:
    """A named set of requirements. The *floor* is a framework too, with no law attached."""

    name: str
    title: str
    requirements: tuple[Requirement, ...]
    summary: str = ""
    url: str = ""
    jurisdiction: str = ""
