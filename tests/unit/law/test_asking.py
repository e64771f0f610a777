"""What asks for a finding is what the state of each requirement says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.coverage import Coverage
from policylint.disclosure import Disclosure, Polarity
from policylint.document import Document, Section
from policylint.framework import FLOOR
from policylint.frameworks import builtin_frameworks
from policylint.law.asking import Asked, Asking, asked_for, weighed
from policylint.law.condition import FactIs
from policylint.law.evidence import Evidence
from policylint.law.requirements import assess, needs_of
from policylint.policy import Policy
from policylint.rule import Documentation, RuleInfo
from policylint.source import Source, Span
from policylint.topics import topics

TEXT = "x" * 100
PLACES = st.integers(0, 90).map(lambda at: (Span(at, at + 5),))
DISCLOSURES = st.builds(
    Disclosure,
    st.sampled_from(sorted(topics())),
    st.sampled_from(["stated", "denied"]),
    PLACES,
    st.just("x"),
    audience=st.sampled_from(["", "california", "europe"]),
)


def policy(found: list[Disclosure]) -> Policy:
    document = Document(Source("p.md", TEXT), Section(None, (), (), Span(0, len(TEXT))), "markdown")
    return Policy(document, (), tuple(found), Coverage("en", True, True, 1, 1), date(2026, 11, 22))


def info(name: str, topic: str = "", *, absence: bool) -> RuleInfo:
    documentation = Documentation("", "", (), (), "")
    return RuleInfo(name, "missing", "", documentation, topic=topic, reports_absence=absence)


@given(st.lists(DISCLOSURES, max_size=12))
def test_a_finding_is_asked_for_by_what_is_missing_or_names_its_rule(found: list[Disclosure]) -> None:
    frameworks, of = builtin_frameworks(), policy(found)
    states = assess(frameworks, of)
    asking = Asking(frameworks, of)
    for topic in topics():
        missing = [one.requirement for one in states if one.reported_under == topic]
        asked = asked_for(asking, info(f"{topic}-missing", topic, absence=True))
        assert [need.requirement for need in asked] == missing
    for rule in {one.requirement.rule for one in states} - {""}:
        due = [
            (one.requirement, one.state)
            for one in states
            if one.requirement.rule == rule and one.state not in ("not-applicable", "needs-answer")
        ]
        in_place = asked_for(asking, info(rule, absence=True))
        assert [need.requirement for need in in_place] == [one for one, _ in due]
        of_wording = asked_for(asking, info(rule, absence=False))
        assert [need.requirement for need in of_wording] == [one for one, state in due if state != "missing"]


@given(
    st.lists(DISCLOSURES, max_size=12),
    st.lists(st.sampled_from(sorted(topics())), min_size=1, max_size=4).map(tuple),
    st.sampled_from([(), ("california",), ("europe", "us-states")]),
)
def test_evidence_is_what_is_said_of_the_topics_to_those_readers(
    found: list[Disclosure], wanted: tuple[str, ...], audiences: tuple[str, ...]
) -> None:
    evidence = Evidence(policy(found))
    meant = [one for one in found if one.topic in wanted or (one.polarity == "stated" and is_of(one, wanted))]
    counted = [one for one in meant if not audiences or one.readers in ("", *audiences)]
    told = evidence.of(wanted, audiences)
    assert sorted(map(repr, told)) == sorted(map(repr, counted))
    assert list(told) == sorted(told, key=lambda one: (one.span.start, one.span.end))
    assert evidence.told_to(audiences).isdisjoint(wanted) is (not counted)


def is_of(one: Disclosure, wanted: tuple[str, ...]) -> bool:
    return any(f"{one.topic}.".startswith(f"{topic}.") for topic in wanted)


@pytest.mark.parametrize(("topic", "polarity", "is_told"), [
    ("purpose.marketing", "stated", True), ("purpose.marketing", "denied", False), ("purpose", "denied", True),
])  # fmt: skip
def test_what_is_denied_of_a_kind_of_something_tells_nothing_of_the_others(
    topic: str, polarity: Polarity, is_told: bool
) -> None:
    one = Disclosure(topic, polarity, (Span(0, 5),), "x")
    evidence = Evidence(policy([one]))
    assert evidence.of(("purpose",), ()) == (one,) * is_told
    assert ("purpose" in evidence.told_to(())) is is_told
    assert evidence.of((topic,), ()) == (one,)


def test_whoever_is_told_something_counts_whatever_was_said_before_to_others() -> None:
    def one(polarity: Polarity, audience: str, at: int) -> Disclosure:
        return Disclosure("retention.period", polarity, (Span(at, at + 5),), "x", audience=audience)

    several = policy([one("stated", "california", 0), one("stated", "europe", 10)])
    later = policy([one("denied", "", 0), one("stated", "california", 10)])
    assert "retention" in Evidence(several).told_to(("europe",))
    assert "retention" in Evidence(several).told_to(("california",))
    assert "retention" not in Evidence(several).told_to(("us-states",))
    assert "retention" in Evidence(later).told_to(("california",))
    assert "retention" not in Evidence(later).told_to(("europe",))


def test_every_need_tells_where_its_framework_says_so() -> None:
    for need in needs_of(builtin_frameworks()).all:
        assert need.citation.framework == need.framework.title
        assert need.citation.section == need.requirement.section
        assert need.citation.url == need.requirement.url
        assert need.citation.checked == need.requirement.checked


def test_a_part_that_conditions_have_in_common_is_answered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    answered: list[FactIs] = []
    answer = FactIs.answer

    def counted(fact: FactIs, of: Policy):
        answered.append(fact)
        return answer(fact, of)

    monkeypatch.setattr(FactIs, "answer", counted)
    asking = Asking(builtin_frameworks(), policy([]))
    assert answered == [], "nothing is answered before a finding needs it"
    for topic in topics():
        asked_for(asking, info(f"{topic}-missing", topic, absence=True))
    assert answered
    assert len(answered) == len(set(answered))


def test_what_several_ask_for_is_as_grave_as_for_the_gravest_and_cites_all_laws_but_the_floor() -> None:
    needs = needs_of(builtin_frameworks()).all
    of_law = [need for need in needs if need.framework.name != FLOOR]
    of_floor = [need for need in needs if need.framework.name == FLOOR]
    by_severity = {need.requirement.severity: need for need in needs}
    assert {"warning", "info"} <= set(by_severity)
    assert weighed([by_severity["info"], by_severity["warning"]]).severity == "warning"
    assert weighed([by_severity["warning"], by_severity["error"]]).severity == "error"
    both = [of_floor[0], of_law[0], of_law[1]]
    assert weighed(both) == Asked(
        tuple(both), weighed(both).severity, (of_law[0].citation, of_law[1].citation)
    )


def test_nothing_is_missing_where_silence_proves_nothing() -> None:
    told = policy([])
    unread = replace(told, coverage=Coverage("fi", False, True, 1, 0))
    frameworks = builtin_frameworks()
    assert Asking(frameworks, told).missing("controller.identity").needs
    assert not Asking(frameworks, unread).missing("controller.identity").needs


def test_what_nobody_asks_for_is_not_grave_and_cites_nothing() -> None:
    assert weighed(()) == Asked((), "info", ())
