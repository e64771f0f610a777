from __future__ import annotations

import re
from datetime import date

import pytest

from policylint.framework import Framework, Requirement, in_force
from policylint.frameworks import builtin_frameworks, policylint_frameworks
from policylint.law.condition import Any as AnyOf
from policylint.law.condition import Condition, Not, States
from policylint.law.denials import Denied, StatesAbroad
from policylint.law.requirements import assess
from policylint.rules import builtin_rules
from policylint.testing import policy_of
from policylint.topics import topics

FRAMEWORKS = {framework.name: framework for framework in builtin_frameworks()}
LAWS = [framework for framework in FRAMEWORKS.values() if framework.name != "floor"]


def needs(name: str) -> dict[str, Requirement]:
    return {requirement.id: requirement for requirement in FRAMEWORKS[name].requirements}


def stated(condition: Condition | None) -> tuple[str, ...]:
    """The topics of which one must be stated."""
    if isinstance(condition, (States, StatesAbroad)):
        return (condition.topic,)
    parts = condition.parts if isinstance(condition, AnyOf) else ()
    return tuple(topic for part in parts for topic in stated(part))


def by_name(framework: Framework) -> str:
    return framework.name


def test_the_floor_comes_first_and_the_hook_gives_the_same() -> None:
    assert list(FRAMEWORKS) == [
        "floor",
        "gdpr",
        "uk-gdpr",
        "eprivacy",
        "caloppa",
        "ccpa",
        "us-states",
        "us-health-data",
        "coppa",
        "pipeda",
        "quebec",
        "lgpd",
        "fadp",
    ]
    assert policylint_frameworks() == builtin_frameworks()


def test_the_floor_cites_no_law_and_is_never_an_error() -> None:
    for requirement in FRAMEWORKS["floor"].requirements:
        assert (requirement.section, requirement.url, requirement.checked) == ("", "", "")
        assert requirement.severity in ("warning", "info")


def test_the_floor_warns_of_contact_retention_and_do_not_track() -> None:
    floor = needs("floor")
    assert {floor[key].severity for key in ("contact", "retention", "do-not-track")} == {"warning"}


def test_the_floor_asks_for_control_only_where_cookies_are_used_and_for_any_right_or_choice() -> None:
    floor = needs("floor")
    assert floor["cookies-control"].when == States("cookies")
    assert {"rights.access", "rights.erasure", "choice.opt-out"} <= set(floor["rights-or-choices"].any_of)


@pytest.mark.parametrize("framework", LAWS, ids=by_name)
def test_every_requirement_of_a_law_is_cited_linked_and_dated(framework: Framework) -> None:
    for requirement in framework.requirements:
        assert re.search(r"(Art\.|§|reg\.|para\.|Rule) \d", requirement.section)
        assert requirement.url.startswith("https://")
        assert requirement.note
        if requirement.grade == "V":
            date.fromisoformat(requirement.checked)
        if not requirement.verified:
            assert requirement.checked == ""
            assert requirement.severity == "info"


def _is_no_denial(condition: Condition | None) -> bool:
    return isinstance(condition, Not) and isinstance(condition.part, Denied)


@pytest.mark.parametrize("framework", LAWS, ids=by_name)
def test_only_what_is_always_due_is_an_error(framework: Framework) -> None:
    """Also an error is what is due wherever the policy does not deny what it is about."""
    graver = [need for need in framework.requirements if need.severity == "error" and need.when]
    assert [need.id for need in graver if not _is_no_denial(need.when)] == []


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=by_name)
def test_a_requirement_that_nothing_judges_says_so(framework: Framework) -> None:
    for requirement in framework.requirements:
        if not requirement.topics and not requirement.rule:
            assert "not judged" in requirement.note


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=by_name)
def test_where_a_child_is_asked_for_its_parent_is_asked_for_or_is_the_condition(framework: Framework) -> None:
    asked = {topic for requirement in framework.requirements for topic in requirement.topics}
    for requirement in framework.requirements:
        for topic in requirement.topics:
            parent = topics()[topic].parent
            if parent in topics():
                assert parent in asked or parent in stated(requirement.when)


def test_gdpr_errors_are_what_every_notice_must_say() -> None:
    errors = {key for key, requirement in needs("gdpr").items() if requirement.severity == "error"}
    assert errors == {
        "identity",
        "contact",
        "purposes",
        "legal-basis",
        "recipients",
        "retention",
        "access",
        "rectification",
        "erasure",
        "restriction",
        "complaint",
    }


