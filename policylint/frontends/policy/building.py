"""From filled forms to the typed declaration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from policylint import declaration as d
from policylint.frontends.policy.fields import common, gathered, inner, many, one
from policylint.frontends.policy.filled import Filled
from policylint.source import Span

_T = TypeVar("_T")


def party(kind: Callable[..., _T]) -> Callable[[Filled], _T]:
    """A builder for a kind of party."""

    def build(filled: Filled) -> _T:
        ways = {word: inner(filled, word) for word in ("address", "email", "phone", "form")}
        regions = {"regions": many(filled, "regions")} if filled.form.word == "representative" else {}
        return kind(**common(filled), name=one(filled, "name"), **ways, **regions)

    return build


def data_group(filled: Filled) -> d.DataGroup:
    fields = {name: one(filled, name) for name in ("name", "label", "source", "supplier")}
    return d.DataGroup(**common(filled), **fields, items=many(filled, "items"))


def purpose(filled: Filled) -> d.Purpose:
    bases = (
        d.Basis(one(b, "basis"), one(b, "detail"), b.span) for b in filled.of("basis") if one(b, "basis")
    )
    conditions = (
        d.Condition(one(c, "condition"), one(c, "detail"), c.span)
        for c in filled.of("condition")
        if one(c, "condition")
    )
    return d.Purpose(
        **common(filled),
        name=one(filled, "name"),
        label=one(filled, "label"),
        kinds=gathered(filled, "kind", "kinds"),
        uses=gathered(filled, "uses", "uses"),
        bases=tuple(bases),
        conditions=tuple(conditions),
        retentions=tuple(retention(child) for child in filled.of("retain")),
    )


def retention(filled: Filled) -> d.Retention:
    period = one(filled, "period")
    return d.Retention(
        **common(filled),
        period=period if isinstance(period, d.Duration) else None,
        indefinitely=isinstance(period, d.Word),
        while_=one(filled, "while"),
        **{name: one(filled, name) for name in ("after", "until", "disposal", "because")},
        data=many(filled, "data"),
    )


def retention_limits(filled: Filled) -> d.RetentionLimits:
    maximum, criteria = inner(filled, "maximum"), inner(filled, "criteria")
    disposal = inner(filled, "then", "disposal")
    return d.RetentionLimits(**common(filled), maximum=maximum, criteria=criteria, disposal=disposal)


def recipient(filled: Filled) -> d.Recipient:
    fields = {name: one(filled, name) for name in ("name", "role", "category", "url")}
    return d.Recipient(**common(filled), **fields, receives=tuple(receipt(r) for r in filled.of("receives")))


def receipt(filled: Filled) -> d.Receipt:
    names = ("data", "purposes", "countries", "safeguards")
    fields: dict[str, Any] = {name: many(filled, name) for name in names}
    return d.Receipt(**common(filled), **fields)


def occasion(filled: Filled) -> d.Occasion:
    return d.Occasion(**common(filled), kind=one(filled, "kind"), detail=one(filled, "detail"))


def sale(filled: Filled) -> d.Sale:
    buyers = many(filled, "buyers")
    return d.Sale(**common(filled), denied=filled.denied, data=many(filled, "data"), buyers=buyers)


def transfer(filled: Filled) -> d.Transfer:
    lists: dict[str, Any] = {name: many(filled, name) for name in ("data", "countries", "safeguards")}
    return d.Transfer(**common(filled), denied=filled.denied, **lists, copy=one(filled, "copy"))


def cookies(filled: Filled) -> d.Cookies:
    items = tuple(cookie(child) for child in filled.children if child.form.word != "control")
    return d.Cookies(**common(filled), denied=filled.denied, control=inner(filled, "control"), items=items)


def cookie(filled: Filled) -> d.Cookie:
    fields = {name: one(filled, name) for name in ("name", "provider", "lifetime", "consent", "purpose")}
    return d.Cookie(**common(filled), kind=filled.word, **fields)


def rights(filled: Filled) -> d.Rights:
    more = {word.replace("-", "_"): inner(filled, word) for word in _ABOUT_RIGHTS}
    bare = next((child.word for child in filled.of("non-retaliation")), None)
    more["non_retaliation"] = more["non_retaliation"] or bare
    return d.Rights(
        **common(filled), rights=many(filled, "rights"), how=gathered(filled, "how", "how"), **more
    )


_ABOUT_RIGHTS = ("respond-within", "verification", "agent", "appeal", "non-retaliation", "complaint-to-us")


def joint(filled: Filled) -> d.Joint:
    return d.Joint(**common(filled), arrangement=one(filled, "arrangement"))


def tracking(filled: Filled) -> d.Tracking:
    return d.Tracking(**common(filled), denied=filled.denied, parties=many(filled, "parties"))


def statutory_notice(filled: Filled) -> d.StatutoryNotice:
    return d.StatutoryNotice(**common(filled), kind=one(filled, "kind"))


def parents(filled: Filled) -> d.Parents:
    return d.Parents(**common(filled), how=one(filled, "how"))


def choice(filled: Filled) -> d.Choice:
    return d.Choice(**common(filled), kind=one(filled, "kind"), how=one(filled, "how"))


def complaint(filled: Filled) -> d.Complaint:
    return d.Complaint(**common(filled), authority=one(filled, "authority"), url=one(filled, "url"))


def automated_decisions(filled: Filled) -> d.AutomatedDecisions:
    logic, consequences = inner(filled, "logic"), inner(filled, "consequences")
    what = one(filled, "what")
    return d.AutomatedDecisions(
        **common(filled), denied=filled.denied, what=what, logic=logic, consequences=consequences
    )


def provision(filled: Filled) -> d.Provision:
    obligation = one(filled, "obligation") or d.Word("none", filled.word.span)
    consequence = one(filled, "consequence")
    return d.Provision(
        **common(filled), obligation=obligation, purposes=many(filled, "purposes"), consequence=consequence
    )


def security(filled: Filled) -> d.Security:
    return d.Security(**common(filled), measures=many(filled, "measures"))


def breach(filled: Filled) -> d.Breach:
    return d.Breach(**common(filled), within=one(filled, "within"), channels=many(filled, "channels"))


def children(filled: Filled) -> d.Children:
    consent = one(filled, "parental-consent")
    ages = {"under": one(filled, "under"), "from_": one(filled, "from")}
    return d.Children(**common(filled), stance=one(filled, "stance"), **ages, parental_consent=consent)


def signal(kind: Callable[..., _T]) -> Callable[[Filled], _T]:
    """A builder for the response to a signal."""

    def build(filled: Filled) -> _T:
        said = {name: one(filled, name) for name in ("because", "scope")}
        return kind(**common(filled), response=one(filled, "response"), **said)

    return build


def changes(filled: Filled) -> d.Changes:
    return d.Changes(**common(filled), channels=many(filled, "channels"), notice=one(filled, "notice"))


def audiences(filled: Filled) -> tuple[d.Audience, ...]:
    note = one(filled, "note")
    return tuple(d.Audience(**common(filled), audience=a, note=note) for a in many(filled, "audience"))


def denial(filled: Filled) -> d.Denial:
    return d.Denial(**common(filled))


SINGLE: dict[str, tuple[str, Callable[[Filled], Any]]] = {
    "sale": ("sale", sale),
    "retention": ("retention", retention_limits),
    "cookies": ("cookies", cookies),
    "rights": ("rights", rights),
    "automated-decisions": ("automated_decisions", automated_decisions),
    "security": ("security", security),
    "breach": ("breach", breach),
    "children": ("children", children),
    "parents": ("parents", parents),
    "joint": ("joint", joint),
    "tracking": ("tracking", tracking),
    "dnt": ("dnt", signal(d.Dnt)),
    "gpc": ("gpc", signal(d.Gpc)),
    "changes": ("changes", changes),
}
"""Statements that stand once: the field of the declaration, and the builder."""

REPEATED: dict[str, tuple[str, Callable[[Filled], Any]]] = {
    "controller": ("controllers", party(d.Controller)),
    "dpo": ("dpos", party(d.Dpo)),
    "representative": ("representatives", party(d.Representative)),
    "data": ("data", data_group),
    "purpose": ("purposes", purpose),
    "recipient": ("recipients", recipient),
    "disclosure": ("occasions", occasion),
    "notice": ("notices", statutory_notice),
    "transfer": ("transfers", transfer),
    "choice": ("choices", choice),
    "complaint": ("complaints", complaint),
    "provision": ("provisions", provision),
}
"""Statements that may stand more than once."""

DENIALS = ("data", "recipient", "marketing")


def build(root: Filled | None, span: Span, **rest: Any) -> d.Declaration:
    """The declaration of a file from its `policy` block, if there is one."""
    if root is None:
        return d.Declaration(span=span, **rest)
    fields: dict[str, Any] = {"title": one(root, "title")}
    for word in ("version", "language", "updated", "effective"):
        fields[word] = inner(root, word)
    fields["established_in"] = inner(root, "established-in")
    fields["applies_to"] = gathered(root, "applies-to", "applies-to")
    fields["frameworks"] = gathered(root, "frameworks", "frameworks")
    fields["audiences"] = tuple(a for child in root.of("audience") for a in audiences(child))
    for word, (field, builder) in SINGLE.items():
        first = next(root.of(word), None)
        fields[field] = builder(first) if first is not None else None
    for word, (field, builder) in REPEATED.items():
        denies = word in DENIALS
        fields[field] = tuple(builder(child) for child in root.of(word) if not (denies and child.denied))
    denied = (child for child in root.children if child.denied and child.form.word in DENIALS)
    return d.Declaration(span=span, **fields, denials=tuple(denial(child) for child in denied), **rest)
