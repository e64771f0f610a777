from __future__ import annotations

import pytest

from policylint.detectors.dates import DateDetector
from policylint.testing import policy_of


def dates(text: str) -> list[str]:
    policy = policy_of(text)
    found = DateDetector().detect(policy.document, policy.passages)
    return [value for disclosure in found for value in disclosure.values("date")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Last updated: April 2026", "2026-04"),
        ("Effective 25 May 2018", "2018-05-25"),
        ("This policy was last revised on 2019-07-01.", "2019-07-01"),
        ("Updated March 3, 2024", "2024-03-03"),
        ("Approved by the trustees: May 2025", "2025-05"),
    ],
)
def test_the_date_of_a_policy(line: str, expected: str) -> None:
    assert expected in dates(f"# Privacy policy\n\n{line}\n\nWe keep your personal data.\n")


@pytest.mark.parametrize("line", ["> **Last updated:** 2 May 2025", "> _Effective 2025-05-02_"])
def test_a_date_set_off_as_a_quotation_is_the_policys(line: str) -> None:
    assert dates(f"# Privacy policy\n\n{line}\n\nWe keep your personal data.\n") == ["2025-05-02"]


@pytest.mark.parametrize(
    "line",
    [
        "> 2 May 2025",
        "> The regulator wrote to all of us: a notice that was last updated on 2 May 2025 has to be read again, it said, by everybody who works here.",
    ],
)
def test_other_dates_in_quotations_are_not(line: str) -> None:
    assert dates(f"# Privacy policy\n\n{line}\n\nWe keep your personal data.\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "© 2020 Acme Ltd",
        "The act of 1 May 2018 applies.",
        "We were founded on 3 June 1999.",
        "Offer ends 1 May 2026.",
        "Next scheduled review: July 2025",
        "Upcoming revision: 1 May 2026",
    ],
)
def test_other_dates_are_not(line: str) -> None:
    assert dates(f"# Privacy policy\n\nWe keep your personal data.\n\n{line}\n\nWrite to us.\n") == []