@pytest.mark.parametrize(
    ("key", "section", "when"),
    [
        ("retention", "Art. 13(2)(a)", ()),
        ("complaint", "Art. 13(2)(d)", ()),
        ("transfer-safeguards", "Art. 13(1)(f)", ("transfer",)),
        ("withdraw-consent", "Art. 13(2)(c)", ("legal-basis.consent",)),
        ("portability", "Art. 13(2)(b)", ("legal-basis.consent", "legal-basis.contract")),
        ("data-categories", "Art. 14(1)(d)", ("collection.third-party",)),
    ],
)
def test_gdpr_citations_and_conditions(key: str, section: str, when: tuple[str, ...]) -> None:
    requirement = needs("gdpr")[key]
    assert (requirement.section, stated(requirement.when)) == (section, when)


def test_caloppa_covers_the_six_paragraphs_and_either_signal_answers_the_fifth() -> None:
    sections = {requirement.section for requirement in FRAMEWORKS["caloppa"].requirements}
    sections -= {"Civ. Code § 1798.83", "Bus. & Prof. Code § 22581"}
    assert sections == {f"§ 22575(b)({number})" for number in range(1, 7)}
    assert needs("caloppa")["do-not-track"].topics == ("dnt", "gpc")


def test_under_the_ccpa_only_the_opt_out_signal_counts_and_only_where_data_is_sold() -> None:
    requirement = needs("ccpa")["opt-out-signal"]
    assert (requirement.topics, stated(requirement.when)) == (("gpc",), ("sharing.sale",))


def test_nothing_calls_a_policy_legal_or_illegal() -> None:
    for framework in FRAMEWORKS.values():
        for words in (framework.summary, *(requirement.note for requirement in framework.requirements)):
            assert not re.search(r"complian|violat|illegal|unlawful", words, re.IGNORECASE)


def test_every_rule_that_a_requirement_names_exists() -> None:
    rules = {rule.info.name for rule in builtin_rules()}
    for framework in FRAMEWORKS.values():
        assert {need.rule for need in framework.requirements if need.rule} <= rules


def test_coppa_asks_nothing_of_a_service_that_is_not_for_children() -> None:
    policy = policy_of("# Privacy policy\n\nOur site is not directed to children under 13.\n")
    assert {state.state for state in assess([FRAMEWORKS["coppa"]], policy)} == {"needs-answer"}
    declared = policy_of(
        policy.document.source.text, facts={"directed-to-children": False, "knows-of-children": False}
    )
    assert {state.state for state in assess([FRAMEWORKS["coppa"]], declared)} == {"not-applicable"}


def test_a_states_extras_apply_where_it_is_named() -> None:
    def due(*places: str) -> set[str]:
        policy = policy_of(
            "# Privacy policy\n\nWe sell personal data.\n", facts={"offers-to": places}, detect=True
        )
        states = assess([FRAMEWORKS["us-states"]], policy)
        return {state.requirement.id for state in states if state.state in ("missing", "met", "unclear")}

    assert "montana-last-updated" in due("US-MT")
    assert not {name for name in due("US-MT") if name.startswith(("texas", "colorado", "minnesota"))}
    assert "opt-out-signal" in due("US-CO")
    assert "opt-out-signal" not in due("US-VA")


def test_the_exact_words_of_texas_are_asked_for_where_sensitive_data_is_sold() -> None:
    facts = {"offers-to": ("US-TX",), "sells-sensitive-data": True, "sells-biometric-data": False}

    def state(words: str) -> str:
        policy = policy_of(f"# Privacy policy\n\n{words}\n", facts=facts, detect=True)
        states = assess([FRAMEWORKS["us-states"]], policy)
        return next(one.state for one in states if one.requirement.id == "texas-sensitive-sale")

    assert state("NOTICE: We may sell your sensitive personal data.") == "met"
    assert state("Please note that we may sell sensitive personal data about you.") == "missing"


def test_the_complaint_to_the_controller_is_due_in_the_united_kingdom_from_june_2026() -> None:
    law = FRAMEWORKS["uk-gdpr"]
    assert "complaint-to-controller" not in {n.id for n in in_force(law, date(2026, 6, 18)).requirements}
    assert "complaint-to-controller" in {n.id for n in in_force(law, date(2026, 6, 19)).requirements}


@pytest.mark.parametrize(
    ("name", "asked"), [("gdpr", False), ("uk-gdpr", False), ("floor", False), ("ccpa", True)]
)
def test_processors_are_recipients_but_no_third_parties(name: str, asked: bool) -> None:
    """GDPR Art. 4(9): a recipient is one to whom data is disclosed, "whether a third party or not"; the CCPA asks for third parties."""
    text = "# Privacy policy\n\nWe collect your name. Service providers process it on our behalf.\n"
    policy = policy_of(text, detect=True)
    assert policy.status("sharing.recipients") == "not-found"
    assert policy.status("sharing.processors") == "stated"
    missing = {
        one.requirement.topics[0] for one in assess([FRAMEWORKS[name]], policy) if one.state == "missing"
    }
    assert ("sharing.recipients" in missing) == asked
