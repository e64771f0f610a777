"""What a passage of a policy tells its reader: the meaning that rules and frameworks work on."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from typing import Any, Literal, TypeAlias, cast

from policylint.confidence import CONFIDENCES as CONFIDENCES
from policylint.confidence import Confidence as Confidence
from policylint.frozen import dataclass
from policylint.machine.failing import told_of
from policylint.source import Span

Polarity: TypeAlias = Literal["stated", "denied"]
Modality: TypeAlias = Literal["does", "may"]
Origin: TypeAlias = Literal["detected", "declared"]

_FOR_EVERYBODY = frozenset({"controller", "policy", "audience", "dnt", "gpc"})


@dataclass(frozen=True, slots=True)
class Attribute:
    """A detail named in a disclosure: `name` is data, purpose, recipient, period, country, authority,
    channel, date or condition; `value` is normalised text ("P24M", "SE", "2026-04-01") or as written.
    """

    name: str
    value: str
    span: Span


class DescribingError(Exception):
    """What describes a disclosure, or tells how it is worded, failed when it was first asked."""


@dataclass(frozen=True, slots=True)
class Details:
    """Describes disclosures when their attributes are first asked for: of most they never are.

    `give` tells the attributes of one, always the same. `naming` gives, for the name of an attribute and some values, what tells
    quickly of which among some disclosures one of these may be named, or a kind of one of them (no values: any); None if of none.
    """

    describer: str
    give: Callable[[Disclosure], tuple[Attribute, ...]]
    naming: Callable[[str, tuple[str, ...], Sequence[Disclosure]], Callable[[Disclosure], bool] | None]

    def of(self, disclosure: Disclosure) -> tuple[Attribute, ...]:
        """The attributes of a disclosure. Raises DescribingError."""
        try:
            return self.give(disclosure)
        except (Exception, SystemExit) as error:
            raise self.failed(error) from error

    def telling(
        self, attribute: str, values: tuple[str, ...], among: Sequence[Disclosure]
    ) -> Callable[[Disclosure], bool] | None:
        """What `naming` gives. Raises DescribingError."""
        try:
            return self.naming(attribute, values, among)
        except (Exception, SystemExit) as error:
            raise self.failed(error) from error

    def failed(self, error: BaseException) -> DescribingError:
        """What to raise if the describer failed."""
        return DescribingError(f"detector {self.describer}: {told_of(error)}")


class Wording:
    """Tells how a disclosure is worded, when somebody asks: it stands for the fields that are called like its methods."""

    __slots__ = ()

    def modality(self) -> Modality:
        """Whether the words say that something happens, or may happen."""
        return "does"

    def because(self) -> str:
        """What gave the disclosure, or why it does not count."""
        return ""

    def focus(self) -> Span | None:
        """Where the words stand."""
        return None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One statement about one topic.

    `spans` are the evidence, the first the passage that says it; others give it its meaning (the
    sentence that introduces a list). `text` is the reader-visible evidence. `audience` is empty for
    everybody, else the readers a section is written for (`california`, `europe`). `because` says which
    pattern, in which context, gave it (or, for a near miss, why it does not count); `focus` are the words
    within the evidence that say it. What reads `attributes` (see `described_by`), or a field for which a `Wording` stands, may
    raise DescribingError.
    """

    topic: str
    polarity: Polarity
    spans: tuple[Span, ...]
    text: str
    confidence: Confidence = "certain"
    modality: Modality = "does"
    attributes: tuple[Attribute, ...] = ()
    audience: str = ""
    origin: Origin = "detected"
    because: str = ""
    focus: Span | None = None

    @property
    def span(self) -> Span:
        """Where the statement stands."""
        return self.spans[0]

    @property
    def readers(self) -> str:
        """The audience, but for what is said of the organisation or the document: that is for everybody."""
        return read_by(self.topic, self.audience)

    def with_attributes(self, attributes: tuple[Attribute, ...]) -> Disclosure:
        """The same with further attributes behind its own."""
        return self._with((*self.attributes, *attributes))

    def with_only(self, attributes: tuple[Attribute, ...]) -> Disclosure:
        """The same with these attributes in place of its own."""
        return self._with(attributes)

    def described_by(self, details: Details) -> Disclosure:
        """The same, with the attributes that `details` gives when they are first asked for."""
        return self._with(details)

    def _with(self, given: Any) -> Disclosure:
        """The same with attributes, or with what gives them, in place of its own."""
        return Disclosure(
            self.topic, self.polarity, self.spans, self.text, self.confidence, _modality(self),
            given, self.audience, self.origin, _because(self), _focus(self),
        )  # fmt: skip

    def values(self, name: str) -> tuple[str, ...]:
        """The values of all attributes called `name`."""
        return tuple(attribute.value for attribute in self.attributes if attribute.name == name)


