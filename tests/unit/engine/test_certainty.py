from __future__ import annotations

from dataclasses import replace

import pytest

from policylint.diagnostics import Finding, Related
from policylint.disclosure import Disclosure
from policylint.engine.certainty import confidence_of
from policylint.policy import Policy
from policylint.rule import RuleInfo
from policylint.rules import builtin_rules
from policylint.source import Source, Span
from policylint.testing import policy_of

INFOS: dict[str, RuleInfo] = {rule.info.name: rule.info for rule in builtin_rules()}
TEXT = "# Privacy policy\n\nWe sell your data.\n"
SPAN = Span(TEXT.index("We"), len(TEXT) - 1)


def said(confidence: str, topic: str = "sharing.sale") -> Disclosure:
    return Disclosure(topic, "stated", (SPAN,), "We sell your data.", confidence)  # type: ignore[arg-type]


def policy(*disclosures: Disclosure, candidates: tuple[Disclosure, ...] = ()) -> Policy:
    return replace(policy_of(TEXT), disclosures=disclosures, candidates=candidates)


def test_what_stands_in_the_text_is_certain() -> None:
    assert confidence_of(policy(), INFOS["heading-level-jump"], Finding("m", SPAN)) == "certain"


def test_an_absence_is_likely_and_only_possible_where_something_came_near() -> None:
    info, finding = INFOS["retention-missing"], Finding("m", SPAN, topic="retention")
    assert confidence_of(policy(), info, finding) == "likely"
    near = said("possible", "retention.period")
    assert confidence_of(policy(candidates=(near,)), info, finding) == "possible"


@pytest.mark.parametrize("least", ["certain", "likely"])
def test_a_finding_is_as_sure_as_the_least_sure_statement_it_rests_on(least: str) -> None:
    finding = Finding("m", SPAN, topic="sharing.sale")
    resting = policy(said("certain"), said(least), said("likely", "retention"))
    assert confidence_of(resting, INFOS["contradictory-statements"], finding) == least


def test_what_rests_on_nothing_recognised_is_likely() -> None:
    assert confidence_of(policy(), INFOS["stale-date"], Finding("m", SPAN)) == "likely"


def test_the_rule_has_the_last_word() -> None:
    finding = Finding("m", SPAN, confidence="possible")
    assert confidence_of(policy(), INFOS["heading-level-jump"], finding) == "possible"


def test_an_absence_without_a_topic_of_its_own_is_about_that_of_its_rule() -> None:
    info, near = INFOS["retention-missing"], said("possible", "retention.period")
    assert confidence_of(policy(candidates=(near,)), info, Finding("m", SPAN)) == "possible"
    other = Finding("m", SPAN, topic="gpc")
    assert confidence_of(policy(candidates=(near,)), info, other) == "likely"


LONG = "# Privacy policy\n\nOne is said. Two is said. Three is said.\n"


def at(words: str) -> Span:
    return Span(LONG.index(words), LONG.index(words) + len(words))


def told(words: str, confidence: str, topic: str = "sharing.sale") -> Disclosure:
    return replace(said(confidence, topic), spans=(at(words),))


def resting(*disclosures: Disclosure, finding: Finding) -> str:
    read = replace(policy_of(LONG), disclosures=disclosures)
    return confidence_of(read, INFOS["contradictory-statements"], finding)


def test_related_places_of_the_same_file_count() -> None:
    three = told("Three is said.", "possible")
    finding = Finding("m", at("One is said."), "sharing.sale", related=(Related("r", at("Three is said.")),))
    assert resting(three, finding=finding) == "possible"
    elsewhere = replace(finding, related=(Related("r", at("Three is said."), Source("b.md", LONG)),))
    assert resting(told("One is said.", "certain"), three, finding=elsewhere) == "certain"


def test_only_statements_that_it_lies_on_count() -> None:
    """Neither one between its places, nor one that it only touches."""
    finding = Finding("m", at("One is said."), "sharing.sale", related=(Related("r", at("Three is said.")),))
    one, two = told("One is said.", "certain"), told("Two is said.", "possible")
    assert resting(one, two, finding=finding) == "certain"
    touching = Finding("m", at("is said. T"), "sharing.sale")
    assert resting(one, two, finding=touching) == "possible"
    before = Finding("m", Span(at("One").start, at("Two").start), "sharing.sale")
    assert resting(one, two, finding=before) == "certain"
    behind = Finding("m", Span(at("Two is said.").end, at("Three is said.").end), "sharing.sale")
    assert resting(two, told("Three is said.", "certain"), finding=behind) == "certain"


def test_a_topic_counts_with_all_of_its_family_and_without_one_everything_does() -> None:
    sale, sharing, kept = (told("One is said.", how, topic) for how, topic in (
        ("certain", "sharing.sale"), ("likely", "sharing.recipients"), ("possible", "retention")))  # fmt: skip
    assert resting(sale, sharing, kept, finding=Finding("m", at("One is said."), "sharing.sale")) == "likely"
    assert resting(sale, sharing, kept, finding=Finding("m", at("One is said."))) == "possible"
