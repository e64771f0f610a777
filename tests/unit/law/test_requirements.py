from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from policylint.coverage import Coverage
from policylint.diagnostics import Finding, Unasked
from policylint.disclosure import Attribute, Disclosure, Polarity
from policylint.document import Document, Section
from policylint.framework import Framework, Requirement, in_force, upcoming
from policylint.law.asking import Asking, asked_for
from policylint.law.condition import All, Condition, FactIs, States
from policylint.law.condition import Any as AnyOf
from policylint.law.denials import NothingCollected
from policylint.law.evidence import Evidence, readers_of
from policylint.law.requirements import (
    RequirementState,
    answered,
    assess,
    cited,
    concerns,
    needs_of,
    stands,
    unasked,
)
from policylint.law.three_valued import Answer
from policylint.policy import Policy
from policylint.rule import Documentation, RuleInfo
from policylint.source import Source, Span
from policylint.testing import disclosure as said
from policylint.testing import policy_of_files, policy_with

TEXT = "x" * 100


def disclosure(topic: str, polarity: Polarity = "stated", at: int = 0) -> Disclosure:
    return Disclosure(topic, polarity, (Span(at, at + 1),), "x")


def policy(*found: Disclosure, **facts: object) -> Policy:
    document = Document(Source("p.md", TEXT), Section(None, (), (), Span(0, len(TEXT))), "markdown")
    return Policy(document, (), found, Coverage("en", True, True, 1, 1), date(2026, 11, 22), facts=facts)


def need(
    topic: str = "",
    *,
    any_of: tuple[str, ...] = (),
    when: tuple[str, ...] | Condition | None = None,
    severity: str = "error",
    rule: str = "",
    id: str = "need",
    **more: str,
) -> Requirement:
    condition = AnyOf(tuple(map(States, when))) if isinstance(when, tuple) else when
    return Requirement(
        id, severity, "Art. 1", "", "", topic=topic, any_of=any_of, when=condition, rule=rule, **more
    )


def framework(name: str, *needs: Requirement) -> Framework:
    return Framework(name, name.upper(), needs)


def info(topic: str = "", name: str = "", *, absence: bool = True) -> RuleInfo:
    documentation = Documentation("", "", (), (), "")
    return RuleInfo(
        name or f"{topic}-missing", "missing", "", documentation, topic=topic, reports_absence=absence
    )


@pytest.mark.parametrize(
    ("requirement", "found", "state"),
    [
        (need("retention"), (), "missing"),
        (need("retention"), (disclosure("retention"),), "met"),
        (need("retention"), (disclosure("retention.period"),), "met"),
        (need("retention.period"), (disclosure("retention"),), "missing"),
        (need("sharing.sale"), (disclosure("sharing.sale", "denied"),), "met"),
        (need("purpose"), (disclosure("purpose.marketing", "denied"),), "missing"),
        (need("purpose"), (disclosure("purpose.marketing"),), "met"),
        (need("purpose"), (disclosure("purpose", "denied"),), "met"),
        (need(any_of=("dnt", "gpc")), (disclosure("gpc"),), "met"),
        (need(any_of=("dnt", "gpc")), (disclosure("children"),), "missing"),
        (need("cookies.control", when=("cookies",)), (), "needs-answer"),
        (need("dnt", when=("legal-basis.consent",)), (disclosure("legal-basis.contract"),), "not-applicable"),
        (need("dnt", when=("cookies",)), (disclosure("dnt"),), "met"),
        (need("cookies.control", when=("cookies",)), (disclosure("cookies", "denied"),), "not-applicable"),
        (need("cookies.control", when=("cookies",)), (disclosure("cookies"),), "missing"),
        (need(rule="stale-date"), (), "unclear"),
        (need(), (disclosure("dnt"),), "unclear"),
        (need(when=("cookies",)), (), "needs-answer"),
        (need(rule="stale-date", when=("cookies",)), (), "needs-answer"),
        (need("dnt", rule="stale-date"), (), "missing"),
        (need("dnt", rule="stale-date"), (disclosure("dnt"),), "met"),
    ],
)
def test_states(requirement: Requirement, found: tuple[Disclosure, ...], state: str) -> None:
    assert the_state(requirement, policy(*found)).state == state


