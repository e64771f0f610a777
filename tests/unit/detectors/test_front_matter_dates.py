from __future__ import annotations

import pytest

from policylint.disclosure import Disclosure
from policylint.testing import policy_of


def found(front: str, body: str = "We keep your personal data.") -> list[Disclosure]:
    policy = policy_of(f"---\n{front}\n---\n\n# Privacy policy\n\n{body}\n", detect=True)
    return [one for one in policy.disclosures if one.topic == "policy.effective-date"]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("lastUpdated: 2026-05-04", "2026-05-04"),
        ("last_updated: '4 May 2026'", "2026-05-04"),
        ('updatedAt: "2026-05-04T08:00:00Z"', "2026-05-04"),
        ("last-modified: 2026-05-04", "2026-05-04"),
        ("lastmod: 2026-05-04", "2026-05-04"),
        ("effective_date: May 4, 2026", "2026-05-04"),
        ('subtitle: "Last updated: May 4, 2026"', "2026-05-04"),
    ],
)
def test_the_date_that_the_page_shows(line: str, value: str) -> None:
    [one] = found(f"title: Privacy\n{line}")
    assert (one.values("date"), one.confidence) == ((value,), "certain")


def test_a_bare_date_is_likely() -> None:
    [one] = found("date: 2026-05-04")
    assert (one.values("date"), one.confidence) == (("2026-05-04",), "likely")


@pytest.mark.parametrize(
    "line",
    [
        "expiryDate: 2027-05-04",
        "next_review: 2027-05-04",
        "review_date: 2027-05-04",
        "description: Shipped 4 May 2026",
        "lastUpdated: soon",
        "revisions: [2025-05-01]",
        "order: 20260504",
    ],
)
def test_other_dates_are_not(line: str) -> None:
    assert found(line) == []


def test_a_date_of_the_last_change_goes_before_a_bare_one() -> None:
    [one] = found("date: 2019-01-02\nlastmod: 2026-05-04")
    assert one.values("date") == ("2026-05-04",)


def test_the_date_in_the_text_goes_before() -> None:
    [one] = found("lastUpdated: 2026-05-04", "Last updated: 1 June 2026")
    assert one.values("date") == ("2026-06-01",)


def test_toml_and_places() -> None:
    text = '+++\ntitle = "Privacy"\nlastmod = 2026-05-04\n+++\n\n# Privacy policy\n\nWe keep your personal data.\n'
    policy = policy_of(text, detect=True)
    [one] = [one for one in policy.disclosures if one.topic == "policy.effective-date"]
    assert policy.document.source.slice(one.span) == "lastmod = 2026-05-04"
    assert one.focus is not None
    assert policy.document.source.slice(one.focus) == "2026-05-04"
