from __future__ import annotations

from datetime import date

import pytest

from policylint.rules.dated_statements import a_year_after, dated_statements, months_before
from policylint.testing import policy_of


def test_roles_and_order() -> None:
    policy = policy_of("# P\n\nPosted: 17 December 2019. Effective: January 1, 2020.\n")
    assert [(said.role, said.earliest) for said in dated_statements(policy)] == [
        ("updated", date(2019, 12, 17)),
        ("effective", date(2020, 1, 1)),
    ]


def test_a_month_is_all_of_its_days() -> None:
    [said] = dated_statements(policy_of("# P\n\nLast updated: February 2024\n"))
    assert (said.earliest, said.latest) == (date(2024, 2, 1), date(2024, 2, 29))


def test_figures_that_may_mean_two_days() -> None:
    [said] = dated_statements(policy_of("# P\n\nLast updated: 03/04/2024\n"))
    assert (said.earliest, said.latest) == (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    "statement", ["Last updated: 31 February 2024", "Last updated: 13/13/2024", "Updated 99-99-99"]
)
def test_no_such_day(statement: str) -> None:
    assert dated_statements(policy_of(f"# P\n\n{statement}\n")) == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("## Last updated\n\nMonday, 9th February 2026\n", "updated"),
        ("**Last updated**  \nFebruary 9, 2026\n\n## Data\n\nWe keep names.\n", "updated"),
        ("## Effective date\n\n9 February 2026\n", "effective"),
    ],
)
def test_a_date_alone_under_its_label(text: str, role: str) -> None:
    [said] = dated_statements(policy_of(f"# P\n\n{text}"))
    assert (said.role, said.earliest, said.partial) == (role, date(2026, 2, 9), False)


@pytest.mark.parametrize(
    "text",
    [
        "## Events\n\n9 February 2026\n",
        "## Last updated\n\nOur fair of 9 February 2026\n",
        "## When the law takes effect\n\n9 February 2026\n",
        "- Last updated\n- 9 February 2026\n",
    ],
)
def test_a_date_under_something_else(text: str) -> None:
    assert dated_statements(policy_of(f"# P\n\n{text}")) == ()


def test_leap_days() -> None:
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)
    assert months_before(date(2024, 3, 31), 1) == date(2024, 2, 29)
    assert months_before(date(2024, 1, 15), 13) == date(2022, 12, 15)
    assert months_before(date(24, 1, 15), 1200) == date.min
    assert a_year_after(date(2024, 2, 29)) == date(2025, 2, 28)
    assert a_year_after(date(2024, 2, 10)) == date(2025, 2, 10)
