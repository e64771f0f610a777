"""From a declaration to disclosures: one for every topic that each statement tells a reader about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from policylint import declaration as d
from policylint.disclosure import Disclosure, Polarity
from policylint.entities.unions import is_abroad
from policylint.frontends.policy import declaring_people as people
from policylint.frontends.policy.evidence import Teller, labels
from policylint.source import Source
from policylint.terms import is_a


def disclosures(declaration: d.Declaration, source: Source) -> tuple[Disclosure, ...]:
    """What a declaration discloses, in the order of the source."""
    tell = Teller(source)
    parts: Iterable[Iterator[Disclosure]] = (
        _parties(declaration, tell),
        _data(declaration, tell),
        _purposes(declaration, tell),
        _retention(declaration, tell),
        _recipients(declaration, tell),
        _transfers(declaration, tell),
        _tracking(declaration, tell),
        _denials(declaration, tell),
        people.disclosures(declaration, tell),
    )
    return tuple(sorted(chain.from_iterable(parts), key=lambda found: (found.span, found.topic)))


def _parties(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    for controller in declaration.controllers:
        yield tell("controller.identity", controller.name)
        for channel in controller.channels[:1]:
            yield tell("controller.contact", channel, channel=controller.channels)
        if controller.email is not None:
            yield tell("controller.email", controller.email, channel=(controller.email,))
        if controller.address is not None:
            yield tell("controller.address", controller.address)
    if declaration.joint is not None:
        yield tell("controller.joint", declaration.joint)
    for controller in declaration.controllers[1:]:
        yield tell("controller.joint", controller.name)
    for representative in declaration.representatives:
        yield tell("controller.representative", representative.name, country=representative.regions)
    for officer in declaration.dpos:
        for channel in officer.channels[:1]:
            yield tell("dpo.contact", channel, channel=officer.channels)


_WAYS = {
    "person": "collection.direct",
    "device": "collection.automatic",
    "third-party": "collection.third-party",
    "public": "collection.third-party",
}


def _data(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    for group in declaration.data:
        named = group.items or ((group.label,) if group.label is not None else ())
        if named:
            yield tell("collection.data-categories", group, data=named)
        source = group.source.text if group.source is not None else "person"
        if source in _WAYS and group.clear("source"):
            supplier = (group.supplier,) if group.supplier is not None else ()
            yield tell(_WAYS[source], group, data=named, source=supplier)
        if group.source is not None:
            yield tell("collection.sources", group, source=(group.supplier or group.source,))


def _purposes(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    for purpose in declaration.purposes:
        named = labels(purpose)
        data = _items(declaration, purpose.uses)
        yield tell("purpose", purpose, purpose=named, data=data)
        for kind in purpose.kinds:
            if is_a("purpose", kind.text, "marketing"):
                yield tell("purpose.marketing", kind, purpose=(kind,), data=data)
        for basis in purpose.bases:
            detail = (basis.detail,) if basis.detail is not None else ()
            interest = detail if basis.basis.text == "legitimate-interests" else ()
            topic = f"legal-basis.{basis.basis.text}"
            yield tell(topic, basis, basis=(basis.basis,), purpose=named, interest=interest)


def _items(declaration: d.Declaration, groups: Iterable[d.Word]) -> tuple[d.Word, ...]:
    """What the groups named hold."""
    found = (declaration.group(name.text) for name in groups)
    return tuple(item for group in found if group is not None for item in group.items)


def _retention(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    for purpose in declaration.purposes:
        for retention in purpose.retentions:
            yield from _kept(retention, tell, labels(purpose))
    yield from _by_category(declaration, tell)
    limits = declaration.retention
    if limits is None:
        return
    if limits.maximum is not None:
        yield tell("retention.period", limits.maximum, period=(limits.maximum,))
    if limits.criteria is not None:
        yield tell("retention.criteria", limits.criteria, condition=(limits.criteria,))
    if limits.disposal is not None:
        yield tell("retention.disposal", limits.disposal)


def _by_category(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    """Where data of different kinds has periods or criteria of its own, at the second of them."""
    seen: set[frozenset[str]] = set()
    for purpose in declaration.purposes:
        for kept in purpose.retentions:
            if kept.period is None and kept.until is None and kept.while_ is None:
                continue
            seen.add(frozenset(word.text for word in kept.data or purpose.uses))
            if len(seen - {frozenset()}) > 1:
                yield tell("retention-by-category", kept)
                return


def _kept(kept: d.Retention, tell: Teller, purpose: tuple[d.Word, ...]) -> Iterator[Disclosure]:
    conditions = tuple(word for word in (kept.after, kept.until, kept.while_) if word is not None)
    if kept.period is not None:
        yield tell("retention.period", kept, period=(kept.period,), purpose=purpose, condition=conditions)
    elif kept.until is not None or kept.while_ is not None:
        yield tell("retention.criteria", kept, purpose=purpose, condition=conditions)
    elif kept.indefinitely:
        yield tell("retention", kept, purpose=purpose)
    if kept.disposal is not None:
        yield tell("retention.disposal", kept.disposal, purpose=purpose)


def _recipients(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    for recipient in declaration.recipients:
        data = _items(declaration, (name for receipt in recipient.receives for name in receipt.data))
        role = recipient.role.text if recipient.role is not None else ""
        topics = ["sharing.recipients"]
        topics += ["sharing.processors"] if role == "processor" else []
        topics += ["sharing.sale"] if role == "buyer" else []
        topics += ["controller.joint"] if role == "joint-controller" else []
        for topic in topics:
            yield tell(topic, recipient, recipient=(recipient.name,), data=data)
    for occasion in declaration.occasions:
        yield tell(f"sharing.{occasion.kind.text}", occasion)
    sale = declaration.sale
    if sale is not None:
        data = _items(declaration, sale.data)
        yield tell("sharing.sale", sale, _polarity(sale.denied), recipient=sale.buyers, data=data)


def _transfers(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    for transfer in declaration.transfers:
        yield tell("transfer", transfer, _polarity(transfer.denied), country=transfer.countries)
        if transfer.copy is not None:
            yield tell("safeguards.copy", transfer.copy, channel=(transfer.copy,))
        if transfer.safeguards:
            yield tell(
                "transfer.safeguards", transfer, mechanism=transfer.safeguards, country=transfer.countries
            )
    home = declaration.established_in.text if declaration.established_in is not None else ""
    for recipient, receipt in declaration.receipts():
        abroad = tuple(country for country in receipt.countries if is_abroad(country.text, home))
        if not abroad:
            continue
        yield tell("transfer", receipt, country=abroad, recipient=(recipient.name,))
        if receipt.safeguards:
            yield tell("transfer.safeguards", receipt, mechanism=receipt.safeguards, country=abroad)


def _tracking(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    tracking = declaration.tracking
    if tracking is not None:
        denied = _polarity(tracking.denied)
        yield tell("tracking.third-party", tracking, denied, recipient=tracking.parties)
    for notice in declaration.notices:
        yield tell(f"notice.{notice.kind.text}", notice)


_DENIED = {
    "data": "collection.data-categories",
    "recipient": "sharing.recipients",
    "marketing": "purpose.marketing",
}


def _denials(declaration: d.Declaration, tell: Teller) -> Iterator[Disclosure]:
    for denial in declaration.denials:
        yield tell(_DENIED[denial.word.text], denial, "denied")


def _polarity(denied: bool) -> Polarity:
    return "denied" if denied else "stated"
