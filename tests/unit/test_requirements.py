from __future__ import annotations

from datetime import date

import pytest

from policylint.coverage import Coverage
from policylint.disclosure import Disclosure, Polarity
from policylint.document import Document, Section
from policylint.framework import Framework, Requirement
from policylint.policy import Policy
from policylint.requirements import applies, asked_for, assess, reporting_topic, state_of
from policylint.rule import Documentation, RuleInfo
from policylint.source import Source, Span

TEXT = "x" * 100


def disclosure(topic: str, polarity: Polarity = "stated", at: int = 0) -> Disclosure:
    return Disclosure(topic, polarity, (Span(at, at + 1),), "x")


def policy(*found: Disclosure) -> Policy:
    document = Document(Source("p.md", TEXT), Section(None, (), (), Span(0, len(TEXT))), "markdown")
    return Policy(document, (), found, Coverage("en", True, True, 1, 1), date(2026, 11, 22))


def need(
    topic: str = "",
    *,
    any_of: tuple[str, ...] = (),
    when: tuple[str, ...] = (),
    rule: str = "",
    id: str = "need",
) -> Requirement:
    return Requirement(id, "error", "Art. 1", "", "", topic=topic, any_of=any_of, when=when, rule=rule)


def framework(name: str, *needs: Requirement) -> Framework:
    return Framework(name, name.upper(), needs)


def info(topic: str = "", name: str = "", *, absence: bool = True) -> RuleInfo:
    documentation = Documentation("", "", (), (), "")
    return RuleInfo(
        name or f"{topic}-missing", "missing", "", documentation, topic=topic, reports_absence=absence
    )


def test_without_a_condition_a_requirement_is_always_due() -> None:
    assert applies(need("dnt"), policy())


def test_one_stated_condition_makes_it_due() -> None:
    conditional = need("rights.objection", when=("legal-basis.public-task", "purpose.marketing"))
    assert not applies(conditional, policy(disclosure("purpose")))
    assert applies(conditional, policy(disclosure("purpose.marketing")))


def test_a_denied_condition_does_not_make_it_due() -> None:
    conditional = need("transfer.safeguards", when=("transfer",))
    assert not applies(conditional, policy(disclosure("transfer", "denied")))


def test_a_condition_both_stated_and_denied_makes_it_due() -> None:
    conditional = need("transfer.safeguards", when=("transfer",))
    assert applies(conditional, policy(disclosure("transfer", "denied"), disclosure("transfer", at=5)))


def test_a_child_that_is_stated_shows_its_parents_condition() -> None:
    assert applies(need("dnt", when=("cookies",)), policy(disclosure("cookies.control")))


@pytest.mark.parametrize(
    ("requirement", "found", "state"),
    [
        (need("retention"), (), "missing"),
        (need("retention"), (disclosure("retention"),), "met"),
        (need("retention"), (disclosure("retention.period"),), "met"),
        (need("retention.period"), (disclosure("retention"),), "missing"),
        (need("sharing.sale"), (disclosure("sharing.sale", "denied"),), "met"),
        (need(any_of=("dnt", "gpc")), (disclosure("gpc"),), "met"),
        (need(any_of=("dnt", "gpc")), (disclosure("children"),), "missing"),
        (need("cookies.control", when=("cookies",)), (), "not-applicable"),
        (need("cookies.control", when=("cookies",)), (disclosure("cookies", "denied"),), "not-applicable"),
        (need("cookies.control", when=("cookies",)), (disclosure("cookies"),), "missing"),
        (need(rule="stale-date"), (), "unclear"),
        (need(), (disclosure("dnt"),), "unclear"),
        (need(when=("cookies",)), (), "not-applicable"),
    ],
)
def test_states(requirement: Requirement, found: tuple[Disclosure, ...], state: str) -> None:
    assert state_of(requirement, policy(*found)) == state


