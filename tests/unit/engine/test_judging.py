from __future__ import annotations

import re
from datetime import date
from time import monotonic, sleep

import pytest

from policylint.diagnostics import Finding
from policylint.engine.judging import judge
from policylint.engine.understanding import understand
from policylint.host import load_parts
from policylint.policy import Policy
from policylint.rule import Documentation, RuleInfo
from policylint.source import Source, Span

FRONTENDS = load_parts(("frontends",)).frontends
MARKDOWN = next(f for f in FRONTENDS if f.name == "markdown")
ENGLISH = "# Privacy policy\n\nWe keep your personal data for two years and then we delete all of it from our systems.\n"
GERMAN = "# Hinweise\n\nWir erheben die Daten, die Sie uns mitteilen, und nutzen sie nur für den Versand und die Zahlung.\n"


class RuleOf:
    def __init__(self, name: str, check, **info) -> None:
        empty = Documentation("", "", (), (), "")
        self.info = RuleInfo(name, "quality", "", empty, **info)
        self.check = check


def understood(text: str, path: str = "policy.md") -> Policy:
    return understand(Source(path, text), MARKDOWN, (), today=date(2026, 11, 22)).policy


def test_a_broken_rule_is_named_and_the_others_run() -> None:
    def broken(policy):
        raise ValueError("oops")

    def works(policy):
        yield Finding("seen", Span(0, 1))

    policy = understood(ENGLISH)
    found, failures = judge(policy, [RuleOf("bad", broken), RuleOf("good", works)])
    assert [finding.message for _, finding in found] == ["seen"]
    assert [failure.what for failure in failures] == ["rule bad"]


def endless(policy):
    while True:
        try:
            re.search(r"(a*)*b", "a" * 40)
        except Exception:
            continue


def test_a_rule_that_takes_too_long_is_stopped_and_the_others_run() -> None:
    policy = understood(ENGLISH)
    good = RuleOf("good", lambda policy: [Finding("found", Span(0, 1))])
    findings, failures = judge(policy, (RuleOf("endless", endless), good), seconds=0.05)
    assert [rule.info.name for rule, _ in findings] == ["good"]
    assert [(one.what, one.message) for one in failures] == [
        ("rule endless", "took more than 0.05 s and was stopped")
    ]


def test_waiting_is_stopped_too_but_later() -> None:
    policy = understood(ENGLISH)
    start = monotonic()
    _, failures = judge(policy, (RuleOf("asleep", lambda policy: sleep(60)),), seconds=0.02)
    assert [one.what for one in failures] == ["rule asleep"]
    assert 0.2 <= monotonic() - start < 30


def test_a_finding_outside_the_text_is_the_rules_failure() -> None:
    policy = understood(ENGLISH)
    found, failures = judge(policy, [RuleOf("far", lambda p: [Finding("x", Span(0, 10_000))])])
    assert found == []
    assert "outside" in failures[0].message


def test_what_is_no_finding_is_the_rules_failure_and_its_other_findings_count() -> None:
    policy = understood(ENGLISH)
    mixed = RuleOf("mixed", lambda p: ["text", None, Finding("seen", Span(0, 1))])
    found, failures = judge(policy, [mixed])
    assert [finding.message for _, finding in found] == ["seen"]
    assert [(one.what, one.message, one.path) for one in failures] == [
        ("rule mixed", "gave str, no finding", "policy.md"),
        ("rule mixed", "gave NoneType, no finding", "policy.md"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"), [(ENGLISH, 1), (GERMAN, 0), ("# Soup\n\nBoil the water and add salt.\n", 0)]
)
def test_absence_is_reported_only_where_silence_proves_something(text: str, expected: int) -> None:
    policy = understood(text, "notes.md")
    rule = RuleOf("absent", lambda p: [Finding("none", Span(0, 1))], reports_absence=True)
    assert len(judge(policy, [rule])[0]) == expected
