from __future__ import annotations

from policylint.reporters.base_rates import base_rate
from policylint.rules import builtin_rules


def test_a_rate_names_its_corpus() -> None:
    rate = base_rate("stale-safe-harbor")
    assert rate is not None
    assert 0 < rate.policies <= rate.of
    assert str(rate) == f"reports in {rate.policies} of {rate.of} real policies of {rate.years}"


def test_a_rule_that_was_not_measured_has_none() -> None:
    assert base_rate("no-such-rule") is None


def test_nearly_every_built_in_rule_was_measured() -> None:
    measured = [rule for rule in builtin_rules() if base_rate(rule.info.name) is not None]
    assert len(measured) >= 0.8 * len(builtin_rules())
