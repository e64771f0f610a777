from __future__ import annotations

import json

import pytest

from policylint.disclosure import Disclosure
from policylint.policy import Policy
from policylint.reporter import Style
from policylint.reporters.explanations import render
from policylint.testing import policy_of
from policylint.topics import ancestors

TEXT = """# Privacy policy

## Retention

We keep your data as follows:

- Server logs: 14 days
- Account data: as long as your account is active

## Security

We answer requests about your data within 30 days.
"""


def explained(topic: str, text: str = TEXT) -> tuple[Policy, tuple[Disclosure, ...]]:
    policy = policy_of(text, detect=True)
    everything = (*policy.disclosures, *policy.candidates)
    return policy, tuple(d for d in everything if topic in ancestors(d.topic))


def test_the_pattern_and_the_context_are_told() -> None:
    text = render([explained("retention.period")], "text", Style(width=300), "retention.period")
    assert "retention: “" in text
    assert "under: Privacy policy > Retention" in text
    assert "introduced by: “We keep your data as follows:”" in text
    assert "period: P14D" in text
    assert "searched" not in text


def test_in_json() -> None:
    document = json.loads(render([explained("retention.period")], "json", Style(), "retention.period"))
    [policy] = document["policies"]
    found = policy["disclosures"][0]
    assert found["because"].startswith("retention: ")
    assert found["context"]["headings"] == ["Privacy policy", "Retention"]
    assert found["context"]["introduction"] == "We keep your data as follows:"
    assert "search" not in policy


def test_what_came_near_is_told() -> None:
    policy = "# Privacy policy\n\n## Retention\n\nWe keep your data as long as your account is active.\n"
    text = render([explained("retention.period", policy)], "text", Style(width=300), "retention.period")
    assert "nothing recognised" in text
    assert "searched 3 passages under 2 headings for retention.period; nearest:" in text
    assert "5:1  “We keep your data as long as your account is active.”: speaks of retention.criteria" in text


def test_where_nothing_comes_near() -> None:
    text = render([explained("dpo.contact")], "text", Style(), "dpo.contact")
    assert "for dpo.contact: nothing comes near it" in text
    [line] = render([explained("dpo.contact")], "jsonl", Style(), "dpo.contact").splitlines()
    assert json.loads(line) == {
        "path": "policy.md",
        "topic": "dpo.contact",
        "found": False,
        "passages": 7,
        "headings": 3,
        "near": [],
    }


def test_unknown_format() -> None:
    with pytest.raises(ValueError, match="known: text, json, jsonl"):
        render([], "xml", Style())