def the_state(
    requirement: Requirement, of: Policy, *audiences: str, **judged: list[Finding]
) -> RequirementState:
    law = Framework("f", "F", (requirement,), audiences=audiences)
    (state,) = assess([law], of, {name.replace("_", "-"): found for name, found in judged.items()})
    return state


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
    contract = disclosure("legal-basis.contract")
    (state,) = assess([framework("f", conditional)], policy(contract, disclosure("rights.portability")))
    assert state.state == "not-applicable"
    assert state.disclosures == ()


def under(requirement: Requirement, *found: Disclosure) -> str:
    (state,) = assess([framework("f", requirement)], policy(*found))
    return state.reported_under


def test_a_citation_tells_the_law_by_its_title_the_place_its_address_and_when_it_was_checked() -> None:
    one = Requirement("need", "error", "Art. 1", "https://law.example/1", "2026-11-01", topic="retention")
    told = cited(framework("law", one), one)
    assert (told.framework, told.section, told.url, told.checked) == (
        "LAW",
        "Art. 1",
        "https://law.example/1",
        "2026-11-01",
    )


def test_the_first_of_several_topics_speaks_for_all() -> None:
    assert under(need(any_of=("rights.access", "choice.opt-out"))) == "rights.access"


def test_a_missing_parent_speaks_for_its_child() -> None:
    assert under(need("retention.period")) == "retention"
    assert under(need("retention.period"), disclosure("retention")) == "retention.period"


def test_an_id_before_a_dot_that_is_no_topic_speaks_for_nobody() -> None:
    assert under(need("rights.access")) == "rights.access"


def test_every_framework_that_asks_is_named() -> None:
    frameworks = [framework("gdpr", need("retention")), framework("ccpa", need("retention"), need("dnt"))]
    asking = asked_for(Asking(frameworks, policy()), info("retention"))
    assert [(need.framework.name, need.requirement.topic) for need in asking] == [
        ("gdpr", "retention"),
        ("ccpa", "retention"),
    ]


def test_nobody_asks_for_what_is_found_or_not_due() -> None:
    frameworks = [framework("f", need("dnt"), need("cookies.control", when=("cookies",)))]
    assert asked_for(Asking(frameworks, policy(disclosure("dnt"))), info("dnt")) == ()
    assert asked_for(Asking(frameworks, policy()), info("cookies.control")) == ()


def test_one_of_several_topics_is_asked_for_once_and_only_if_none_is_found() -> None:
    frameworks = [framework("f", need(any_of=("rights.access", "choice.opt-out")))]
    assert len(asked_for(Asking(frameworks, policy()), info("rights.access"))) == 1
    assert asked_for(Asking(frameworks, policy()), info("choice.opt-out")) == ()
    assert asked_for(Asking(frameworks, policy(disclosure("choice.opt-out"))), info("rights.access")) == ()


def test_a_missing_parent_carries_what_asks_for_its_child() -> None:
    frameworks = [framework("f", need("transfer.safeguards"))]
    assert len(asked_for(Asking(frameworks, policy()), info("transfer"))) == 1
    assert asked_for(Asking(frameworks, policy()), info("transfer.safeguards")) == ()


def test_a_rule_of_its_own_is_asked_for_by_name_where_the_condition_holds() -> None:
    frameworks = [framework("f", need(rule="stale-date", when=("policy.effective-date",)))]
    rule = info(name="stale-date", absence=False)
    assert asked_for(Asking(frameworks, policy()), rule) == ()
    assert len(asked_for(Asking(frameworks, policy(disclosure("policy.effective-date"))), rule)) == 1


def test_a_rule_about_a_topic_that_reports_no_absence_is_not_asked_for_by_it() -> None:
    frameworks = [framework("f", need("policy.effective-date"))]
    assert (
        asked_for(Asking(frameworks, policy()), info("policy.effective-date", "stale-date", absence=False))
        == ()
    )


def test_rules_without_a_topic_are_not_asked_for_by_requirements_without_one() -> None:
    frameworks = [framework("f", need())]
    assert asked_for(Asking(frameworks, policy()), info(name="headings-missing")) == ()


