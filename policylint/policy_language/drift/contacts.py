"""Who is behind the policy and how to reach them; the authority; the dates of the policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from policylint.declaration import Party, Word
from policylint.policy_language.drift.findings import Difference, Pair
from policylint.policy_language.drift.notice import Named, plain
from policylint.policy_language.wording import day

_CHANNELS = ("controller.contact", "controller.email", "controller.address", "dpo.contact", "rights.how")
_UPDATED = re.compile(r"\b(?:updated|revised|modified|amended|changed)\b", re.IGNORECASE)
_EFFECTIVE = re.compile(r"\b(?:effective|in force|applies from|valid from|takes effect)\b", re.IGNORECASE)


def is_updated(words: str) -> bool:
    """Whether words say that a date is that of the last change."""
    return bool(_UPDATED.search(words))


def is_effective(words: str) -> bool:
    """Whether words say that a date is the one from which the policy applies."""
    return bool(_EFFECTIVE.search(words))


def compare(pair: Pair) -> Iterator[Difference]:
    """Differences in names, addresses and dates."""
    yield from _names(pair)
    yield from _emails(pair)
    yield from _numbers(pair)
    yield from _addresses(pair)
    yield from _dates(pair)


def texts(node: object) -> Iterator[Word]:
    """All text in quotes of a declaration, in order."""
    if isinstance(node, Word):
        if node.quoted:
            yield node
    elif isinstance(node, tuple):
        for value in node:
            yield from texts(value)
    elif is_dataclass(node):
        for field in fields(node):
            if field.name not in ("comments", "span"):
                yield from texts(getattr(node, field.name))


def _parties(pair: Pair) -> list[tuple[Party, str]]:
    declaration = pair.declaration
    return [
        *((party, "controller.identity") for party in declaration.controllers),
        *((party, "dpo.contact") for party in declaration.dpos),
        *((party, "controller.representative") for party in declaration.representatives),
    ]


def _names(pair: Pair) -> Iterator[Difference]:
    for party, topic in _parties(pair):
        if pair.notice.says(party.name.text):
            continue
        others = [
            attribute
            for said in pair.notice.about(topic)
            for attribute in said.attributes
            if attribute.name == "controller"
        ]
        if topic == "controller.identity" and others:
            name = others[0]
            yield pair.differs("drift-contact", f"the name {name.value}", name.span, party.name.text, party.name.span, topic)  # fmt: skip
        else:
            yield pair.unsaid(f"the name {party.name.text}", party.name.span, topic)
    for complaint in pair.declaration.complaints:
        authority = complaint.authority
        if pair.notice.says(authority.text):
            continue
        named = [
            a for d in pair.notice.about("rights.complaint") for a in d.attributes if a.name == "authority"
        ]
        if named:
            yield pair.differs("drift-contact", f"the authority {named[0].value}", named[0].span, authority.text, authority.span, "rights.complaint")  # fmt: skip
        else:
            yield pair.unsaid(f"the authority {authority.text}", authority.span, "rights.complaint")


def _emails(pair: Pair) -> Iterator[Difference]:
    known = plain(" \n ".join(word.text for word in texts(pair.declaration)))
    said = pair.notice.named("email")
    new = [named for named in said if plain(named.value) not in known]
    used: set[int] = set()
    for party, topic in _parties(pair):
        email = party.email
        if email is None or pair.notice.says(email.text):
            continue
        other = next((n for n in new if id(n) not in used and _is_about(pair, n, topic)), None)
        if other is None:
            yield pair.unsaid(f"the address {email.text}", email.span, "controller.email")
        else:
            used.add(id(other))
            yield pair.differs("drift-contact", f"the address {other.value}", other.span, email.text, email.span, "controller.email")  # fmt: skip
    for named in new:
        if id(named) not in used:
            yield pair.undeclared(f"the address {named.value}", named.span, "controller.email")


def _is_about(pair: Pair, named: Named, topic: str) -> bool:
    """Whether an address is given as one of the officer's, or for anybody else as one that is not."""
    officers = any(d.span == named.passage.span for d in pair.notice.about("dpo.contact"))
    return officers == (topic == "dpo.contact")


def _numbers(pair: Pair) -> Iterator[Difference]:
    said = {_digits(named.value): named for named in pair.notice.named("phone")}
    declared = {_digits(party.phone.text) for party, _ in _parties(pair) if party.phone is not None}
    others = [named for digits, named in said.items() if digits not in declared]
    for party, topic in _parties(pair):
        phone = party.phone
        if phone is None or pair.notice.says(phone.text) or _digits(phone.text) in said:
            continue
        if others:
            yield pair.differs("drift-contact", f"the number {others[0].value}", others[0].span, phone.text, phone.span, "controller.contact")  # fmt: skip
        else:
            yield pair.unsaid(f"the number {phone.text}", phone.span, "controller.contact" if "controller" in topic else topic)  # fmt: skip


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))[-8:]


def _addresses(pair: Pair) -> Iterator[Difference]:
    known = plain(" \n ".join(word.text for word in texts(pair.declaration)))
    said = [named for named in pair.notice.named("address") if plain(named.value) not in known]
    for party, topic in _parties(pair):
        address = party.address
        if address is None or pair.notice.says(address.text):
            continue
        there = "controller.address" if topic == "controller.identity" else topic
        if said:
            named = said.pop(0)
            yield pair.differs("drift-contact", f"the address {named.value}", named.span, address.text, address.span, there)  # fmt: skip
        elif not any(plain(n.value) in plain(address.text) for n in pair.notice.named("address")):
            yield pair.unsaid(f"the address {address.text}", address.span, there)


def _dates(pair: Pair) -> Iterator[Difference]:
    declared = [
        (one, cue)
        for one, cue in ((pair.declaration.updated, _UPDATED), (pair.declaration.effective, _EFFECTIVE))
        if one is not None
    ]
    known = {one.value.isoformat() for one, _ in declared}
    said = [
        (a, d) for d in pair.notice.about("policy.effective-date") for a in d.attributes if a.name == "date"
    ]
    new = [(a, d) for a, d in said if a.value not in known]
    for one, cue in declared:
        if any(a.value == one.value.isoformat() for a, _ in said):
            continue
        fitting = [pair_ for pair_ in new if cue.search(pair_[1].text)] or new[:1]
        if fitting:
            attribute, _ = fitting[0]
            new.remove(fitting[0])
            yield pair.differs("drift-date", f"the date {_day(attribute.value)}", attribute.span, day(one.value), one.span, "policy.effective-date")  # fmt: skip
        elif said or pair.notice.policy.status("policy.effective-date") != "not-found":
            yield pair.unsaid(f"the date {day(one.value)}", one.span, "policy.effective-date")
    for attribute, _ in new if declared else ():
        yield pair.undeclared(f"the date {_day(attribute.value)}", attribute.span, "policy.effective-date")


def _day(value: str) -> str:
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


__all__ = ["compare", "is_effective", "is_updated", "texts"]
