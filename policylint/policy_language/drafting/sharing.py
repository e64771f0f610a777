"""Who receives data, where it goes, and who buys it or follows people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.disclosure import Disclosure
from policylint.entities.country import country_names
from policylint.passages import Passage
from policylint.policy_language.drafting.findings import Found, Line, attributes, sentence, spans, text, todo
from policylint.policy_language.drafting.groups import groups, named_in, rows
from policylint.terms import terms

_SHARING = ("sharing.recipients", "sharing.processors")
_RECIPIENT = re.compile(
    r"\s*(?:recipients?|who receives|processors?|service providers?|sub-?processors?)\b", re.IGNORECASE
)
_OTHERS = frozenset({"buyer"})


def sharing(found: Found) -> Iterator[Line]:
    """Recipients, occasions, sale, statutory notices, tracking, transfers."""
    yield from _recipients(found)
    for kind in ("legal", "merger"):
        if found.stated(f"sharing.{kind}"):
            yield Line(f"disclosure {kind}", spans(found.stated(f"sharing.{kind}"), 1))
    yield from _sale(found)
    yield from _transfers(found)
    for kind in ("sensitive-sale", "biometric-sale", "website-sale"):
        if found.stated(f"notice.{kind}"):
            yield Line(f"notice {kind}", spans(found.stated(f"notice.{kind}"), 1))
    if found.stated("tracking.third-party"):
        yield Line(f"tracking {todo('name who does so')}", spans(found.stated("tracking.third-party"), 1))
    elif found.denied("tracking.third-party"):
        yield Line("tracking none", spans(found.denied("tracking.third-party"), 1))


def _recipients(found: Found) -> Iterator[Line]:
    said = found.stated(*_SHARING)
    if not said:
        if found.denied("sharing.recipients"):
            yield Line("recipient none", spans(found.denied("sharing.recipients"), 1))
        return
    listed = list(_rows(found))
    named = {row.label.casefold(): line for row, line in listed}
    for attribute, disclosure in attributes(said, "recipient"):
        if any(row.span.contains(disclosure.span) for row, _ in listed):
            continue
        words = " ".join(found.notice.source.slice(attribute.span).split())
        value = attribute.value
        if value.casefold() in named or value in _OTHERS or not words or not found.notice.says(words):
            continue
        if value in terms("role") and any(f" as {value}" in line.head for line in named.values()):
            continue
        what = f"recipient {text(words)}{_what(found, value, disclosure)}"
        named[value.casefold()] = Line(what, (disclosure.span,))
    yield from {line.head: line for line in named.values()}.values()
    if found.stated("sharing.processors") and not any(
        " as processor" in line.head for line in named.values()
    ):
        asked = todo("name those who process data for you")
        yield Line(f"recipient {asked} as processor", spans(found.stated("sharing.processors"), 1))
    elif not named:
        yield Line(f"recipient {todo('say who receives data')}", spans(said, 1))


def _rows(found: Found) -> Iterator[tuple[Passage, Line]]:
    """The rows of a table of recipients, each as the recipient that it lists and what that receives where."""
    known = groups(found)
    for row, cell in rows(found, _RECIPIENT):
        inside = [
            d for d in found.stated(*_SHARING, "transfer", "transfer.safeguards") if row.span.contains(d.span)
        ]
        if not inside or not found.notice.says(found.notice.own(cell)):
            continue
        values = dict.fromkeys(value for d in inside for value in d.values("recipient"))
        roles = [one for one in values if one in terms("role") and one not in _OTHERS]
        categories = [one for one in values if one in terms("recipient")]
        head = f" as {roles[0]}" if len(roles) == 1 else ""
        head += f" category {categories[0]}" if len(categories) == 1 else ""
        received = ", ".join(group.name for group in named_in(row, known))
        block = (Line(f"receives {received}{_where(found, row, inside)}"),) if received else None
        yield row, Line(f"recipient {text(found.notice.own(cell))}{head}", (row.span,), block)


def _where(found: Found, row: Passage, inside: list[Disclosure]) -> str:
    inner = [p for p in found.policy.passages if row.span.contains(p.span)]
    countries = dict.fromkeys(named.value for named in found.notice.named("country", inner))
    mechanisms = dict.fromkeys(value for d in inside for value in d.values("mechanism"))
    places = ", ".join(one for one in countries if _is_country(one))
    safeguards = ", ".join(one for one in mechanisms if one in terms("safeguard"))
    return (f" in {places}" if places else "") + (f" safeguard {safeguards}" if safeguards else "")


def _what(found: Found, value: str, disclosure: Disclosure) -> str:
    """The role and category of a recipient: its own, or those that its row gives if that names it alone."""
    if value in terms("role"):
        return f" as {value}"
    if value in terms("recipient"):
        return f" category {value}"
    beside = disclosure.values("recipient")
    alone = len([one for one in beside if one not in terms("role") and one not in terms("recipient")]) == 1
    if not alone or not found.is_row(disclosure):
        return ""
    roles = [one for one in beside if one in terms("role") and one not in _OTHERS]
    categories = [one for one in beside if one in terms("recipient")]
    role = f" as {roles[0]}" if len(roles) == 1 else ""
    return role + (f" category {categories[0]}" if len(categories) == 1 else "")


def _sale(found: Found) -> Iterator[Line]:
    said = found.stated("sharing.sale")
    if not said:
        if found.denied("sharing.sale"):
            yield Line("sale none", spans(found.denied("sharing.sale"), 1))
        return
    buyers = [a.value for a, _ in attributes(said, "recipient") if a.value not in terms("role")]
    names = [text(one) for one in dict.fromkeys(buyers) if found.notice.says(one)]
    yield Line(f"data sold {todo('list the data that is sold')}")
    yield Line(f"sale sold to {', '.join(names)}" if names else "sale sold", spans(said, 1))


def _transfers(found: Found) -> Iterator[Line]:
    cells = {p.span for p in found.policy.passages if p.kind == "row"}
    said = found.stated("transfer")
    denied = found.denied("transfer")
    if not said or (denied and all(d.span in cells for d in said)):
        yield from [Line("transfer none", spans(denied, 1))] if denied else []
        return
    heads: dict[str, Line] = {}
    listed = [row for row, line in _rows(found) if line.block is not None]
    for disclosure in sorted(found.stated("transfer", "transfer.safeguards"), key=lambda d: d.span):
        if any(row.span.contains(disclosure.span) for row in listed):
            continue
        countries = [one for one in dict.fromkeys(disclosure.values("country")) if _is_country(one)]
        safeguards = [
            one for one in dict.fromkeys(disclosure.values("mechanism")) if one in terms("safeguard")
        ]
        head = f" to {', '.join(countries)}" if countries else ""
        head += f" safeguard {', '.join(safeguards)}" if safeguards else ""
        if head:
            heads.setdefault(head, Line(f"transfer{head}", (disclosure.span,)))
    if not heads and not any(row.span.contains(said[0].span) for row in listed):
        heads["transfer"] = Line("transfer", spans(said, 1))
    yield from heads.values()
    copies = found.stated("safeguards.copy")
    if copies:
        yield Line(f"transfer copy {sentence(copies[0])}", spans(copies, 1))


def _is_country(code: str) -> bool:
    return code in country_names() or code in ("EU", "EEA")