def test_an_undeclared_fact_is_a_question_and_a_declared_one_an_answer() -> None:
    seller = need("gpc", when=FactIs("sells-data"))
    asked = the_state(seller, policy())
    assert (asked.state, asked.questions) == ("needs-answer", ("sells-data",))
    assert the_state(seller, policy(**{"sells-data": True})).state == "missing"
    assert the_state(seller, policy(**{"sells-data": False})).state == "not-applicable"


def test_only_what_is_still_open_is_asked() -> None:
    both = need("dnt", when=All((FactIs("sells-data"), FactIs("consumers", least=100000))))
    assert the_state(both, policy(**{"sells-data": True})).questions == ("consumers",)
    assert the_state(both, policy(disclosure("sharing.sale"))).questions == ("consumers",)
    assert the_state(both, policy(consumers=10)).state == "not-applicable"


def test_where_silence_proves_nothing_what_is_not_found_is_unclear() -> None:
    foreign = replace(policy(), coverage=Coverage("de", False, True, 1, 0))
    assert the_state(need("dnt"), foreign).state == "unclear"


def test_what_is_said_to_some_readers_meets_only_the_laws_that_protect_them() -> None:
    narrow = policy(replace(disclosure("rights.access"), audience="california"))
    assert the_state(need("rights.access"), narrow, "europe").state == "missing"
    assert the_state(need("rights.access"), narrow, "california", "us-states").state == "met"
    assert the_state(need("rights.access"), narrow).state == "met"
    everybody = policy(disclosure("rights.access"))
    assert the_state(need("rights.access"), everybody, "europe").state == "met"


def test_what_is_missing_is_reported_under_a_parent_of_which_those_readers_are_told_nothing() -> None:
    narrow = policy(replace(disclosure("retention"), audience="california"))
    period = need("retention.period")
    assert the_state(period, narrow, "california").reported_under == "retention.period"
    assert the_state(period, narrow, "europe").reported_under == "retention"


@pytest.mark.parametrize(
    ("requirement", "answer", "stands_at"),
    [
        (need("dnt"), "yes", ("missing", "dnt")),
        (need("dnt"), "no", ("not-applicable", "")),
        (need("dnt"), "unknown", ("needs-answer", "")),
        (need("children"), "yes", ("met", "")),
        (need(rule="x"), "yes", ("unclear", "")),
    ],
)
def test_only_what_is_missing_has_a_topic_to_be_reported_under(
    requirement: Requirement, answer: Answer, stands_at: tuple[str, str]
) -> None:
    of = policy(disclosure("children"))
    (one,) = needs_of((framework("f", requirement),)).all
    assert stands(one, answer, of, Evidence(of)) == stands_at
    foreign = replace(policy(), coverage=Coverage("de", False, True, 1, 0))
    (other,) = needs_of((framework("f", need("dnt")),)).all
    assert stands(other, "yes", foreign, Evidence(foreign)) == ("unclear", "")
    assert answered(None, of) == "yes"


def test_a_contact_under_a_heading_for_some_readers_is_everybodys() -> None:
    narrow = policy(replace(disclosure("controller.contact"), audience="california"))
    assert the_state(need("controller.contact"), narrow, "europe").state == "met"


def test_a_rule_that_ran_decides_and_one_that_objects_makes_it_unclear() -> None:
    dated = need(rule="stale-date")
    assert the_state(dated, policy(), stale_date=[]).state == "met"
    objection = [Finding("old", Span(0, 1))]
    objected = the_state(dated, policy(), stale_date=objection)
    assert (objected.state, objected.findings) == ("unclear", tuple(objection))
    kept = need("retention", rule="retention-vague")
    assert the_state(kept, policy(disclosure("retention")), retention_vague=objection).state == "unclear"
    assert the_state(kept, policy(), retention_vague=[]).state == "missing"


