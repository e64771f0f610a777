from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from policylint.diagnostics import Finding
from policylint.disclosure import Disclosure
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.source import Position, Span
from policylint.testing import assert_examples, check_rule, findings_of, policy_of, policy_of_files


def info(*flagged: Example, accepted: tuple[Example, ...] = (), absence: bool = False) -> RuleInfo:
    documentation = Documentation("what", "why", flagged, accepted, "limits")
    return RuleInfo("tea", "quality", "Tea is named.", documentation, reports_absence=absence)


NO_EXAMPLES = info()


@dataclass(frozen=True)
class TeaRule:
    """Finds every "tea", last first, to see that findings are put in order."""

    info: RuleInfo = NO_EXAMPLES

    def check(self, policy: Policy) -> Iterator[Finding]:
        text = policy.document.source.text
        for start in reversed([i for i in range(len(text)) if text.startswith("tea", i)]):
            yield Finding("tea", Span(start, start + 3))


@dataclass(frozen=True)
class BrokenRule:
    info: RuleInfo = NO_EXAMPLES

    def check(self, policy: Policy) -> Iterator[Finding]:
        raise RuntimeError("out of tea")


def test_policy_is_parsed_and_read() -> None:
    policy = policy_of("# Policy\n\nWe sell tea.\n", today="2026-01-31")
    assert policy.document.title is not None
    assert [passage.own_text for passage in policy.passages if passage.kind == "sentence"] == ["We sell tea."]
    assert policy.today == date(2026, 1, 31)


def test_format_by_name_and_by_suffix() -> None:
    assert policy_of("We sell tea.", format="text").document.format == "text"
    assert policy_of("We sell tea.", path="a.md").document.format == "markdown"
    with pytest.raises(ValueError, match="unknown format"):
        policy_of("We sell tea.", format="papyrus")


def test_disclosures_and_facts_are_passed_on() -> None:
    disclosure = Disclosure("retention.period", "stated", (Span(0, 2),), "We")
    policy = policy_of("We sell tea.", disclosures=[disclosure], facts={"sells_data": True})
    assert policy.status("retention") == "stated"
    assert policy.facts == {"sells_data": True}


def test_findings_come_in_order_with_source_and_position() -> None:
    found = check_rule(TeaRule(), "# tea\n\nMore tea.\n")
    assert [(item.source, item.position) for item in found] == [
        ("tea", Position(1, 3)),
        ("tea", Position(3, 6)),
    ]


def test_a_rule_that_fails_fails_the_test() -> None:
    with pytest.raises(AssertionError, match="out of tea"):
        check_rule(BrokenRule(), "We sell tea.")


def test_examples_pass() -> None:
    accepted = (Example("We sell coffee."),)
    assert_examples(TeaRule(info(Example("We sell tea and tea.", flagged=("tea", "tea")), accepted=accepted)))


@pytest.mark.parametrize(
    "wrong",
    [
        info(Example("We sell tea.", flagged=("tea", "tea"))),
        info(Example("We sell coffee.", flagged=("tea",))),
        info(Example("We sell tea.")),
        info(accepted=(Example("We sell tea."),)),
    ],
)
def test_examples_fail(wrong: RuleInfo) -> None:
    with pytest.raises(AssertionError, match="tea"):
        assert_examples(TeaRule(wrong))


def test_absence_is_not_reported_where_silence_proves_nothing() -> None:
    rule = TeaRule(info(absence=True))
    assert check_rule(rule, "The weather is fine and we sell tea by the harbour.") == []
    assert check_rule(rule, "# Privacy policy\n\nWe sell tea, and set a cookie in your browser.\n") != []


def test_a_text_in_several_files_is_one_policy() -> None:
    policy = policy_of_files({"a.md": "# Shop\n\nWe sell tea.\n", "b.txt": "More\n\ntea\n"})
    found = findings_of(TeaRule(), policy)
    assert [(item.source, item.position) for item in found] == [
        ("tea", Position(3, 9)),
        ("tea", Position(3, 1)),
    ]
    assert [part.source.path for part in policy.document.source.parts] == ["a.md", "b.txt"]
