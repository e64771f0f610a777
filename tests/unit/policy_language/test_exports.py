"""Exports: every field in our own JSON, RDF that a parser reads with terms of DPV, and the blocks TILT requires."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from policylint.declaration import Declaration
from policylint.frontends.policy.binding import bind
from policylint.policy_language import dpv, exporting, tilt
from policylint.terms import all_terms

HERE = Path(__file__).parent
EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.policy"))
ALL = [HERE / "full.policy", HERE / "acme.policy", *EXAMPLES]
DPV = Namespace("https://w3id.org/dpv#")
DCT = Namespace("http://purl.org/dc/terms/")


def declaration(path: Path) -> Declaration:
    return bind(path.read_text(encoding="utf-8")).declaration


@pytest.fixture(params=ALL, ids=lambda path: path.stem)
def declared(request: pytest.FixtureRequest) -> Declaration:
    return declaration(request.param)


def strings(node: Any) -> list[str]:
    if isinstance(node, dict):
        return [text for value in node.values() for text in strings(value)]
    if isinstance(node, list):
        return [text for value in node for text in strings(value)]
    return [node] if isinstance(node, str) else []


def test_json_holds_every_text_of_the_source() -> None:
    source = (HERE / "full.policy").read_text(encoding="utf-8")
    texts = set(re.findall(r'"([^"]*)"', re.sub(r"#.*", "", source)))
    assert len(texts) > 60
    assert texts - set(strings(exporting.document(declaration(HERE / "full.policy")))) == set()


def test_json_has_a_version_and_plain_values() -> None:
    content = exporting.document(declaration(HERE / "acme.policy"))
    assert list(content)[:2] == ["schema", "schema_version"]
    assert content["updated"] == "2026-04-01"
    assert content["sale"] == {"denied": True}
    assert content["purposes"][0] == {
        "name": "orders",
        "label": "deliver what you order",
        "uses": ["contact", "payment"],
        "bases": [{"basis": "contract"}],
        "retentions": [
            {"period": "P7Y", "after": "the end of the financial year", "disposal": "delete", "because": "Swedish Bookkeeping Act"}
        ],
    }  # fmt: skip
    assert content["children"] == {"stance": "not-directed", "under": 13}
    assert json.loads(exporting.written(content)) == content


def test_a_practice_that_is_denied_outright_is_in_the_json() -> None:
    content = exporting.document(bind('policy "P" {\n marketing none\n recipient none\n}\n').declaration)
    assert content["denials"] == [{"denied": "marketing"}, {"denied": "recipient"}]


def graph(found: Declaration) -> Graph:
    return Graph().parse(
        data=exporting.written(dpv.document(found)), format="json-ld", publicID="https://a.example/"
    )


def test_dpv_is_read_as_rdf_and_links_what_belongs_together(declared: Declaration) -> None:
    read = graph(declared)
    [notice] = read.subjects(RDF.type, DPV.PrivacyNotice)
    handled = set(read.objects(notice, DPV.hasProcess))
    assert handled == {URIRef(f"https://a.example/#purpose-{p.name.text}") for p in declared.purposes}
    for process in handled:
        assert (process, RDF.type, DPV.Process) in read
        assert list(read.objects(process, DPV.hasPurpose))
        assert list(read.objects(process, DPV.hasPersonalData))
    assert len(list(read.objects(notice, DPV.hasDataController))) == len(declared.controllers)


def test_dpv_uses_the_terms_of_the_vocabulary(declared: Declaration) -> None:
    known = {term.dpv for kind in all_terms().values() for term in kind.values() if term.dpv}
    foreign = {
        str(term)
        for triple in graph(declared)
        for term in triple
        if isinstance(term, URIRef) and re.search(r"w3id\.org/dpv/(pd|legal/eu/gdpr)#", term)
    }
    assert foreign
    assert foreign <= known


def test_dpv_says_basis_period_and_recipient() -> None:
    read = graph(declaration(HERE / "acme.policy"))
    orders = URIRef("https://a.example/#purpose-orders")
    assert (orders, DPV.hasLegalBasis, URIRef("https://w3id.org/dpv/legal/eu/gdpr#A6-1-b")) in read
    [storage] = read.objects(orders, DPV.hasStorageCondition)
    [period] = read.objects(storage, DPV.hasDuration)
    assert isinstance(period, Literal)
    assert str(period.datatype).endswith("duration")
    names = {
        str(name) for one in read.objects(orders, DPV.hasRecipient) for name in read.objects(one, DPV.hasName)
    }
    assert names == {"Hetzner", "carriers"}


REQUIRED = {
    "": [
        *("meta", "controller", "dataProtectionOfficer", "dataDisclosed", "thirdCountryTransfers"),
        *("accessAndDataPortability", "sources", "rightToInformation", "rightToRectificationOrDeletion"),
        *("rightToDataPortability", "rightToWithdrawConsent", "rightToComplain", "automatedDecisionMaking"),
        "changesOfPurpose",
    ],
    "meta": ["_id", "name", "created", "modified", "version", "language", "status", "url", "_hash"],
    "controller": ["name", "address", "country", "representative"],
}
"""The blocks and fields that the TILT schema requires."""


def test_tilt_has_the_blocks_that_its_schema_requires(declared: Declaration) -> None:
    content = tilt.document(declared)
    for block, names in REQUIRED.items():
        assert set(names) <= set(content[block] if block else content), block
    assert isinstance(content["meta"]["version"], int)
    assert re.fullmatch(r"[0-9a-f]{64}", content["meta"]["_hash"])
    assert content["meta"]["_hash"] == tilt.document(declared)["meta"]["_hash"]
    assert len(content["dataDisclosed"]) == len(declared.data)


def test_tilt_says_what_is_declared() -> None:
    content = tilt.document(declaration(HERE / "acme.policy"))
    contact = content["dataDisclosed"][0]
    assert contact["category"] == "contact details"
    assert [one["purpose"] for one in contact["purposes"]] == [
        "deliver what you order",
        "send you our newsletter",
    ]
    assert [one["reference"] for one in contact["legalBases"]] == ["GDPR-6-1-b", "GDPR-6-1-a"]
    assert [one["name"] for one in contact["recipients"]] == ["Hetzner", "Mailgun", "carriers"]
    assert contact["storage"][0]["temporal"] == [{"description": "7 years", "ttl": "P7Y"}]
    assert contact["nonDisclosure"]["obligationToProvide"] is True
    [transfer] = content["thirdCountryTransfers"]
    assert (transfer["country"], transfer["standardDataProtectionClause"]["available"]) == ("US", True)
    assert content["controller"]["country"] == "SE"
    assert content["rightToComplain"]["supervisoryAuthority"]["name"] == "Integritetsskyddsmyndigheten (IMY)"
    assert content["automatedDecisionMaking"]["inUse"] is False
    assert [one["dataCategory"] for one in content["sources"]] == ["usage data", "credit information"]
