"""Declared disclosures about what people are told and can do."""

from __future__ import annotations

from collections.abc import Iterator

from policylint import declaration as d
from policylint.disclosure import Disclosure
from policylint.frontends.policy.evidence import Teller


def disclosures(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    """Cookies, rights, choices, security, children, signals, changes, dates, audiences."""
    yield from _cookies(declaration, tell)
    yield from _rights(declaration, tell)
    yield from _choices(declaration, tell)
    yield from _security(declaration, tell)
    yield from _policy(declaration, tell)
    for audience in declaration.audiences:
        yield tell(f"audience.{audience.audience.text}", audience.audience)
    if declaration.children is not None:
        children = declaration.children
        ages = tuple(age for age in (children.under, children.from_) if age is not None)
        denied = children.stance.text == "not-directed"
        yield tell("children", children, "denied" if denied else "stated", age=ages)
    if declaration.parents is not None:
        yield tell("parental.rights", declaration.parents, channel=(declaration.parents.how,))
    for topic, signal in (("dnt", declaration.dnt), ("gpc", declaration.gpc)):
        if signal is not None:
            yield tell(topic, signal)
    if declaration.gpc is not None and declaration.gpc.scope is not None:
        yield tell("choice.signal-processing", declaration.gpc.scope)


def _cookies(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    cookies = declaration.cookies
    if cookies is None:
        return
    if cookies.denied or cookies.items or cookies.control or cookies.clear():
        yield tell("cookies", cookies, "denied" if cookies.denied else "stated")
    for cookie in cookies.items:
        lifetime = (cookie.lifetime,) if isinstance(cookie.lifetime, d.Duration) else ()
        provider = (cookie.provider,) if cookie.provider is not None else ()
        yield tell("cookies", cookie, period=lifetime, recipient=provider, purpose=(cookie.kind,))
        if cookie.lifetime is not None:
            yield tell("cookie-lifetime", cookie, period=lifetime)
        if cookie.consent is not None and cookie.consent.text == "opt-in":
            yield tell("cookie-consent", cookie)
    if cookies.control is not None:
        yield tell("cookies.control", cookies.control)


def _rights(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    rights = declaration.rights
    if rights is not None:
        for right in rights.rights:
            yield tell(f"rights.{right.text}", right)
        period = (rights.respond_within,) if rights.respond_within is not None else ()
        for how in rights.how:
            yield tell("rights.how", how, channel=(how,), period=period)
            yield tell("rights.request-methods", how, channel=(how,))
        for topic, said in _about(rights):
            if said is not None:
                yield tell(f"rights.{topic}", said)
    for complaint in declaration.complaints:
        yield tell("rights.complaint", complaint, authority=(complaint.authority,))
        yield tell("authority.named", complaint.authority, authority=(complaint.authority,))
    decisions = declaration.automated_decisions
    if decisions is not None:
        yield tell("rights.automated-decisions", decisions, "denied" if decisions.denied else "stated")


def _about(rights: d.Rights) -> tuple[tuple[str, d.Word | None], ...]:
    return (
        ("verification", rights.verification),
        ("agent", rights.agent),
        ("appeal", rights.appeal),
        ("non-retaliation", rights.non_retaliation),
        ("complaint-controller", rights.complaint_to_us),
    )


def _choices(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    for choice in declaration.choices:
        topic = "choice.marketing" if choice.kind.text == "marketing" else "choice.opt-out"
        yield tell(topic, choice, channel=(choice.how,))
        if choice.kind.text == "sale-opt-out":
            yield tell("choice.sale-opt-out", choice, channel=(choice.how,))
    for provision in declaration.provisions:
        denied = provision.obligation.text == "none"
        yield tell("provision.obligation", provision, "denied" if denied else "stated")


def _security(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    if declaration.security is not None and declaration.security.measures:
        yield tell("security.measures", declaration.security, measure=declaration.security.measures)
    breach = declaration.breach
    if breach is not None:
        within = (breach.within,) if breach.within is not None else ()
        yield tell("security.breach-notification", breach, period=within, channel=breach.channels)


def _policy(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    for day in (declaration.updated, declaration.effective):
        if day is not None:
            yield tell("policy.effective-date", day, date=(day,))
    changes = declaration.changes
    if changes is None:
        return
    period = (changes.notice,) if changes.notice is not None else ()
    yield tell("policy.changes", changes, period=period)
    if changes.channels:
        yield tell("policy.change-notice", changes, channel=changes.channels, period=period)