def test_a_requirement_is_in_force_from_its_first_day_until_the_day_it_ends() -> None:
    law = framework(
        "f",
        need("dnt", id="old", until="2026-06-01"),
        need("gpc", id="new", since="2026-06-01"),
        need("cookies"),
    )
    before, after = in_force(law, date(2026, 5, 31)), in_force(law, date(2026, 6, 1))
    assert [one.id for one in before.requirements] == ["old", "need"]
    assert [one.id for one in after.requirements] == ["new", "need"]
    assert [one.id for _, one in upcoming([law], date(2026, 5, 31))] == ["new"]
    assert upcoming([law], date(2026, 6, 1)) == ()


def test_what_nobody_has_checked_is_in_force_only_in_preview() -> None:
    law = framework("f", need("dnt", grade="K"), need("gpc", id="sure"))
    assert [one.id for one in in_force(law, date(2026, 1, 1), preview=False).requirements] == ["sure"]
    assert in_force(law, date(2026, 1, 1)) is law


def test_a_framework_in_force_keeps_all_but_what_is_not() -> None:
    law = Framework(
        "f", "F", (need("dnt", until="2020-01-01"), need("gpc")), "About.", "https://f", "SE", ("europe",)
    )
    assert in_force(law, date(2026, 1, 1)) == replace(law, requirements=law.requirements[1:])


def test_what_is_coming_is_told_the_soonest_first_and_unchecked_only_in_preview() -> None:
    one = framework(
        "one", need("dnt", id="late", since="2027-03-01"), need("gpc", id="soon", since="2027-01-01")
    )
    two = framework("two", need("cookies", id="between", since="2027-02-01", grade="K"))
    coming = upcoming([one, two], date(2026, 1, 1))
    assert [(law.name, asked.id) for law, asked in coming] == [
        ("one", "soon"),
        ("two", "between"),
        ("one", "late"),
    ]
    checked = upcoming([one, two], date(2026, 1, 1), preview=False)
    assert [asked.id for _, asked in checked] == ["soon", "late"]


OBJECTION = Finding("old", Span(0, 1))


@pytest.mark.parametrize(
    ("requirement", "found", "judged", "rest"),
    [
        (need("dnt", when=("cookies",)), (disclosure("cookies", "denied"),), {}, {"state": "not-applicable"}),
        (need("dnt", when=FactIs("sells-data")), (), {}, {"state": "needs-answer", "questions": ("sells-data",)}),
        (need("dnt"), (), {}, {"state": "missing", "reported_under": "dnt"}),
        (need("dnt"), (disclosure("dnt"),), {}, {"state": "met", "disclosures": (disclosure("dnt"),)}),
        (need(rule="x"), (), {}, {"state": "unclear"}),
        (need(rule="x"), (disclosure("dnt"),), {"x": [OBJECTION]}, {"state": "unclear", "findings": (OBJECTION,)}),
        (need(rule="x"), (), {"x": []}, {"state": "met"}),
        (
            need("dnt", rule="x"), (disclosure("dnt"),), {"x": [OBJECTION]},
            {"state": "unclear", "disclosures": (disclosure("dnt"),), "findings": (OBJECTION,)},
        ),
        (need("dnt", rule="x"), (disclosure("dnt"),), {"x": []}, {"state": "met", "disclosures": (disclosure("dnt"),)}),
    ],
)  # fmt: skip
def test_a_state_names_its_framework_and_requirement_and_what_it_rests_on(
    requirement: Requirement,
    found: tuple[Disclosure, ...],
    judged: dict[str, list[Finding]],
    rest: dict[str, object],
) -> None:
    law = framework("f", requirement)
    assert assess([law], policy(*found), judged) == (RequirementState(law, requirement, **rest),)


def test_a_condition_that_holds_asks_nothing() -> None:
    asked = the_state(
        need("dnt", when=FactIs("sells-data")), policy(disclosure("dnt"), **{"sells-data": True})
    )
    assert (asked.state, asked.questions) == ("met", ())


def test_what_a_damaged_part_may_be_about_is_unclear_and_the_rest_missing() -> None:
    damaged = replace(policy(), coverage=Coverage("en", True, True, 1, 1, frozenset({"dnt", "retention"})))
    assert the_state(need("dnt"), damaged).state == "unclear"
    assert the_state(need("gpc"), damaged).state == "missing"
    assert the_state(need(any_of=("gpc", "dnt")), damaged).state == "unclear"
    assert the_state(need("retention.period"), damaged).state == "unclear"


