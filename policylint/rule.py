"""The contract of a rule: one fact to report, documented where it is written, seeing nothing but a `Policy`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, TypeVar

from policylint.frozen import dataclass

if TYPE_CHECKING:
    from policylint.concordance import Hints
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


class DocumentationOnDemand(Documentation):
    """Documentation that is read when somebody asks for it: a check needs none."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[], Documentation]) -> None:
        object.__setattr__(self, "_read", read)

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("_"):
            raise AttributeError(attribute)
        read = self._read()
        for name in Documentation.__slots__:
            object.__setattr__(self, name, getattr(read, name))
        return getattr(read, attribute)

    def __eq__(self, other: object) -> bool:
        """The same as what it reads, however that came about."""
        names = Documentation.__slots__
        return isinstance(other, Documentation) and all(
            getattr(self, name) == getattr(other, name) for name in names
        )

    __hash__ = Documentation.__hash__


OptionValue: TypeAlias = bool | int | float | str | tuple[str, ...]
"""What a configuration can set an option to; the type of an option is that of its default."""


OptionKind: TypeAlias = Literal["flag", "count", "number", "text", "names"]
_KINDS: dict[type, OptionKind] = {bool: "flag", int: "count", float: "number", str: "text", tuple: "names"}


def _is_names(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(one, str) for one in value)


_PLAIN: dict[str, tuple[Callable[[object], bool], str]] = {
    "flag": (lambda value: isinstance(value, bool), "true or false"),
    "text": (lambda value: isinstance(value, str), "a string"),
    "names": (_is_names, "a list of strings"),
}
"""The kinds that have no bounds: what fits, and how that is called."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a configuration may set for a rule: `[rules.stale-date]` with `months = 24`.

    So it may for a detector, a front end or a reporter that has an attribute `options`, a tuple of these.
    `name` is kebab-case; the rule or part, a dataclass, has a field of that name in snake_case, with the same default.
    A number may be from `least` to `most`. `summary` tells users what the option does, in its unit.
    """

    name: str
    default: OptionValue
    summary: str
    least: float = 0
    most: float | None = None

    @property
    def attribute(self) -> str:
        """The field of the rule."""
        return self.name.replace("-", "_")

    @property
    def kind(self) -> OptionKind:
        """`count` is a whole number, `text` a string, `names` a list of strings."""
        return _KINDS[type(self.default)]

    def problem(self, value: object) -> str:
        """What is wrong with a value; empty if nothing is."""
        if self.kind in _PLAIN:
            fit, what = _PLAIN[self.kind]
            return "" if fit(value) else f"must be {what}, not {value!r}"
        kinds = (int,) if self.kind == "count" else (int, float)
        fits = isinstance(value, kinds) and not isinstance(value, bool)
        if fits and self.least <= value <= (value if self.most is None else self.most):  # type: ignore[operator]
            return ""
        what = "a whole number" if self.kind == "count" else "a number"
        bounds = f"from {self.least:g} on" if self.most is None else f"from {self.least:g} to {self.most:g}"
        return f"must be {what} {bounds}, not {value!r}"


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule's metadata. `name` is kebab-case and reads as "allow NAME".

    `reports_absence` withholds the rule where silence proves nothing (see `Coverage`), and, of the groups `missing` and
    `declaration`, wherever no framework asks (see `is_asked_for`); `topic` is the topic it is about, if it is about one; `default` is whether it runs when nobody selects anything
    (a `-missing` rule runs when the floor or an active framework asks for its topic). `declarations` is for
    a rule about wording or form that judges files in the policy language, too; of the other groups all do.
    `options` are what a configuration may set; a rule that has any is a dataclass with a field for each.
    `language` is for a rule that concludes from words which are not there: the code of the language they are of. It is not
    asked about a document in another one.
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
    options: tuple[Option, ...] = ()
    language: str = ""

    @property
    def is_asked_for(self) -> bool:
        """Whether it reports only where a framework asks for what is absent, and is as grave as that framework says.

        A rule of another group that reports an absence is its author's own demand: it needs nobody who asks.
        """
        return self.reports_absence and self.group in ("missing", "declaration")

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


Bits: TypeAlias = "Callable[..., int]"
"""`policylint.concordance.Concordance.bits`: which passages hold some hints."""
MayFind: TypeAlias = "Callable[[Policy, Bits], bool]"
"""Whether a rule may find anything in a policy: what a rule has as `may_find` is asked, before the rule is, for many at once."""


@dataclass(frozen=True, slots=True)
class RuleOnDemand:
    """Stands for a rule, which is loaded when it has to judge, to be configured or to be explained.

    It need not judge a policy that holds none of its `hints`, nor, if it is about declarations, prose, nor, if it is about suppressions,
    a document without comments. `hints` are what the class of a rule has under that name: those of patterns (`patterns.Hinted`), where
    the rule finds nothing if no passage fulfils any of them; empty if it says nothing.
    """

    info: RuleInfo
    load: Callable[[], Rule]
    hints: tuple[Hints, ...] = ()

    def may_find(self, policy: Policy, bits: Bits) -> bool:
        """Whether it has to judge a policy; `bits` are those of the concordance of its passages."""
        if self.hints and not bits(*self.hints):
            return False
        document, group = policy.document, self.info.group
        if group == "declaration":
            return policy.declaration is not None or bool(document.problems)
        return group != "suppression" or bool(document.comments)

    def check(self, policy: Policy) -> Iterable[Finding]:
        """What the rule finds."""
        from policylint.concordance import concordance

        return self.load().check(policy) if self.may_find(policy, concordance(policy.passages).bits) else ()


_Part = TypeVar("_Part")


def options_of(part: object) -> tuple[Option, ...]:
    """The options that a rule, a detector, a front end or a reporter has."""
    info = getattr(part, "info", None)
    found = info.options if isinstance(info, RuleInfo) else getattr(part, "options", ())
    declared = isinstance(found, tuple) and all(isinstance(one, Option) for one in found)
    return found if declared else ()


def configured(part: _Part, values: Mapping[str, OptionValue]) -> _Part:
    """A rule, detector, front end or reporter with options set, by their names.

    Raises ValueError for an option that it does not have.
    """
    if not values:
        return part
    changed: Any = part.load() if isinstance(part, RuleOnDemand) else part
    attributes = {option.name: option.attribute for option in options_of(changed)}
    unknown = sorted(set(values) - set(attributes))
    if unknown:
        raise ValueError(f"{getattr(changed, 'info', changed).name} has no option {unknown[0]!r}")
    set_to: _Part = replace(changed, **{attributes[name]: value for name, value in values.items()})
    return set_to
