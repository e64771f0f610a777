from __future__ import annotations

import json

import pytest

from policylint.framework import Framework, Requirement
from policylint.law.condition import States
from policylint.law.facts import facts
from policylint.reporter import Style
from policylint.reporters.frameworks import render_facts, render_framework, render_frameworks

ACT = Framework(
    "example-act",
    "Example Act",
    (
        Requirement(
            "retention",
            "error",
            "s. 4(1)",
            "https://example.org/act#4",
            "2026-10-01",
            any_of=("retention.period", "retention.criteria"),
            when=States("transfer"),
            since="2026-01-01",
            until="2030-01-01",
            note="A period or the criteria for one.",
        ),
        Requirement("effective", "warning", "s. 9", "", "", topic="changes.effective", grade="K"),
        Requirement("dated", "info", "", "", "", rule="stale-date"),
    ),
    summary="What a notice must say under the Example Act of a country that does not exist.",
    url="https://example.org/act",
    jurisdiction="Exampleland",
    audiences=("europe",),
)


def test_one_framework(golden):
    golden("framework.txt", render_framework(ACT, "text", Style(width=80)))


def test_all_frameworks(golden):
    golden(
        "frameworks.txt", render_frameworks([ACT, Framework("floor", "Good practice", ())], "text", Style())
    )


def test_json():
    listed = json.loads(render_frameworks([ACT], "json", Style()))
    assert listed["frameworks"][0]["requirements"] == 3
    document = json.loads(render_framework(ACT, "json", Style()))
    assert document["schema_version"] == 1
    assert document["requirements"][0]["topics"] == ["retention.period", "retention.criteria"]
    assert document["requirements"][1]["verified"] is False
    assert document["requirements"][2] == {
        "id": "dated",
        "severity": "info",
        "section": "",
        "url": "",
        "checked": None,
        "grade": "V",
        "when": None,
        "rule": "stale-date",
        "since": None,
        "until": None,
        "verified": True,
        "note": "",
        "topics": [],
    }
    assert document["requirements"][0]["when"] == "the policy states transfer"


def test_facts_with_their_types_and_questions():
    shown = render_facts(tuple(facts().values()), "text", Style(width=80))
    assert "consumers  number" in shown
    assert "also shown by a policy that states sharing.sale" in shown
    listed = json.loads(render_facts(tuple(facts().values()), "json", Style()))["facts"]
    assert {fact["type"] for fact in listed} == {"yes-no", "number", "places", "names"}


@pytest.mark.parametrize(
    "call", [render_frameworks, lambda all_of, form, style: render_framework(ACT, form, style)]
)
def test_unknown_format(call):
    with pytest.raises(ValueError, match="unknown output format 'xml'"):
        call([ACT], "xml", Style())
