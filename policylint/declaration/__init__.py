"""What a team declares in the policy language: the typed tree that rules, rendering, drift and exports work on.

Every node has its exact `span` in the source. What could not be understood is not part of the tree; `unclear`
says where something was lost, so that nobody takes the gap for silence.
"""

from __future__ import annotations

from collections.abc import Iterator

from policylint.declaration.people import (
    Audience,
    AutomatedDecisions,
    Breach,
    Changes,
    Children,
    Choice,
    Complaint,
    Cookie,
    Cookies,
    Denial,
    Dnt,
    Gpc,
    Parents,
    Provision,
    Rights,
    Security,
    Signal,
    StatutoryNotice,
    Tracking,
)
from policylint.declaration.practices import (
    Basis,
    Condition,
    Controller,
    DataGroup,
    Dpo,
    Joint,
    Occasion,
    Party,
    Purpose,
    Receipt,
    Recipient,
    Representative,
    Retention,
    RetentionLimits,
    Sale,
    Transfer,
)
from policylint.declaration.values import ANY, Day, Declared, Duration, Number, Word, days
from policylint.document import Comment
from policylint.frozen import dataclass
from policylint.machine.memory import remembered
from policylint.source import Span


@dataclass(frozen=True, slots=True)
class Repetition:
    """A statement or field that may stand only once, and stands again: the first is part of the tree."""

    word: str
    first: Span
    again: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A whole file.

    `broken_names` are names of data groups and purposes whose declaration could not be understood;
    they hold `ANY` if not even the name could. `unclear_topics` are those that a lost statement may have
    declared. `comments` are all of the file's, in order.
    """

    span: Span
    title: Word | None = None
    version: Word | None = None
    language: Word | None = None
    updated: Day | None = None
    effective: Day | None = None
    applies_to: tuple[Word, ...] = ()
    frameworks: tuple[Word, ...] = ()
    established_in: Word | None = None
    audiences: tuple[Audience, ...] = ()
    controllers: tuple[Controller, ...] = ()
    joint: Joint | None = None
    dpos: tuple[Dpo, ...] = ()
    representatives: tuple[Representative, ...] = ()
    data: tuple[DataGroup, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    sale: Sale | None = None
    notices: tuple[StatutoryNotice, ...] = ()
    tracking: Tracking | None = None
    transfers: tuple[Transfer, ...] = ()
    retention: RetentionLimits | None = None
    cookies: Cookies | None = None
    rights: Rights | None = None
    choices: tuple[Choice, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    automated_decisions: AutomatedDecisions | None = None
    provisions: tuple[Provision, ...] = ()
    security: Security | None = None
    breach: Breach | None = None
    children: Children | None = None
    parents: Parents | None = None
    dnt: Dnt | None = None
    gpc: Gpc | None = None
    changes: Changes | None = None
    denials: tuple[Denial, ...] = ()
    comments: tuple[Comment, ...] = ()
    repeated: tuple[Repetition, ...] = ()
    broken_names: frozenset[str] = frozenset()
    unclear_topics: frozenset[str] = frozenset()

    def group(self, name: str) -> DataGroup | None:
        """The first data group of that name."""
        return _groups(self.data).get(name)

    def purpose(self, name: str) -> Purpose | None:
        """The first purpose of that name."""
        return _purposes(self.purposes).get(name)

    def denies(self, word: str) -> Denial | None:
        """The statement that denies `data`, `recipient` or `marketing` outright."""
        return next((denial for denial in self.denials if denial.word.text == word), None)

    def receipts(self) -> Iterator[tuple[Recipient, Receipt]]:
        """Everything that anybody receives, in order."""
        return ((recipient, receipt) for recipient in self.recipients for receipt in recipient.receives)


@remembered
def _groups(data: tuple[DataGroup, ...]) -> dict[str, DataGroup]:
    return {group.name.text: group for group in reversed(data)}


@remembered
def _purposes(purposes: tuple[Purpose, ...]) -> dict[str, Purpose]:
    return {purpose.name.text: purpose for purpose in reversed(purposes)}


__all__ = [
    "ANY",
    "Audience",
    "AutomatedDecisions",
    "Basis",
    "Breach",
    "Changes",
    "Children",
    "Choice",
    "Complaint",
    "Condition",
    "Controller",
    "Cookie",
    "Cookies",
    "DataGroup",
    "Day",
    "Declaration",
    "Declared",
    "Denial",
    "Dnt",
    "Dpo",
    "Duration",
    "Gpc",
    "Joint",
    "Number",
    "Occasion",
    "Parents",
    "Party",
    "Provision",
    "Purpose",
    "Receipt",
    "Recipient",
    "Repetition",
    "Representative",
    "Retention",
    "RetentionLimits",
    "Rights",
    "Sale",
    "Security",
    "Signal",
    "StatutoryNotice",
    "Tracking",
    "Transfer",
    "Word",
    "days",
]