@pytest.mark.parametrize(
    ("country", "home", "is_concern"),
    [
        ("", ("EEA",), True),
        ("US", (), True),
        ("US", ("EEA",), True),
        ("SE", ("EEA",), False),
        ("EEA", ("EEA",), False),
        ("US", ("EEA", "US"), False),
        ("EEA", ("SE",), True),
    ],
)
def test_a_country_at_home_is_no_concern(country: str, home: tuple[str, ...], is_concern: bool) -> None:
    finding = Finding("m", Span(0, 1), country=country)
    requirement = replace(need(rule="unsafe-transfer"), home=home)
    assert concerns(requirement, finding) is is_concern
    asking = Asking([framework("f", requirement)], policy())
    rule = info(name="unsafe-transfer", absence=False)
    assert len(asked_for(asking, rule, finding)) == is_concern
    assert len(asked_for(asking, rule)) == 1
    (judged,) = assess([framework("f", requirement)], policy(), {"unsafe-transfer": [finding]})
    assert judged.state == ("unclear" if is_concern else "met")


def test_a_rule_is_asked_for_by_what_is_missing_altogether_only_if_it_tells_where() -> None:
    requirement = need("dnt", rule="told-in-place")
    assert the_state(requirement, policy()).state == "missing"
    asking = Asking([framework("f", requirement)], policy())
    assert asked_for(asking, info(name="told-in-place", absence=False)) == ()
    assert len(asked_for(asking, info(name="told-in-place"))) == 1


def test_a_rule_is_not_asked_for_where_the_condition_does_not_hold() -> None:
    rule = info(name="stale-date", absence=False)
    conditional = framework("f", need(rule="stale-date", when=("cookies",)))
    assert asked_for(Asking([conditional], policy(disclosure("cookies", "denied"))), rule) == ()


def silent(name: str, unless: Condition | None) -> Framework:
    return replace(framework(name), unless=unless)


def test_laws_that_ask_for_nothing_are_told_by_their_reason_in_its_words() -> None:
    sells, has_dpo = FactIs("sells-data"), FactIs("has-dpo")
    laws = [silent("a", sells), silent("b", None), silent("c", has_dpo), silent("d", FactIs("sells-data"))]
    told = policy(**{"sells-data": True, "has-dpo": True})
    source, start = told.document.source, Span(0, 0)
    assert unasked(laws, told) == (
        Unasked(("A", "D"), sells.describe(), source, start),
        Unasked(("C",), has_dpo.describe(), source, start),
    )
    assert unasked(laws, policy(**{"sells-data": False, "has-dpo": True})) == (
        Unasked(("C",), has_dpo.describe(), source, start),
    )
    assert unasked(laws, policy()) == (), "what nobody knows silences nothing"


@pytest.mark.parametrize(
    ("sells", "dpo", "state"),
    [
        (True, True, "not-applicable"), (True, False, "not-applicable"), (False, False, "not-applicable"),
        (False, True, "missing"),
    ],
)  # fmt: skip
def test_what_has_a_condition_in_a_law_that_has_one_is_due_where_both_hold(
    sells: bool, dpo: bool, state: str
) -> None:
    law = replace(framework("law", need("gpc", when=FactIs("has-dpo"))), unless=FactIs("sells-data"))
    (one,) = assess([law], policy(**{"sells-data": sells, "has-dpo": dpo}))
    assert one.state == state


def test_the_statement_that_gives_the_reason_is_shown_in_its_own_file() -> None:
    sentence = "We do not collect any personal data."
    told = policy_with(said("collection.data-categories", polarity="denied", text=sentence))
    (one,) = unasked([silent("a", NothingCollected())], told)
    assert (one.frameworks, one.reason, one.text) == (("A",), NothingCollected().describe(), sentence)
    assert one.source.slice(one.span) == sentence
    split = policy_of_files({"a.md": "# Privacy policy\n", "b.md": f"# More\n\n{sentence}\n"})
    at = split.document.source.text.index(sentence)
    found = Disclosure("collection.data-categories", "denied", (Span(at, at + len(sentence)),), sentence)
    (one,) = unasked([silent("a", NothingCollected())], replace(split, disclosures=(found,)))
    assert (one.source.path, one.source.slice(one.span), one.text) == ("b.md", sentence, sentence)
    (one,) = unasked([silent("a", FactIs("sells-data"))], replace(split, facts={"sells-data": True}))
    assert (one.source.path, one.span, one.text) == ("a.md", Span(0, 0), "")


