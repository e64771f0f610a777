from __future__ import annotations

import pytest

from policylint.rules.quality.future_date import FutureDate
from policylint.testing import check_rule

RULE = FutureDate()


@pytest.mark.parametrize(
    ("statement", "count"),
    [
        ("Last updated: 22 November 2026", 0),
        ("Last updated: 23 November 2026", 1),
        ("Last updated: November 2026", 0),
        ("Last updated: December 2026", 1),
        ("Effective date: 22 November 2027", 0),
        ("Effective date: 23 November 2027", 1),
        ("We delete your account on 1 January 2030.", 0),
    ],
)
def test_limits(statement: str, count: int) -> None:
    assert len(check_rule(RULE, f"# P\n\n{statement}\n", today="2026-11-22")) == count
