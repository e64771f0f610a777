"""Who processes which data, for what, on what ground, for how long, and who else gets it."""

from __future__ import annotations

from policylint.declaration.values import Declared, Duration, Word
from policylint.frozen import dataclass
from policylint.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Declared):
    """Somebody with a name who can be reached: `form` is the URL or description of a contact form."""

    name: Word
    address: Word | None = None
    email: Word | None = None
    phone: Word | None = None
    form: Word | None = None

    @property
    def channels(self) -> tuple[Word, ...]:
        """Every way to reach it, in the order e-mail, address, phone, form."""
        ways = (self.email, self.address, self.phone, self.form)
        return tuple(way for way in ways if way is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Controller(Party):
    """An organisation that decides about the processing; several are joint controllers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint(Declared):
    """How joint controllers have divided their duties (text)."""

    arrangement: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Dpo(Party):
    """The data protection officer or privacy office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative(Party):
    """A representative under Art. 27 GDPR; `regions` are `EU`, `EEA` or `GB`."""

    regions: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataGroup(Declared):
    """Data handled alike. `items` are terms of the kind data or quoted text; without a `source`, from the person.

    `supplier` names who a third party or public source is.
    """

    name: Word
    label: Word | None = None
    source: Word | None = None
    supplier: Word | None = None
    items: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """A ground under Art. 6(1) GDPR. `detail` is the interest pursued, the law, or which contract or consent."""

    basis: Word
    detail: Word | None
    span: Span


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition under Art. 9(2) GDPR for special categories of data."""

    condition: Word
    detail: Word | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(Declared):
    """How long data is kept.

    `period`, counted from `after` (an event or text); or `until` an event; or as long as `while_` holds;
    or `indefinitely`. `disposal` is what happens then, `because` the reason, `data` the groups it is limited to.
    """

    period: Duration | None = None
    after: Word | None = None
    until: Word | None = None
    while_: Word | None = None
    indefinitely: bool = False
    disposal: Word | None = None
    because: Word | None = None
    data: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose(Declared):
    """What data is used for. `kinds` are terms of the kind purpose; `uses` refers to data groups."""

    name: Word
    label: Word | None = None
    kinds: tuple[Word, ...] = ()
    uses: tuple[Word, ...] = ()
    bases: tuple[Basis, ...] = ()
    conditions: tuple[Condition, ...] = ()
    retentions: tuple[Retention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Declared):
    """What a recipient receives: data groups, for purposes, in countries (ISO 3166-1 alpha-2, `EU`, `EEA`)."""

    data: tuple[Word, ...] = ()
    purposes: tuple[Word, ...] = ()
    countries: tuple[Word, ...] = ()
    safeguards: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Declared):
    """Somebody who receives data. `role` is a term; `category` a term of the kind recipient; `url` its own notice."""

    name: Word
    role: Word | None = None
    category: Word | None = None
    url: Word | None = None
    receives: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion(Declared):
    """A `disclosure` that events force: `kind` is `legal` or `merger`; `detail` in the team's own words."""

    kind: Word
    detail: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale(Declared):
    """Whether data is sold: `denied`, or which `data` groups go to which `buyers` (text)."""

    denied: bool = False
    data: tuple[Word, ...] = ()
    buyers: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Declared):
    """Whether data goes to other countries, on which safeguards, and how to get a `copy` of them (text)."""

    denied: bool = False
    data: tuple[Word, ...] = ()
    countries: tuple[Word, ...] = ()
    safeguards: tuple[Word, ...] = ()
    copy: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionLimits(Declared):
    """What holds for all data: the longest period, the criteria (text), what happens afterwards."""

    maximum: Duration | None = None
    criteria: Word | None = None
    disposal: Word | None = None
