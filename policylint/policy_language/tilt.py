"""A declaration as a document of the Transparency Information Language, version 2.

The blocks and their required fields follow the TILT schema
(https://github.com/Transparency-Information-Language/schema). A required field that is not declared is an empty
string, `false` or an empty list: the language has no word for "not declared".
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from policylint import terms
from policylint.declaration import DataGroup, Declaration, Party, Purpose, Retention, Word
from policylint.entities.recognition import recognise
from policylint.entities.unions import is_abroad
from policylint.policy_language.wording import period, said, term

_CLAUSES = frozenset({"scc", "idta", "uk-addendum", "ad-hoc-clauses"})


class IncompleteError(ValueError):
    """The declaration leaves out a statement that TILT requires; the message names it."""


def document(declaration: Declaration) -> dict[str, Any]:
    """The declaration as one TILT document. `_id` and `_hash` are made from its content: the same for the same.

    Raises IncompleteError if no date is declared: the schema requires one, and an empty one is none.
    """
    body = {
        "controller": _controller(declaration),
        "dataProtectionOfficer": _party(declaration.dpos[0] if declaration.dpos else None),
        "dataDisclosed": [_disclosed(declaration, group) for group in declaration.data],
        "thirdCountryTransfers": _transfers(declaration),
        "accessAndDataPortability": _right(declaration, "access", "portability"),
        "sources": [_source(group) for group in declaration.data if group.source is not None],
        "rightToInformation": _right(declaration, "access"),
        "rightToRectificationOrDeletion": _right(declaration, "rectification", "erasure"),
        "rightToDataPortability": _right(declaration, "portability"),
        "rightToWithdrawConsent": _right(declaration, "withdraw-consent"),
        "rightToComplain": _complaint(declaration),
        "automatedDecisionMaking": _decisions(declaration),
        "changesOfPurpose": [],
    }
    return {"meta": _meta(declaration, body), **body}


def _meta(declaration: Declaration, body: dict[str, Any]) -> dict[str, Any]:
    name = body["controller"]["name"]
    digest = sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    url = next((said(place) for place in declaration.applies_to if "://" in place.text), "")
    dated = declaration.updated or declaration.effective
    if dated is None:
        raise IncompleteError("TILT requires a date: declare `updated` (or `effective`)")
    day = dated.value.isoformat()
    version = declaration.version.text.partition(".")[0] if declaration.version is not None else "1"
    return {
        "_id": str(uuid5(NAMESPACE_URL, digest)),
        "name": name,
        "created": day,
        "modified": day,
        "version": max(1, int(version)) if version.isdigit() else 1,
        "language": declaration.language.text if declaration.language is not None else "en",
        "status": "active",
        "url": url,
        "_hash": digest,
    }


def _controller(declaration: Declaration) -> dict[str, Any]:
    controller = _party(declaration.controllers[0] if declaration.controllers else None)
    agent = _party(declaration.representatives[0] if declaration.representatives else None)
    home = declaration.established_in
    return {
        "name": controller["name"],
        "address": controller["address"],
        "country": home.text if home is not None else controller["country"],
        "representative": {key: agent[key] for key in ("name", "email", "phone")},
    }


def _party(party: Party | None) -> dict[str, Any]:
    address = _text(party.address if party is not None else None)
    named = recognise(address, frozenset({"country"}))
    return {
        "name": _text(party.name if party is not None else None),
        "address": address,
        "country": named[-1].value if named else "",
        "email": _text(party.email if party is not None else None),
        "phone": _text(party.phone if party is not None else None),
    }


def _text(word: Word | None) -> str:
    return said(word) if word is not None else ""


def _disclosed(declaration: Declaration, group: DataGroup) -> dict[str, Any]:
    purposes = [p for p in declaration.purposes if any(used.text == group.name.text for used in p.uses)]
    names = {purpose.name.text for purpose in purposes}
    provision = next(
        (
            one
            for one in declaration.provisions
            if not one.purposes or names & {word.text for word in one.purposes}
        ),
        None,
    )
    bases = [(basis.basis.text, basis.detail) for purpose in purposes for basis in purpose.bases]
    return {
        "_id": group.name.text,
        "category": said(group.label or group.name),
        "purposes": [{"purpose": _titled(one), "description": _titled(one)} for one in purposes],
        "legalBases": [_basis(name, detail) for name, detail in bases],
        "legitimateInterests": [
            {"exists": True, "reasoning": _text(detail)} for name, detail in bases if name == "legitimate-interests"
        ],
        "recipients": [
            {"name": said(one.name), "category": term(one.category, "recipient") if one.category else _role(one.role)}
            for one in declaration.recipients
            if any(name.text == group.name.text for receipt in one.receives for name in receipt.data)
        ],
        "storage": [_storage(kept) for purpose in purposes for kept in purpose.retentions],
        "nonDisclosure": {
            "legalRequirement": any(name == "legal-obligation" for name, _ in bases),
            "contractualRegulation": any(name == "contract" for name, _ in bases),
            "obligationToProvide": provision is not None and provision.obligation.text == "required",
            "consequences": _text(provision.consequence if provision is not None else None),
        },
    }  # fmt: skip


def _role(role: Word | None) -> str:
    return term(role, "role") if role is not None else ""


def _titled(purpose: Purpose) -> str:
    if purpose.label is not None:
        return said(purpose.label)
    return ", ".join(term(kind, "purpose") for kind in purpose.kinds) or said(purpose.name)


def _basis(name: str, detail: Word | None) -> dict[str, str]:
    """A ground as TILT refers to it: `GDPR-6-1-b`."""
    known = terms.term("basis", name)
    article = known.dpv.rpartition("#A")[2] if known is not None else ""
    return {"reference": f"GDPR-{article}", "description": _text(detail) or terms.label("basis", name)}


def _storage(kept: Retention) -> dict[str, Any]:
    conditions = [(word, value) for word, value in (("after", kept.after), ("until", kept.until), ("while", kept.while_)) if value is not None]  # fmt: skip
    temporal = []
    if kept.period is not None:
        temporal.append({"description": period(kept.period.value), "ttl": kept.period.value})
    return {
        "temporal": temporal,
        "purposeConditional": [f"{word} {term(value, 'event')}" for word, value in conditions],
        "legalBasisConditional": [said(kept.because)] if kept.because is not None else [],
        "aggregationFunction": "max",
    }


def _transfers(declaration: Declaration) -> list[dict[str, Any]]:
    home = declaration.established_in.text if declaration.established_in is not None else ""
    found: dict[str, list[str]] = {}
    moved = [(receipt.countries, receipt.safeguards) for _, receipt in declaration.receipts()]
    moved += [(transfer.countries, transfer.safeguards) for transfer in declaration.transfers]
    for countries, safeguards in moved:
        for country in countries:
            if is_abroad(country.text, home):
                found.setdefault(country.text, []).extend(word.text for word in safeguards)
    return [_transfer(country, list(dict.fromkeys(names))) for country, names in found.items()]


def _transfer(country: str, safeguards: list[str]) -> dict[str, Any]:
    adequate = [name for name in safeguards if terms.is_a("safeguard", name, "adequacy")]
    clauses = [name for name in safeguards if name in _CLAUSES]
    others = [name for name in safeguards if name not in adequate]
    return {
        "country": country,
        "adequacyDecision": _available(adequate),
        "appropriateGuarantees": _available(others),
        "presenceOfEnforceableRightsAndEffectiveRemedies": _available([]),
        "standardDataProtectionClause": _available(clauses),
    }


def _available(names: list[str]) -> dict[str, Any]:
    words = ", ".join(terms.label("safeguard", name) for name in names)
    return {"available": bool(names), "description": words}


def _right(declaration: Declaration, *names: str) -> dict[str, Any]:
    rights = declaration.rights
    held = {word.text for word in rights.rights} if rights is not None else set()
    how = [said(word) for word in rights.how] if rights is not None else []
    text = "; ".join(how)
    emails = [entity.value for entity in recognise(text, frozenset({"email"}))]
    urls = [entity.value for entity in recognise(text, frozenset({"url"}))]
    return {
        "available": bool(held.intersection(names)),
        "description": text,
        "url": urls[0] if urls else "",
        "email": emails[0] if emails else "",
        "identificationEvidences": [],
    }


def _complaint(declaration: Declaration) -> dict[str, Any]:
    complaint = declaration.complaints[0] if declaration.complaints else None
    authority = _text(complaint.authority if complaint is not None else None)
    return {
        **_right(declaration, "complaint"),
        "available": complaint is not None or _right(declaration, "complaint")["available"],
        "url": _text(complaint.url if complaint is not None else None),
        "supervisoryAuthority": {"name": authority, "address": "", "country": "", "email": "", "phone": ""},
    }


def _source(group: DataGroup) -> dict[str, Any]:
    source = group.source.text if group.source is not None else "person"
    described = _text(group.supplier) or terms.label("source", source)
    return {
        "_id": f"source-{group.name.text}",
        "dataCategory": said(group.label or group.name),
        "sources": [{"description": described, "url": "", "publiclyAvailable": source == "public"}],
    }


def _decisions(declaration: Declaration) -> dict[str, Any]:
    decisions = declaration.automated_decisions
    used = decisions is not None and not decisions.denied
    return {
        "inUse": used,
        "logicInvolved": _text(decisions.logic if decisions is not None else None),
        "scopeAndIntendedEffects": _text(decisions.consequences if decisions is not None else None),
    }