def read_by(topic: str, audience: str) -> str:
    """Whom a statement about a topic is for that is made to some readers (see `Disclosure.readers`)."""
    return "" if topic.partition(".")[0] in _FOR_EVERYBODY else audience


def perhaps_naming(
    told: Sequence[Disclosure], attribute: str, values: tuple[str, ...] = ()
) -> Iterator[Disclosure]:
    """Those of some disclosures that may name, as an attribute, one of some values or a kind of one of them (no values: any).

    Others are not described for it, and neither are these.
    """
    asked: Details | None = None
    may_name: Callable[[Disclosure], bool] | None = None
    for one in told:
        given = _given(one)
        if not isinstance(given, Details):
            if given:
                yield one
            continue
        if given is not asked:
            asked, may_name = given, given.telling(attribute, values, told)
        try:
            named = may_name is not None and may_name(one)
        except (Exception, SystemExit) as error:
            raise given.failed(error) from error
        if named:
            yield one


def described(
    told: Sequence[Disclosure],
    topics: Container[str],
    details: Details,
    further: Callable[[tuple[Attribute, ...]], Details],
) -> list[Disclosure]:
    """Some disclosures, each of those of some topics described by `details`, or by what is `further` to the attributes it has.

    The same as `described_by` for each, in less time.
    """
    return [
        one
        if one.topic not in topics
        else one.described_by(further(one.attributes))
        if _given(one)
        else Disclosure(
            one.topic, one.polarity, one.spans, one.text, one.confidence, _modality(one),
            details, one.audience, one.origin, _because(one), _focus(one),  # type: ignore[arg-type]
        )
        for one in told
    ]  # fmt: skip


def naming_any(told: Sequence[Disclosure], attributes: Sequence[str]) -> list[Disclosure]:
    """Those of some disclosures that may name any of some attributes, in the order given."""
    naming = {id(one) for name in attributes for one in perhaps_naming(told, name)}
    return [one for one in told if id(one) in naming]


SETTERS: tuple[Any, ...] = tuple([vars(Disclosure)[name] for name in Disclosure.__slots__])
"""What sets the fields of a disclosure, in their order, whatever stands for them below."""

_given: Any = vars(Disclosure)["attributes"].__get__
_give: Any = vars(Disclosure)["attributes"].__set__


def _attributes(self: Disclosure) -> tuple[Attribute, ...]:
    given: tuple[Attribute, ...] | Details = _given(self)
    if isinstance(given, Details):
        given = given.of(self)
        _give(self, given)
    return given


Disclosure.attributes = property(_attributes, _give)  # type: ignore[assignment, misc]


def _asking(name: str, get: Callable[[Disclosure], Any]) -> property:
    """A field for which a `Wording` may stand until it is asked for; `get` tells what is there."""
    put = vars(Disclosure)[name].__set__

    def asked(self: Disclosure) -> Any:
        given = get(self)
        if isinstance(given, Wording):
            try:
                given = getattr(given, name)()
            except (Exception, SystemExit) as error:
                raise DescribingError(f"{name} of {self.topic}: {told_of(error)}") from error
            put(self, given)
        return given

    return property(asked, put)


_modality, _because, _focus = (
    cast("Callable[[Disclosure], Any]", vars(Disclosure)[name].__get__)
    for name in ("modality", "because", "focus")
)
Disclosure.modality = _asking("modality", _modality)  # type: ignore[assignment, misc]
Disclosure.because = _asking("because", _because)  # type: ignore[assignment, misc]
Disclosure.focus = _asking("focus", _focus)  # type: ignore[assignment, misc]
