"""The contract of a rule: one fact to report, documented where it is written, seeing nothing but a `Policy`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from policylint.diagnostics import Finding, Severity
from policylint.policy import Policy

Group: TypeAlias = Literal[
    "missing", "integrity", "contradiction", "quality", "stale-law", "declaration", "suppression", "drift"
]
Stability: TypeAlias = Literal["stable", "preview"]


@dataclass(frozen=True, slots=True)
class Example:
    """A policy that a rule flags or accepts: shown to readers, and run as a test.

    `flagged` quotes, for each finding in order, the source text it underlines; empty for accepted examples.
    `today` is an ISO date for rules about dates.
    """

    text: str
    flagged: tuple[str, ...] = ()
    today: str = "2026-11-22"
    path: str = "example.md"


@dataclass(frozen=True, slots=True)
class Documentation:
    """What users read with `policylint rule NAME`, in fixed sections. Markdown."""

    what: str
    why: str
    flagged: tuple[Example, ...]
    accepted: tuple[Example, ...]
    limits: str
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule's metadata. `name` is kebab-case and reads as "allow NAME".

    `reports_absence` withholds the rule where silence proves nothing (see `Coverage`); `topic` is the
    topic it is about, if it is about one; `default` is whether it runs when nobody selects anything
    (a `-missing` rule runs when the floor or an active framework asks for its topic). `declarations` is for
    a rule about wording or form that judges files in the policy language, too; of the other groups all do.
    """

    name: str
    group: Group
    summary: str
    documentation: Documentation
    severity: Severity = "warning"
    stability: Stability = "stable"
    topic: str = ""
    reports_absence: bool = False
    default: bool = True
    aliases: tuple[str, ...] = ()
    declarations: bool = False

    @property
    def judges_declarations(self) -> bool:
        """Whether the rule is asked about a file in the policy language, which is no prose."""
        return self.declarations or self.group not in ("integrity", "quality", "stale-law")


class Rule(Protocol):
    """Judges a policy. Pure: no file, no clock, no configuration, no other rule."""

    @property
    def info(self) -> RuleInfo: ...

    def check(self, policy: Policy) -> Iterable[Finding]:
        """The findings, in any order."""
        ...
