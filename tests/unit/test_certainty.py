from __future__ import annotations

from dataclasses import replace

import pytest

from policylint.certainty import confidence_of
from policylint.diagnostics import Finding
from policylint.disclosure import Disclosure
from policylint.policy import Policy
from policylint.rule import RuleInfo
from policylint.rules import builtin_rules
from policylint.source import Span
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
