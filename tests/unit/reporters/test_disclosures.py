from __future__ import annotations

import json

import pytest

from policylint.disclosure import Attribute, Disclosure
from policylint.reporter import Style
from policylint.reporters.disclosures import render
from policylint.source import Source, Span

SOURCE = Source(
    "docs/privacy.md",
    "# Privacy\r\n\r\n"
    "Acme Ltd keeps your orders for 24 months. We may share your e-mail address with 日本 partners.\r\n"
    "We do not sell anything.\r\n"
    + "This goes on and on about nothing much, " * 4
    + "until it says that we use cookies, "
    + "and on it goes. " * 10
    + "\r\nYour data is safe\x1b[2J with us.\r\n",
)


def at(text: str) -> Span:
    start = SOURCE.text.index(text)
    return Span(start, start + len(text))


def sentence(text: str) -> str:
    return SOURCE.slice(at(text))


LONG = SOURCE.line(5)
DISCLOSURES = (
    Disclosure(
        "retention.period",
        "stated",
        (at("Acme Ltd keeps your orders for 24 months."),),
        sentence("Acme Ltd keeps your orders for 24 months."),
        attributes=(Attribute("period", "P24M", at("24 months")),),
        because="retention/keep-for",
    ),
    Disclosure(
        "recipients",
        "stated",
        (at("We may share your e-mail address with 日本 partners."),),
        sentence("We may share your e-mail address with 日本 partners."),
        confidence="likely",
        modality="may",
        audience="california",
    ),
    Disclosure(
        "sale", "denied", (at("We do not sell anything."),), "We do not sell anything.", origin="declared"
    ),
    Disclosure("cookies", "stated", (at(LONG),), LONG, focus=at("we use cookies")),
    Disclosure(
        "security",
        "stated",
        (at("Your data is safe\x1b[2J with us."),),
        "Your data is safe\x1b[2J with us.",
        confidence="possible",
        because="names no measure",
    ),
)
FOUND = [(SOURCE, DISCLOSURES), (Source("empty.txt", ""), ())]


@pytest.mark.parametrize("explain", [False, True])
def test_text(explain, golden):
    name = "disclosures.explained.txt" if explain else "disclosures.txt"
    golden(name, render(FOUND, "text", Style(width=90), explain=explain))


def test_json_lines_have_all_that_is_known():
    lines = render(FOUND, "jsonl", Style()).splitlines()
    assert len(lines) == 5
    assert json.loads(lines[0]) == {
        "path": "docs/privacy.md",
        "topic": "retention.period",
        "polarity": "stated",
        "line": 3,
        "column": 1,
        "end_line": 3,
        "end_column": 42,
        "start": 13,
        "end": 54,
        "text": "Acme Ltd keeps your orders for 24 months.",
        "confidence": "certain",
        "modality": "does",
        "audience": None,
        "origin": "detected",
        "attributes": [
            {
                "name": "period",
                "value": "P24M",
                "text": "24 months",
                "line": 3,
                "column": 32,
                "end_line": 3,
                "end_column": 41,
            }
        ],
    }


def test_reasons_only_when_asked():
    lines = [json.loads(line) for line in render(FOUND, "jsonl", Style(), explain=True).splitlines()]
    assert [line["because"] for line in lines] == ["retention/keep-for", "", "", "", "names no measure"]


def test_json_lists_policies_without_disclosures_too():
    document = json.loads(render(FOUND, "json", Style()))
    assert document["schema_version"] == 1
    assert [(one["path"], len(one["disclosures"])) for one in document["policies"]] == [
        ("docs/privacy.md", 5),
        ("empty.txt", 0),
    ]
    lines = [json.loads(line) for line in render(FOUND, "jsonl", Style()).splitlines()]
    assert document["policies"][0]["disclosures"] == lines


def test_unknown_format():
    with pytest.raises(ValueError, match="known: text, json, jsonl"):
        render(FOUND, "xml", Style())