def test_assess_gives_every_requirement_in_order_with_what_meets_it() -> None:
    one = framework("one", need("retention", id="a"), need("dnt", id="b"))
    two = framework("two", need(any_of=("rights.access", "choice.opt-out"), id="c"))
    late, early = disclosure("rights.access", at=50), disclosure("choice.opt-out", at=10)
    states = assess([one, two], policy(early, disclosure("dnt", "denied"), late))
    assert [(s.framework.name, s.requirement.id, s.state) for s in states] == [
        ("one", "a", "missing"),
        ("one", "b", "met"),
        ("two", "c", "met"),
    ]
    assert states[0].disclosures == ()
    assert states[1].disclosures[0].polarity == "denied"
    assert states[2].disclosures == (early, late)


def test_what_meets_a_requirement_stands_once_though_two_topics_find_it() -> None:
    found = disclosure("cookies.control")
    (state,) = assess([framework("f", need(any_of=("cookies", "cookies.control")))], policy(found))
    assert state.disclosures == (found,)


def test_a_requirement_that_does_not_apply_shows_no_evidence() -> None:
    conditional = need("rights.portability", when=("legal-basis.consent",))
    (state,) = assess([framework("f", conditional)], policy(disclosure("rights.portability")))
    assert state.state == "not-applicable"
    assert state.disclosures == ()


def test_the_first_of_several_topics_speaks_for_all() -> None:
    assert reporting_topic(need(any_of=("rights.access", "choice.opt-out")), policy()) == "rights.access"


def test_a_missing_parent_speaks_for_its_child() -> None:
    assert reporting_topic(need("retention.period"), policy()) == "retention"
    assert reporting_topic(need("retention.period"), policy(disclosure("retention"))) == "retention.period"


def test_an_id_before_a_dot_that_is_no_topic_speaks_for_nobody() -> None:
    assert reporting_topic(need("rights.access"), policy()) == "rights.access"


def test_a_requirement_without_topics_is_reported_nowhere() -> None:
    assert reporting_topic(need(rule="stale-date"), policy()) == ""


def test_every_framework_that_asks_is_named() -> None:
    frameworks = [framework("gdpr", need("retention")), framework("ccpa", need("retention"), need("dnt"))]
    asking = asked_for(policy(), frameworks, info("retention"))
    assert [(found.name, requirement.topic) for found, requirement in asking] == [
        ("gdpr", "retention"),
        ("ccpa", "retention"),
    ]


def test_nobody_asks_for_what_is_found_or_not_due() -> None:
    frameworks = [framework("f", need("dnt"), need("cookies.control", when=("cookies",)))]
    assert asked_for(policy(disclosure("dnt")), frameworks, info("dnt")) == ()
    assert asked_for(policy(), frameworks, info("cookies.control")) == ()


def test_one_of_several_topics_is_asked_for_once_and_only_if_none_is_found() -> None:
    frameworks = [framework("f", need(any_of=("rights.access", "choice.opt-out")))]
    assert len(asked_for(policy(), frameworks, info("rights.access"))) == 1
    assert asked_for(policy(), frameworks, info("choice.opt-out")) == ()
    assert asked_for(policy(disclosure("choice.opt-out")), frameworks, info("rights.access")) == ()


def test_a_missing_parent_carries_what_asks_for_its_child() -> None:
    frameworks = [framework("f", need("transfer.safeguards"))]
    assert len(asked_for(policy(), frameworks, info("transfer"))) == 1
    assert asked_for(policy(), frameworks, info("transfer.safeguards")) == ()


def test_a_rule_of_its_own_is_asked_for_by_name_where_the_condition_holds() -> None:
    frameworks = [framework("f", need(rule="stale-date", when=("policy.effective-date",)))]
    rule = info(name="stale-date", absence=False)
    assert asked_for(policy(), frameworks, rule) == ()
    assert len(asked_for(policy(disclosure("policy.effective-date")), frameworks, rule)) == 1


def test_a_rule_about_a_topic_that_reports_no_absence_is_not_asked_for_by_it() -> None:
    frameworks = [framework("f", need("policy.effective-date"))]
    assert asked_for(policy(), frameworks, info("policy.effective-date", "stale-date", absence=False)) == ()


def test_rules_without_a_topic_are_not_asked_for_by_requirements_without_one() -> None:
    frameworks = [framework("f", need())]
    assert asked_for(policy(), frameworks, info(name="headings-missing")) == ()
