from __future__ import annotations

import pytest

from policylint.detectors.retention_lists import RetentionListDetector
from policylint.testing import policy_of


def found(text: str) -> list[str]:
    policy = policy_of(text)
    return [d.text for d in RetentionListDetector().detect(policy.document, policy.passages)]


def test_periods_of_a_section_make_a_list() -> None:
    text = """# Privacy policy

## How long do we keep your data?

We keep orders for seven years. Support messages are deleted after 12 months. We like to be exact.
"""
    assert found(text) == ["We keep orders for seven years.", "Support messages are deleted after 12 months."]


def test_items_need_no_verb_of_their_own() -> None:
    text = "# Retention\n\nWe keep:\n\n- invoices: 10 years\n- applications: 6 months\n"
    assert len(found(text)) == 2


@pytest.mark.parametrize(
    "body",
    [
        "We keep orders for seven years. Invoices are kept for seven years, too.",
        "We keep orders for seven years. We reply within 30 days.",
        "We keep orders for seven years. Cookies are deleted after 12 months.",
        "We keep orders for as long as the law asks.",
    ],
)
def test_one_period_is_no_list(body: str) -> None:
    assert found(f"# Privacy policy\n\n## Retention\n\n{body}\n") == []


def test_periods_under_other_headings_are_left_alone() -> None:
    assert (
        found("# Shop\n\n## Delivery\n\nWe keep parcels for 7 days. Returns are stored for a month.\n") == []
    )
