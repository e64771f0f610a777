from __future__ import annotations

import pytest

from policylint.frameworks.loader import FrameworkError, load
from policylint.law.condition import All, Condition, FactIs, Named, Not, States
from policylint.law.condition import Any as AnyOf
from policylint.law.denials import Denied

HEAD = 'name = "mini"\ntitle = "Mini"\n[[requirement]]\nid = "a"\nseverity = "info"\ntopic = "dnt"\n'


def read(when: str) -> Condition | None:
    return load(f"{HEAD}when = {when}\n", "mini.toml").requirements[0].when


@pytest.mark.parametrize(
    ("when", "condition"),
    [
        ('"transfer"', States("transfer")),
        ('["transfer"]', States("transfer")),
        ('["transfer", "cookies"]', AnyOf((States("transfer"), States("cookies")))),
        ('{ fact = "sells-data" }', FactIs("sells-data")),
        ('{ fact = "sells-data", is = false }', FactIs("sells-data", value=False)),
        ('{ fact = "consumers", at-least = 5 }', FactIs("consumers", least=5)),
        ('{ fact = "annual-revenue", above = 5 }', FactIs("annual-revenue", above=5)),
        ('{ fact = "offers-to", in = ["EEA", "Sweden"] }', FactIs("offers-to", regions=("EEA", "SE"))),
        (
            '{ attribute = "country", topic = "transfer", outside = ["EEA"] }',
            Named("country", "transfer", regions=("EEA",), outside=True),
        ),
        ('{ attribute = "data", is = ["health"] }', Named("data", values=("health",))),
        (
            '{ all = ["transfer", { not = { fact = "has-dpo" } }] }',
            All((States("transfer"), Not(FactIs("has-dpo")))),
        ),
        ('{ denied = "transfer" }', Denied("transfer")),
        ('{ any = [{ fact = "has-dpo" }, "transfer"] }', AnyOf((FactIs("has-dpo"), States("transfer")))),
    ],
)
def test_what_can_be_written(when: str, condition: Condition) -> None:
    assert read(when) == condition


@pytest.mark.parametrize(
    ("when", "words", "hint"),
    [
        ("3", "must be a topic, a list or a table", "transfer"),
        ("[]", "must be a list of conditions", "transfer"),
        ("{}", "a condition of nothing", "give one of any, all, not, fact, attribute"),
        ('{ fact = "has-dpo", any = ["transfer"] }', "a condition of any and fact", "give one of"),
        ('{ denied = "transfr" }', "unknown topic 'transfr'", "transfer"),
        ("{ denied = true }", "unknown topic True", ""),
        ('{ denied = "transfer", topic = "dnt" }', "unknown key 'topic' beside 'denied'", ""),
        ('{ topic = "transfr", outside = ["EEA"] }', "unknown topic 'transfr'", "transfer"),
        ('{ topic = "transfer" }', "needs places", "EEA"),
        ('{ topic = "transfer", in = ["EEA"] }', "unknown key 'in' beside 'topic'", ""),
        ('"transfr"', "unknown topic 'transfr'", "transfer"),
        ('{ fact = "sell-data" }', "unknown fact 'sell-data'", "sells-data"),
        ('{ fact = "has-dpo", at-least = 3 }', "'at-least' does not go with 'has-dpo'", "yes-no"),
        ('{ fact = "has-dpo", is = "no" }', "must be true or false", ""),
        ('{ fact = "has-dpo", equals = true }', "unknown key 'equals' beside 'fact'", ""),
        ('{ fact = "consumers" }', "needs a whole number", "at-least or above"),
        ('{ fact = "organisation" }', "no condition can ask for 'organisation'", "a name"),
        ('{ fact = "offers-to" }', "needs places", "EEA"),
        ('{ fact = "offers-to", in = ["Atlantis"] }', "no country, state or region", "EEA"),
        ('{ attribute = "contry", outside = ["EEA"] }', "unknown attribute 'contry'", "country"),
        ('{ attribute = "country", topic = "nope", in = ["EEA"] }', "unknown topic 'nope'", ""),
        ('{ not = "nope" }', "unknown topic 'nope'", ""),
        ('{ attribute = "data", is = ["helth"] }', "'helth' is no term for data", "health"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_and_a_hint(when: str, words: str, hint: str) -> None:
    with pytest.raises(FrameworkError) as caught:
        read(when)
    (problem,) = caught.value.problems
    assert (problem.line, problem.key) == (7, "when")
    assert words in problem.message
    assert hint in problem.hint


def test_every_mistake_in_a_condition_is_told() -> None:
    with pytest.raises(FrameworkError) as caught:
        read('{ all = ["nope", { fact = "nix" }, { not = 3 }] }')
    assert len(caught.value.problems) == 3
