from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.disclosure import Attribute, Disclosure, Polarity
from policylint.law.condition import All, Any, Condition, FactIs, Named, Not, States
from policylint.law.denials import StatesAbroad
from policylint.law.three_valued import Answer, any_of, negated
from policylint.policy import Policy
from policylint.source import Span
from policylint.testing import policy_of

ANSWERS: tuple[Answer, ...] = ("yes", "no", "unknown")
UNKNOWN = FactIs("has-dpo")


def said(topic: str, polarity: Polarity = "stated", **attributes: str) -> Disclosure:
    span = Span(0, 1)
    details = tuple(Attribute(name, value, span) for name, value in attributes.items())
    return Disclosure(topic, polarity, (span,), "x", attributes=details)


def policy(*found: Disclosure, **facts: object) -> Policy:
    declared = {name.replace("_", "-"): value for name, value in facts.items()}
    return policy_of("# Privacy policy\n", disclosures=found, facts=declared)


@pytest.mark.parametrize(
    ("of", "answer"),
    [
        (policy(), "unknown"),
        (policy(said("sharing.sale")), "yes"),
        (policy(said("sharing.sale", "denied")), "no"),
        (policy(said("sharing.sale", "denied"), sells_data=True), "yes"),
        (policy(said("sharing.sale"), sells_data=False), "yes"),
        (policy(sells_data=False), "no"),
        (policy(said("sharing.sale", "denied"), said("sharing.sale")), "yes"),
    ],
)
def test_a_statement_says_yes_then_a_fact_decides_then_a_denial(of: Policy, answer: Answer) -> None:
    assert States("sharing.sale").answer(of) == answer
    assert FactIs("sells-data").answer(policy(*of.disclosures)) == States("sharing.sale").answer(
        policy(*of.disclosures)
    )


def test_a_fact_that_no_statement_is_about_is_told_by_no_other_fact() -> None:
    of = policy(organisation=("Acme",), offers_to=("SE",), sells_data=True)
    assert [FactIs("has-dpo", value).answer(of) for value in (True, False)] == ["unknown", "unknown"]


def test_silence_says_no_only_beside_a_disclosed_parent() -> None:
    assert States("legal-basis.consent").answer(policy()) == "unknown"
    assert States("legal-basis.consent").answer(policy(said("legal-basis.contract"))) == "no"


def test_a_damaged_statement_may_have_said_what_the_rest_does_not() -> None:
    whole = policy(
        said("legal-basis.contract"),
        said("sharing.sale", "denied"),
        said("sharing.recipients", recipient="carrier"),
        said("transfer", country="NO"),
    )
    lost = frozenset({"legal-basis.consent", "sharing.sale", "sharing.recipients"})
    damaged = replace(whole, coverage=replace(whole.coverage, unclear=lost))
    for condition in (
        States("legal-basis.consent"),
        States("sharing.sale"),
        Named("recipient", "sharing.recipients", ("processor",)),
        Named("data", "", ("health",)),
    ):
        assert condition.answer(damaged) == "unknown"
    assert Named("country", "transfer", (), ("EEA",), outside=True).answer(damaged) == "no"
    assert Named("recipient", "", ("processor",)).answer(damaged) == "unknown"
    assert Named("recipient", "sharing.recipients", ("processor",)).answer(whole) == "no"
    decided = replace(damaged, facts={"sells-data": False})
    assert States("sharing.sale").answer(decided) == "no"


@pytest.mark.parametrize(
    ("condition", "value", "answer"),
    [
        (FactIs("established-in", regions=("EEA",)), ("SE", "US"), "yes"),
        (FactIs("established-in", regions=("EEA",), outside=True), ("SE", "US"), "yes"),
        (Not(FactIs("established-in", regions=("EEA",))), ("SE", "US"), "no"),
        (FactIs("established-in", regions=("EEA",)), ("US",), "no"),
        (FactIs("established-in", regions=("EEA",), outside=True), ("SE", "NO"), "no"),
        (FactIs("offers-to", regions=("US-CA",)), ("US",), "unknown"),
    ],
)
def test_places(condition: Condition, value: tuple[str, ...], answer: Answer) -> None:
    of = policy(established_in=value, offers_to=value)
    assert condition.answer(of) == answer
    assert condition.answer(policy()) == "unknown"


@pytest.mark.parametrize(
    ("condition", "number", "answer"),
    [
        (FactIs("consumers", least=100000), 100000, "yes"),
        (FactIs("consumers", least=100000), 99999, "no"),
        (FactIs("consumers", above=100000), 100000, "no"),
        (FactIs("consumers", above=100000), 100001, "yes"),
    ],
)
def test_numbers(condition: Condition, number: int, answer: Answer) -> None:
    assert condition.answer(policy(consumers=number)) == answer


def test_a_detail_that_no_statement_names_is_unknown() -> None:
    abroad = Named("country", "transfer", regions=("EEA",), outside=True)
    assert abroad.answer(policy()) == "unknown"
    assert abroad.answer(policy(said("transfer"))) == "unknown"
    assert abroad.answer(policy(said("retention", country="US"))) == "unknown"
    assert abroad.answer(policy(said("transfer", country="US"))) == "yes"
    assert abroad.answer(policy(said("transfer", country="SE"))) == "no"


def test_a_named_value_is_compared_without_case() -> None:
    health = Named("data", values=("health", "biometrics"))
    assert health.answer(policy(said("collection.data-categories", data="Health"))) == "yes"
    assert health.answer(policy(said("collection.data-categories", data="name"))) == "no"


