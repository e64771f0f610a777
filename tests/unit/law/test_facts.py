from __future__ import annotations

import pytest

from policylint.law.facts import FactError, FactProblem, fact_about, facts, lies_in, place, read_facts
from policylint.topics import topics


def test_every_fact_asks_a_question_and_names_a_real_topic() -> None:
    for fact in facts().values():
        assert fact.question.endswith("?")
        assert fact.topic == "" or fact.topic in topics()


def test_no_two_facts_are_about_one_topic() -> None:
    about = [fact.topic for fact in facts().values() if fact.topic]
    assert len(about) == len(set(about))
    assert fact_about("sharing.sale") == facts()["sells-data"]
    assert fact_about("dnt") is None


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("has-officer", True, "fact 'has-officer': unknown (did you mean has-dpo?)"),
        ("staff", True, "fact 'staff': unknown (`policylint frameworks --facts` lists them)"),
        (
            "offers-to",
            "Scot",
            "'Scot' is no country, state or region that we know (write a code such as SE, US-CA or EEA)",
        ),
        (
            "organisation",
            [],
            'fact \'organisation\': [] is not a list of names (write it as ["Acme AB", "Acme"])',
        ),
        ("consumers", "a|b", "fact 'consumers': 'a|b' is not a whole number (write it as 100000)"),
    ],
)
def test_a_mistake_is_told_with_what_was_written_and_how_to_mend_it(
    name: str, value: object, told: str
) -> None:
    with pytest.raises(FactError) as caught:
        read_facts({name: value})
    assert str(caught.value).endswith(told)


def test_an_error_tells_each_problem_on_a_line_of_its_own_and_a_hint_only_where_there_is_one() -> None:
    error = FactError([FactProblem("has-dpo", "unknown"), FactProblem("consumers", "odd", "write 5")])
    assert str(error) == "fact 'has-dpo': unknown\nfact 'consumers': odd (write 5)"


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        ("sells-data", True, True),
        ("sells-data", "No", False),
        ("consumers", 250000, 250000),
        ("consumers", "250,000", 250000),
        ("consumers", "250_000 ", 250000),
        ("established-in", ["Sweden", "UK"], ("SE", "GB")),
        ("established-in", "se, US-CA,EEA", ("SE", "US-CA", "EEA")),
        ("offers-to", "California, Quebec", ("US-CA", "CA-QC")),
        ("organisation", ["Acme AB", " Acme Toys "], ("Acme AB", "Acme Toys")),
        ("organisation", "Acme AB, Acme Toys", ("Acme AB", "Acme Toys")),
    ],
)
def test_a_value_has_one_form_whether_from_toml_or_the_command_line(
    name: str, written: object, read: object
) -> None:
    assert read_facts({name: written}) == {name: read}


def test_all_mistakes_are_told_at_once_each_with_a_hint() -> None:
    with pytest.raises(FactError) as caught:
        read_facts(
            {
                "sell-data": True,
                "consumers": "many",
                "established-in": ["Swedn"],
                "has-dpo": "maybe",
                "offers-to": 3,
                "organisation": [""],
            }
        )
    told = {problem.name: str(problem) for problem in caught.value.problems}
    assert told["sell-data"] == "fact 'sell-data': unknown (did you mean sells-data?)"
    assert "whole number" in told["consumers"]
    assert "did you mean Sweden?" in told["established-in"]
    assert "write yes or no" in told["has-dpo"]
    assert "SE, US-CA or EEA" in told["offers-to"]
    assert "is not a list of names" in told["organisation"]


@pytest.mark.parametrize("name", ["", "XX", "US_CA", "Atlantis"])
def test_what_is_no_place_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no country, state or region"):
        place(name)


@pytest.mark.parametrize(
    ("code", "region", "answer"),
    [
        ("SE", "EEA", "yes"),
        ("NO", "EU", "no"),
        ("EU", "EEA", "yes"),
        ("US-CA", "US", "yes"),
        ("GB", "EEA", "no"),
        ("US", "US-CA", "unknown"),
        ("EEA", "SE", "unknown"),
    ],
)
def test_a_place_lies_in_a_region_does_not_or_only_a_part_of_it_does(
    code: str, region: str, answer: str
) -> None:
    assert lies_in(code, region) == answer
