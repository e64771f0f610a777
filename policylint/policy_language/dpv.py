"""A declaration as JSON-LD in the W3C Data Privacy Vocabulary 2 (https://w3id.org/dpv).

Each purpose is a `dpv:Process` with its data, basis, storage, and the recipients that receive data for
it. A term whose nearest DPV concept is known stands as that IRI; text of the team's own as a node with a title.
"""

from __future__ import annotations

from typing import Any

from policylint import terms
from policylint.declaration import Declaration, Party, Purpose, Receipt, Recipient, Retention, Word
from policylint.policy_language.wording import country, period, said, term

CONTEXT = {
    "dpv": "https://w3id.org/dpv#",
    "dct": "http://purl.org/dc/terms/",
    "loc": "https://w3id.org/dpv/loc#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ROLES = {
    "processor": "dpv:DataProcessor",
    "joint-controller": "dpv:JointDataControllers",
    "controller": "dpv:DataController",
    "authority": "dpv:Authority",
}


def document(declaration: Declaration) -> dict[str, Any]:
    """The declaration as one JSON-LD document with a context of its own; nothing is fetched to read it."""
    graph = [_notice(declaration)]
    graph += [_party(party, "controller", number) for number, party in enumerate(declaration.controllers, 1)]
    graph += [_recipient(one, number) for number, one in enumerate(declaration.recipients, 1)]
    graph += [_handling(declaration, purpose) for purpose in declaration.purposes]
    return {"@context": CONTEXT, "@graph": graph}


def _notice(declaration: Declaration) -> dict[str, Any]:
    handled = [{"@id": f"#purpose-{purpose.name.text}"} for purpose in declaration.purposes]
    rights = declaration.rights.rights if declaration.rights is not None else ()
    measures = declaration.security.measures if declaration.security is not None else ()
    node: dict[str, Any] = {
        "@id": "#notice",
        "@type": "dpv:PrivacyNotice",
        "dct:title": said(declaration.title) if declaration.title is not None else "",
        "dct:hasVersion": said(declaration.version) if declaration.version is not None else "",
        "dpv:hasDataController": [
            {"@id": f"#controller-{n}"} for n in range(1, len(declaration.controllers) + 1)
        ],
        "dpv:hasProcess": handled,
        "dpv:hasRight": [_concept(word, "right") for word in rights],
        "dpv:hasTechnicalOrganisationalMeasure": [_concept(word, "measure") for word in measures],
    }
    for name, day in (("dct:modified", declaration.updated), ("dct:valid", declaration.effective)):
        if day is not None:
            node[name] = {"@type": "xsd:date", "@value": day.value.isoformat()}
    return _filled(node)


def _party(party: Party, kind: str, number: int) -> dict[str, Any]:
    return _filled({
        "@id": f"#{kind}-{number}",
        "@type": "dpv:DataController",
        "dpv:hasName": said(party.name),
        "dpv:hasAddress": said(party.address) if party.address is not None else "",
        "dpv:hasContact": [said(way) for way in (party.email, party.phone, party.form) if way is not None],
    })  # fmt: skip


def _recipient(recipient: Recipient, number: int) -> dict[str, Any]:
    role = recipient.role.text if recipient.role is not None else "third-party"
    return {
        "@id": f"#recipient-{number}",
        "@type": _ROLES.get(role, "dpv:ThirdParty"),
        "dpv:hasName": said(recipient.name),
    }


def _handling(declaration: Declaration, purpose: Purpose) -> dict[str, Any]:
    receipts = [
        (number, receipt)
        for number, recipient in enumerate(declaration.recipients, 1)
        for receipt in recipient.receives
        if any(name.text == purpose.name.text for name in receipt.purposes)
    ]
    groups = [group for name in purpose.uses if (group := declaration.group(name.text)) is not None]
    bases = [(basis.basis, "basis", basis.detail) for basis in purpose.bases]
    bases += [(one.condition, "condition", one.detail) for one in purpose.conditions]
    return _filled({
        "@id": f"#purpose-{purpose.name.text}",
        "@type": "dpv:Process",
        "dpv:hasPurpose": _purpose(purpose),
        "dpv:hasPersonalData": [_concept(item, "data") for group in groups for item in group.items],
        "dpv:hasLegalBasis": [_concept(word, kind, detail) for word, kind, detail in bases],
        "dpv:hasStorageCondition": [_storage(retention) for retention in purpose.retentions],
        "dpv:hasRecipient": [{"@id": f"#recipient-{number}"} for number in dict.fromkeys(n for n, _ in receipts)],
        "dpv:hasProcessing": [_transfer(number, receipt) for number, receipt in receipts if receipt.countries]
        + [_concept(kept.disposal, "disposal") for kept in purpose.retentions if kept.disposal is not None],
    })  # fmt: skip


def _purpose(purpose: Purpose) -> list[dict[str, Any]]:
    found = [_concept(kind, "purpose") for kind in purpose.kinds]
    if purpose.label is not None:
        found.append({"@type": "dpv:Purpose", "dct:title": said(purpose.label)})
    return found or [{"@type": "dpv:Purpose", "dct:title": said(purpose.name)}]


def _storage(retention: Retention) -> dict[str, Any]:
    lasting: list[dict[str, Any]] = []
    if retention.period is not None:
        lasting.append({"@type": "xsd:duration", "@value": retention.period.value})
    conditions = [
        f"{word} {term(value, 'event')}"
        for word, value in (
            ("after", retention.after),
            ("until", retention.until),
            ("while", retention.while_),
        )
        if value is not None
    ]
    conditions += ["indefinitely"] if retention.indefinitely else []
    conditions += [f"because {said(retention.because)}"] if retention.because is not None else []
    return _filled({
        "@type": "dpv:StorageCondition",
        "dpv:hasDuration": lasting,
        "dct:description": "; ".join([*([period(retention.period.value)] if retention.period else []), *conditions]),
    })  # fmt: skip


def _transfer(number: int, receipt: Receipt) -> dict[str, Any]:
    return _filled({
        "@type": "dpv:Transfer",
        "dpv:hasRecipient": {"@id": f"#recipient-{number}"},
        "dpv:hasLocation": [{"@id": f"loc:{code.text}", "dct:title": country(code)} for code in receipt.countries],
        "dpv:hasLegalBasis": [_concept(word, "safeguard") for word in receipt.safeguards],
    })  # fmt: skip


def _concept(word: Word, kind: Any, detail: Word | None = None) -> dict[str, Any]:
    """The IRI of a term, typed with it where there is more to say; text is a node with a title."""
    known = None if word.quoted else terms.term(kind, word.text)
    title = f"{term(word, kind)}: {said(detail)}" if detail is not None else term(word, kind)
    if known is None or not known.dpv:
        return {"dct:title": title}
    if detail is None:
        return {"@id": known.dpv}
    return {"@type": known.dpv, "dct:title": title}


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in ("", [], None)}
