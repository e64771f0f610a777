"""Who receives data, in which countries, on which safeguards."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.declaration import Word
from policylint.disclosure import Attribute
from policylint.entities.unions import EEA, EU
from policylint.policy_language.drift.contacts import texts
from policylint.policy_language.drift.findings import Difference, Pair
from policylint.policy_language.drift.notice import plain
from policylint.policy_language.wording import country
from policylint.source import Span
from policylint.terms import is_a, label, terms

_SHARING = ("sharing.recipients", "sharing.processors", "sharing.sale", "transfer", "transfer.safeguards")
_UNIONS = {"EU": EU, "EEA": EEA}


def compare(pair: Pair) -> Iterator[Difference]:
    """Differences in recipients, countries and safeguards."""
    yield from _recipients(pair)
    yield from _countries(pair)
    yield from _safeguards(pair)


def _recipients(pair: Pair) -> Iterator[Difference]:
    if pair.notice.policy.status("sharing.recipients") == "not-found":
        return
    sale = pair.declaration.sale
    declared = [recipient.name for recipient in pair.declaration.recipients]
    declared += sale.buyers if sale is not None else ()
    for name in declared:
        if not pair.notice.says(name.text):
            yield pair.unsaid(f"the recipient {name.text}", name.span, "sharing.recipients")
    known = plain(" \n ".join(word.text for word in texts(pair.declaration)))
    names = [plain(name.text) for name in declared]
    roles = plain(" \n ".join(role.label for role in terms("role").values()))
    seen: set[str] = set()
    for value, span in _named(pair):
        if value in terms("recipient") or value in terms("role") or plain(value) in seen:
            continue
        if plain(pair.notice.source.slice(span)) != plain(value) or plain(value) in roles:
            continue
        if plain(value) in known or any(name in plain(value) for name in names):
            continue
        seen.add(plain(value))
        yield pair.undeclared(f"the recipient {value}", span, "sharing.recipients")


def _named(pair: Pair) -> Iterator[tuple[str, Span]]:
    """Recipients read as such, and organisations with a legal form in sentences that say who receives data."""
    for attribute in _said(pair, "recipient", *_SHARING):
        yield attribute.value, attribute.span
    spans = {d.span for d in pair.notice.policy.disclosures if d.topic == "sharing.recipients"}
    telling = [p for p in pair.notice.policy.passages if p.span in spans and p.kind in ("sentence", "item")]
    for named in pair.notice.named("organisation", telling):
        yield named.value, named.span


def _said(pair: Pair, name: str, *topics: str) -> list[Attribute]:
    return [a for d in pair.notice.about(*topics) for a in d.attributes if a.name == name]


def _countries(pair: Pair) -> Iterator[Difference]:
    declaration = pair.declaration
    places: list[Word] = [code for _, receipt in declaration.receipts() for code in receipt.countries]
    places += [code for transfer in declaration.transfers for code in transfer.countries]
    home = declaration.established_in
    known = {code.text for code in places} | ({home.text} if home is not None else set())
    known |= {region.text for agent in declaration.representatives for region in agent.regions}
    covered = known | {code for union in known for code in _UNIONS.get(union, ())} | {"EU", "EEA"}
    seen: set[str] = set()
    for named in pair.notice.named("country", pair.notice.passages_about(*_SHARING)):
        if named.value not in covered and named.value not in seen and not _within_text(pair, named.value):
            seen.add(named.value)
            yield pair.undeclared(f"data in {country(named.value)}", named.span, "transfer")
    said = {named.value for named in pair.notice.named("country")}
    if pair.notice.policy.status("sharing.recipients") == "not-found":
        return
    for code in {code.text: code for code in places}.values():
        if code.text not in said and not any(code.text in _UNIONS.get(union, ()) for union in said):
            yield pair.unsaid(f"data in {country(code)}", code.span, "transfer")


def _within_text(pair: Pair, code: str) -> bool:
    """Whether the country stands in some text of the declaration, such as an address."""
    name = plain(country(code).removeprefix("the "))
    return any(name in plain(word.text) for word in texts(pair.declaration))


def _safeguards(pair: Pair) -> Iterator[Difference]:
    declared: list[Word] = [s for _, receipt in pair.declaration.receipts() for s in receipt.safeguards]
    declared += [s for transfer in pair.declaration.transfers for s in transfer.safeguards]
    said = _said(pair, "mechanism", "transfer.safeguards")
    names = {word.text: word for word in declared}
    seen: set[str] = set()
    for attribute in said:
        related = any(_kin(attribute.value, name) for name in names)
        if attribute.value in terms("safeguard") and names and not related and attribute.value not in seen:
            seen.add(attribute.value)
            what = label("safeguard", attribute.value)
            yield pair.undeclared(f"the safeguard {what}", attribute.span, "transfer.safeguards")
    for name, word in names.items():
        words = label("safeguard", name)
        if said and not any(_kin(a.value, name) for a in said) and not pair.notice.says(words):
            yield pair.unsaid(f"the safeguard {words}", word.span, "transfer.safeguards")


def _kin(one: str, other: str) -> bool:
    return is_a("safeguard", one, other) or is_a("safeguard", other, one)