def test_only_what_statements_about_its_topic_name_counts() -> None:
    collected = Named("data", "collection.data-categories", ("health",))
    assert collected.answer(policy(said("collection.data-categories", data="health"))) == "yes"
    assert collected.answer(policy(said("collection.data-categories", data="name"))) == "no"
    elsewhere = said("retention", data="health")
    assert collected.answer(policy(elsewhere)) == "unknown"
    assert collected.answer(policy(elsewhere, said("collection.data-categories"))) == "unknown"
    assert collected.answer(policy(elsewhere, said("collection.data-categories", data="name"))) == "no"


def test_a_kind_of_what_is_wanted_counts() -> None:
    special = Named("data", values=("special-categories",))
    assert special.answer(policy(said("collection.data-categories", data="heart-rate"))) == "yes"
    assert special.answer(policy(said("collection.data-categories", data="photo"))) == "no"


def test_questions_are_what_is_open_and_each_once() -> None:
    condition = Any((FactIs("sells-data"), All((UNKNOWN, States("sharing.sale"))), Not(UNKNOWN)))
    assert condition.questions(policy()) == ("sells-data", "has-dpo")
    assert condition.questions(policy(sells_data=True)) == ()
    assert Named("country", regions=("EEA",)).questions(policy()) == ()


def test_a_practice_asks_for_the_fact_about_it_while_it_is_open() -> None:
    sale = States("sharing.sale")
    assert sale.questions(policy()) == ("sells-data",)
    assert sale.questions(policy(said("sharing.sale"))) == ()
    assert sale.questions(policy(sells_data=False)) == ()
    assert States("rights.access").questions(policy()) == ()


def test_what_the_text_says_answers_for_a_fact_that_must_not_hold() -> None:
    none = FactIs("sells-data", value=False)
    assert none.answer(policy(said("sharing.sale"))) == "no"
    assert none.answer(policy(said("sharing.sale", "denied"))) == "yes"
    assert none.answer(policy()) == "unknown"


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (FactIs("sells-data"), "sells-data"),
        (FactIs("sells-data", value=False), "not sells-data"),
        (FactIs("consumers", above=25000), "consumers above 25,000"),
        (FactIs("consumers", least=10, above=9), "consumers at least 10 and above 9"),
        (FactIs("offers-to", regions=("EEA", "GB"), outside=True), "offers-to outside EEA or GB"),
        (Named("data", values=("health", "name")), "the policy names as data health or name"),
        (Named("data", "sharing", ("name",)), "the policy names as data under sharing name"),
        (Named("country", regions=("EEA", "GB")), "the policy names a country in EEA or GB"),
    ],
)
def test_each_kind_is_described(condition: Condition, words: str) -> None:
    assert condition.describe() == words


def test_descriptions_read_after_if() -> None:
    condition = All(
        (
            Any((States("transfer"), FactIs("consumers", least=100000))),
            Not(FactIs("established-in", regions=("EEA", "GB"))),
            Named("country", "transfer", regions=("EEA",), outside=True),
        )
    )
    assert condition.describe() == (
        "(the policy states transfer or consumers at least 100,000) and not (established-in in EEA or GB)"
        " and the policy names a country under transfer outside EEA"
    )


@given(st.lists(st.sampled_from(ANSWERS)))
def test_any_and_all_are_each_others_mirror_images(answers: list[Answer]) -> None:
    stubs = tuple(_Fixed(answer) for answer in answers)
    empty = policy_of("# x\n", detect=False)
    assert Any(stubs).answer(empty) == any_of(answers)
    assert Not(Any(stubs)).answer(empty) == All(tuple(map(Not, stubs))).answer(empty)
    assert negated(negated(any_of(answers))) == any_of(answers)


class _Fixed:
    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def answer(self, policy: Policy) -> Answer:
        return self._answer

    def questions(self, policy: Policy) -> tuple[str, ...]:
        return ()

    def describe(self) -> str:
        return self._answer


@pytest.mark.parametrize(("several", "deciding"), [(Any, "yes"), (All, "no")])
def test_what_comes_after_the_part_that_decides_is_not_asked(several: type, deciding: Answer) -> None:
    class Refusing:
        def answer(self, policy: Policy) -> Answer:
            raise AssertionError("asked")

    whole = several((UNKNOWN, _Fixed(deciding), Refusing()))
    assert whole.answer(policy()) == deciding


def test_a_statement_to_some_readers_still_shows_that_the_practice_takes_place() -> None:
    narrow = replace(said("sharing.sale"), audience="california")
    assert States("sharing.sale").answer(policy(narrow)) == "yes"


def test_a_fact_of_another_kind_than_the_condition_asks_for_is_unknown() -> None:
    assert FactIs("consumers", least=10).answer(policy(consumers=("SE",))) == "unknown"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("We store your data in Germany.", "no"),
        ("Our servers are located in the European Union. Your data is kept in Norway.", "no"),
        ("Your data is stored in the EU and in the US.", "yes"),
        ("We store your data in Germany. We transfer your data to the United States.", "yes"),
        ("We store your data in Germany and in other countries.", "yes"),
        ("We transfer your data to countries outside the EU.", "yes"),
        ("We transfer your data internationally.", "yes"),
        ("Your data never leaves the EU.", "no"),
        ("We brew beer.", "unknown"),
    ],
)
def test_what_is_only_kept_inside_goes_nowhere(text: str, answer: Answer) -> None:
    of = policy_of(f"# Privacy policy\n\n{text}\n", detect=True)
    assert StatesAbroad("transfer", ("EEA",)).answer(of) == answer


def test_a_declared_transfer_goes_abroad_whatever_is_kept_inside() -> None:
    home = said("transfer", country="DE")
    assert StatesAbroad("transfer", ("EEA",)).answer(policy(home)) == "no"
    assert StatesAbroad("transfer", ("EEA",)).answer(policy(home, transfers_abroad=True)) == "yes"
    assert StatesAbroad("transfer", ("GB",)).answer(policy(home)) == "yes"
