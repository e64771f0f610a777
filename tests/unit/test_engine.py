from __future__ import annotations

import re
from datetime import date
from time import monotonic, sleep

import pytest

from policylint.diagnostics import Finding
from policylint.disclosure import Disclosure
from policylint.engine.choosing import choose_frontend
from policylint.engine.judging import judge
from policylint.engine.understanding import understand
from policylint.extraction.extract import Extract
from policylint.host import load_parts
from policylint.rule import Documentation, RuleInfo
from policylint.source import Source, Span

FRONTENDS = load_parts(("frontends",)).frontends
MARKDOWN = next(f for f in FRONTENDS if f.name == "markdown")
ENGLISH = "# Privacy policy\n\nWe keep your personal data for two years and then we delete all of it from our systems.\n"
GERMAN = "# Hinweise\n\nWir erheben die Daten, die Sie uns mitteilen, und nutzen sie nur für den Versand und die Zahlung.\n"


class Fixed:
    def __init__(self, *disclosures: Disclosure) -> None:
        self.name, self.topics, self._given = "fixed", frozenset({"retention"}), disclosures

    def detect(self, document, passages):
        return self._given


class Broken:
    name, topics = "broken", frozenset()

    def detect(self, document, passages):
        raise RuntimeError("no luck")


class RuleOf:
    def __init__(self, name: str, check, **info) -> None:
        empty = Documentation("", "", (), (), "")
        self.info = RuleInfo(name, "quality", "", empty, **info)
        self.check = check


def understood(text: str, *detectors):
    return understand(Source("policy.md", text), MARKDOWN, detectors, today=date(2026, 11, 22))


def said(confidence: str, start: int = 18) -> Disclosure:
    return Disclosure("retention", "stated", (Span(start, start + 4),), "text", confidence)


def test_near_misses_are_kept_apart() -> None:
    policy = understood(ENGLISH, Fixed(said("certain"), said("possible", 30))).policy
    assert [d.confidence for d in policy.disclosures] == ["certain"]
    assert [d.confidence for d in policy.candidates] == ["possible"]


def test_of_two_for_the_same_place_the_surer_is_kept() -> None:
    policy = understood(ENGLISH, Fixed(said("likely"), said("certain"))).policy
    assert [d.confidence for d in policy.disclosures] == ["certain"]


def test_a_broken_detector_is_named_and_the_others_run() -> None:
    result = understood(ENGLISH, Broken(), Fixed(said("certain")))
    assert [f.what for f in result.failures] == ["detector broken"]
    assert "no luck" in result.failures[0].message
    assert result.policy.status("retention") == "stated"


def test_where_a_detector_failed_silence_proves_nothing() -> None:
    coverage = understood(ENGLISH, Broken()).policy.coverage
    assert not coverage.absence_is_meaningful
    assert coverage.reason == "detector broken failed"


def test_a_broken_rule_is_named_and_the_others_run() -> None:
    def broken(policy):
        raise ValueError("oops")

    def works(policy):
        yield Finding("seen", Span(0, 1))

    policy = understood(ENGLISH).policy
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
    policy = understood(ENGLISH).policy
    good = RuleOf("good", lambda policy: [Finding("found", Span(0, 1))])
    findings, failures = judge(policy, (RuleOf("endless", endless), good), seconds=0.05)
    assert [rule.info.name for rule, _ in findings] == ["good"]
    assert [(one.what, one.message) for one in failures] == [
        ("rule endless", "took more than 0.05 s and was stopped")
    ]


def test_waiting_is_stopped_too_but_later() -> None:
    policy = understood(ENGLISH).policy
    start = monotonic()
    _, failures = judge(policy, (RuleOf("asleep", lambda policy: sleep(60)),), seconds=0.02)
    assert [one.what for one in failures] == ["rule asleep"]
    assert 0.2 <= monotonic() - start < 30


def test_a_finding_outside_the_text_is_the_rules_failure() -> None:
    policy = understood(ENGLISH).policy
    found, failures = judge(policy, [RuleOf("far", lambda p: [Finding("x", Span(0, 10_000))])])
    assert found == []
    assert "outside" in failures[0].message


def test_what_is_no_finding_is_the_rules_failure_and_its_other_findings_count() -> None:
    policy = understood(ENGLISH).policy
    mixed = RuleOf("mixed", lambda p: ["text", None, Finding("seen", Span(0, 1))])
    found, failures = judge(policy, [mixed])
    assert [finding.message for _, finding in found] == ["seen"]
    assert [(one.what, one.message, one.path) for one in failures] == [
        ("rule mixed", "gave str, no finding", "policy.md"),
        ("rule mixed", "gave NoneType, no finding", "policy.md"),
    ]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("text", "TypeError: gave str, no disclosure"),
        (said("certain", 10_000), "ValueError: points outside the text: retention"),
        (Disclosure("retention", "stated", (), "text"), "ValueError: points outside the text: retention"),
    ],
)
def test_what_is_no_disclosure_or_has_no_place_is_the_detectors_failure(given: object, message: str) -> None:
    result = understood(ENGLISH, Fixed(said("certain"), given))
    assert [(one.what, one.message) for one in result.failures] == [("detector fixed", message)]
    assert result.policy.disclosures == ()


@pytest.mark.parametrize(
    ("text", "expected"), [(ENGLISH, 1), (GERMAN, 0), ("# Soup\n\nBoil the water and add salt.\n", 0)]
)
def test_absence_is_reported_only_where_silence_proves_something(text: str, expected: int) -> None:
    policy = understood(text).policy
    rule = RuleOf("absent", lambda p: [Finding("none", Span(0, 1))], reports_absence=True)
    assert len(judge(renamed(policy, "notes.md"), [rule])[0]) == expected


def renamed(policy, path):
    source = Source(path, policy.document.source.text)
    return understand(source, MARKDOWN, (), today=policy.today).policy


def test_front_ends_are_chosen_by_suffix_content_or_force() -> None:
    assert choose_frontend(Source("a.md", ""), FRONTENDS).name == "markdown"
    assert choose_frontend(Source("a.txt", "Just some words.\nAnd more.\n"), FRONTENDS).name == "text"
    assert choose_frontend(Source("a.md", ""), FRONTENDS, "text").name == "text"
    taken = Source("a.md", "", extract=Extract("docx", ""))
    assert choose_frontend(taken, FRONTENDS).name == "docx"
    assert choose_frontend(taken, FRONTENDS, "text").name == "text"
    with pytest.raises(ValueError, match="known: docx, html, markdown, pdf, policy, text"):
        choose_frontend(Source("a.md", ""), FRONTENDS, "odt")