CONTRADICTED = {"contradictory-statements": [Finding("denies here what it says elsewhere", Span(0, 5))]}


@pytest.mark.parametrize(
    ("found", "state", "rule"),
    [
        ((disclosure("sharing.recipients", "denied"),), "unclear", "contradictory-statements"),
        ((disclosure("sharing.recipients", "denied"), disclosure("sharing.recipients", at=40)), "met", ""),
        (
            (disclosure("sharing.recipients", "denied"), disclosure("sharing.recipients", "denied", at=40)),
            "met",
            "",
        ),
        ((disclosure("sharing.recipients"),), "met", ""),
    ],
)
def test_a_denial_that_is_contradicted_meets_nothing(
    found: tuple[Disclosure, ...], state: str, rule: str
) -> None:
    (one,) = assess([framework("x", need("sharing.recipients"))], policy(*found), CONTRADICTED)
    assert (one.state, one.rule) == (state, rule)


@pytest.mark.parametrize(
    ("mechanisms", "state"),
    [
        ((["privacy-shield"],), "unclear"),
        ((["privacy-shield"], ["privacy-shield"]), "unclear"),
        ((["privacy-shield"], ["scc"]), "met"),
        ((["privacy-shield", "dpf"],), "met"),
        ((["scc"],), "met"),
        (([],), "met"),
    ],
)
def test_what_is_void_meets_nothing(mechanisms: tuple[list[str], ...], state: str) -> None:
    found = [
        replace(
            disclosure("transfer.safeguards", at=at),
            attributes=tuple(Attribute("mechanism", one, Span(at, at + 1)) for one in named),
        )
        for at, named in enumerate(mechanisms)
    ]
    judged = {"stale-privacy-shield": [Finding("relies on the Privacy Shield", Span(0, 1))]}
    (one,) = assess([framework("x", need("transfer.safeguards"))], policy(*found), judged)
    assert (one.state, one.rule) == (state, "stale-privacy-shield" if state == "unclear" else "")


@pytest.mark.parametrize(
    ("data", "recipients", "state"),
    [
        (["phone-number"], ["advertising-partner"], "missing"),
        (["phone-number"], ["third-party"], "met"),
        (["phone-number"], [], "met"),
        ([], ["advertising-partner"], "met"),
    ],
)
@pytest.mark.parametrize("stated", [False, True])
def test_a_denial_of_one_kind_of_data_to_one_kind_of_recipients_tells_not_who_receives_data(
    data: list[str], recipients: list[str], state: str, stated: bool
) -> None:
    named = [*(("data", one) for one in data), *(("recipient", one) for one in recipients)]
    denial = replace(
        disclosure("sharing.recipients", "denied"),
        attributes=tuple(Attribute(name, value, Span(0, 1)) for name, value in named),
    )
    found = (denial, disclosure("sharing.recipients", at=40)) if stated else (denial,)
    told = policy(*found)
    (one,) = assess([framework("x", need("sharing.recipients"))], told)
    assert one.state == ("met" if stated else state)
    assert ("sharing.recipients" in readers_of(told)) is (one.state == "met")
    assert one.disclosures == (found if one.state == "met" else ())


def test_of_a_sale_a_denial_tells_whatever_it_is_of() -> None:
    denial = replace(
        disclosure("sharing.sale", "denied"),
        attributes=(
            Attribute("data", "email-address", Span(0, 1)),
            Attribute("recipient", "advertising-partner", Span(0, 1)),
        ),
    )
    (one,) = assess([framework("x", need("sharing.sale"))], policy(denial))
    assert one.state == "met"
