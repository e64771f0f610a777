"""How often rules report on real policies: measured once, shown on the rules' pages. Read when first asked."""

from __future__ import annotations

from functools import cache
from typing import Any

from policylint.frozen import dataclass
from policylint.tables import table


@dataclass(frozen=True, slots=True)
class BaseRate:
    """In how many of how many real policies a rule reports something, when it is selected by name."""

    policies: int
    of: int
    years: str

    def __str__(self) -> str:
        return f"reports in {self.policies} of {self.of} real policies of {self.years}"


@cache
def _measured() -> dict[str, Any]:
    return table("reporters/base_rates")


def base_rate(rule: str) -> BaseRate | None:
    """The rate of a rule; None if it was not measured."""
    measured = _measured()
    policies = measured["rules"].get(rule)
    return BaseRate(policies, measured["of"], measured["years"]) if policies is not None else None
