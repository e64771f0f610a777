from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from policylint.rule import Option, configured
from policylint.rules import builtin_rules
from policylint.testing import check_rule

RULES = {rule.info.name: rule for rule in builtin_rules()}


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if rule.info.options], ids=lambda r: r.info.name
)
def test_each_option_is_a_field_with_the_same_default_that_is_allowed(rule: Any) -> None:
    assert is_dataclass(rule)
    defaults = {field.name: field.default for field in fields(rule)}
    for option in rule.info.options:
        assert defaults[option.attribute] == option.default
        assert type(defaults[option.attribute]) is type(option.default)
        assert option.problem(option.default) == ""
        assert option.summary.endswith(".")


def test_a_configured_rule_goes_by_its_options() -> None:
    text = "# Privacy policy\n\nLast updated: 1 May 2024\n"
    assert check_rule(RULES["stale-date"], text)
    assert not check_rule(configured(RULES["stale-date"], {"months": 36}), text)
    assert check_rule(RULES["stale-date"], text), "the rule itself stays as it was"


def test_reasons_can_be_required() -> None:
    rule = configured(RULES["malformed-suppression"], {"require-reason": True})
    text = (
        "# Privacy\n\n<!-- policylint: ignore[stale-date] -->\nWe collect names.\n\n"
        "<!-- policylint: ignore[stale-date] because it is old -->\nWe keep names.\n"
    )
    [found] = check_rule(rule, text)
    assert found.message == "suppression gives no reason"
    assert not check_rule(RULES["malformed-suppression"], text)


def test_an_option_that_a_rule_does_not_have() -> None:
    with pytest.raises(ValueError, match="has no option 'years'"):
        configured(RULES["stale-date"], {"years": 2})


@pytest.mark.parametrize(
    ("option", "value", "problem"),
    [
        (Option("n", 3, "s", least=1), 1, ""),
        (Option("n", 3, "s", least=1), 0, "must be a whole number from 1 on, not 0"),
        (Option("n", 3, "s"), True, "must be a whole number from 0 on, not True"),
        (Option("n", 3, "s"), 2.5, "must be a whole number from 0 on, not 2.5"),
        (Option("n", 3.0, "s", most=4), 2, ""),
        (Option("n", 3.0, "s", most=4), 4.5, "must be a number from 0 to 4, not 4.5"),
        (Option("n", 3.0, "s"), float("nan"), "must be a number from 0 on, not nan"),
        (Option("n", False, "s"), True, ""),
        (Option("n", False, "s"), 1, "must be true or false, not 1"),
    ],
)
def test_values(option: Option, value: object, problem: str) -> None:
    assert option.problem(value) == problem
