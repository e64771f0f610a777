"""What people are told and can do: cookies, rights, choices, security, children, signals, changes."""

from __future__ import annotations

from policylint.declaration.values import Declared, Duration, Number, Word
from policylint.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie(Declared):
    """One cookie or similar technology. `kind` is a term; `lifetime` a duration or the word `session`."""

    kind: Word
    name: Word
    provider: Word | None = None
    lifetime: Duration | Word | None = None
    consent: Word | None = None
    purpose: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracking(Declared):
    """Whether other `parties` (text) follow what people do over time and across sites; `denied` if none does."""

    denied: bool = False
    parties: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryNotice(Declared):
    """A sentence that a statute gives: `kind` is `sensitive-sale`, `biometric-sale` or `website-sale`."""

    kind: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookies(Declared):
    """Whether cookies are used (`denied` if not), which, and how to refuse them (`control`, text)."""

    denied: bool = False
    control: Word | None = None
    items: tuple[Cookie, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights(Declared):
    """The rights people have, `how` they use them, and how soon they are answered.

    The rest (text) is how a request is verified, made by an agent, and appealed; how to complain to the
    organisation itself; and that nobody is treated worse (the keyword itself, if in no words of its own).
    """

    rights: tuple[Word, ...] = ()
    how: tuple[Word, ...] = ()
    respond_within: Duration | None = None
    verification: Word | None = None
    agent: Word | None = None
    appeal: Word | None = None
    non_retaliation: Word | None = None
    complaint_to_us: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Declared):
    """A choice people have: `kind` is `marketing`, `opt-out`, `opt-in` or `sale-opt-out`; `how` they make it (text)."""

    kind: Word
    how: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint(Declared):
    """The authority that people can complain to."""

    authority: Word
    url: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AutomatedDecisions(Declared):
    """Whether decisions are made by machines alone; if so what, by what `logic`, with what `consequences`."""

    denied: bool = False
    what: Word | None = None
    logic: Word | None = None
    consequences: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Declared):
    """Whether people must provide data: `obligation` is `required`, `optional` or `none`."""

    obligation: Word
    purposes: tuple[Word, ...] = ()
    consequence: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Security(Declared):
    """How data is protected: terms of the kind measure, or quoted text."""

    measures: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach(Declared):
    """That people are told of a data breach, how soon and by which channels."""

    within: Duration | None = None
    channels: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Children(Declared):
    """`stance` is `directed`, `not-directed` or `admitted`; `under` or `from` an age in years."""

    stance: Word
    under: Number | None = None
    from_: Number | None = None
    parental_consent: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parents(Declared):
    """What parents can do about their child's data, and how (text)."""

    how: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Declared):
    """How an opt-out signal of the browser is answered: `response` is `honoured` or `not-honoured`.

    `scope` (text) is what the signal applies to: the browser, the device, the account.
    """

    response: Word
    because: Word | None = None
    scope: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dnt(Signal):
    """The response to Do Not Track."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gpc(Signal):
    """The response to Global Privacy Control."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Declared):
    """That the policy may change, by which channels readers learn of it, and how long before."""

    channels: tuple[Word, ...] = ()
    notice: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience(Declared):
    """Readers for whom the policy says something of their own; `note` (text) is what it says."""

    audience: Word
    note: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial(Declared):
    """A practice denied outright: the `word` is `data`, `recipient` or `marketing`, followed by `none`."""
