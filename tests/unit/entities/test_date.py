from __future__ import annotations

import pytest

from policylint.entities.date import find, impossible

DATES = (
    ("1 January 2024", "2024-01-01"),
    ("1. März 2026", "2026-03-01"),
    ("3. Oktober 2025", "2025-10-03"),
    ("12. Jänner 2024", "2024-01-12"),
    ("Dezember 2025", "2025-12"),
    ("5. Mai 2023", "2023-05-05"),
    ("January 1, 2024", "2024-01-01"),
    ("Jan. 1st, 2024", "2024-01-01"),
    ("Jan 1 2024", "2024-01-01"),
    ("2024-01-01", "2024-01-01"),
    ("01/02/2024", "2024"),
    ("13/02/2024", "2024-02-13"),
    ("02/13/2024", "2024-02-13"),
    ("3/3/2020", "2020-03-03"),
    ("01.02.2024", "2024-02-01"),
    ("1.2.2020", "2020-02-01"),
    ("April 2026", "2026-04"),
    ("April, 2026", "2026-04"),
    ("Sept. 2020", "2020-09"),
    ("1st of May 2020", "2020-05-01"),
    ("the 1st day of May, 2020", "2020-05-01"),
    ("May 2020", "2020-05"),
    ("25th May 2018", "2018-05-25"),
    ("25 MAY 2018", "2018-05-25"),
    ("2019/07/01", "2019-07-01"),
    ("27-Apr-2016", "2016-04-27"),
    ("12-31-2019", "2019-12-31"),
    ("5/25/18", "2018-05-25"),
    ("29 February 2020", "2020-02-29"),
    ("December\u00a031,\u00a02021", "2021-12-31"),
    ("1. March 2021", "2021-03-01"),
    ("June 3rd 2022", "2022-06-03"),
    ("2020-06-30T12:00:00Z", "2020-06-30"),
    ("24/12/1999", "1999-12-24"),
    ("October the 5th, 2023", "2023-10-05"),
)
NONE = (
    "31 February 2020",
    "February 29, 2021",
    "00/13/2020",
    "32.01.2020",
    "Regulation (EU) 2016/679",
    "Directive 95/46/EC",
    "in 2024",
    "1 January",
    "we may 2020 times",
    "version 1.2.2020.4",
    "24/7/365",
    "192.168.10.12",
    "+46 8 123 45 67",
    "§ 1798.100",
    "2020-13-01",
    "Section 1.2.3",
)


@pytest.mark.parametrize(("written", "value"), DATES)
def test_a_date_is_found(written: str, value: str) -> None:
    content = f"Updated {written}, in force since."
    (entity,) = find(content)
    assert (entity.kind, entity.value) == ("date", value)
    assert content[entity.start : entity.end] in written


@pytest.mark.parametrize("content", NONE)
def test_what_looks_like_a_date_is_none(content: str) -> None:
    assert list(find(content)) == []


def test_two_dates_come_in_order() -> None:
    content = "In force from 25 May 2018 until 1 June 2020."
    assert [(content[e.start : e.end], e.value) for e in find(content)] == [
        ("25 May 2018", "2018-05-25"),
        ("1 June 2020", "2020-06-01"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "31 June 2026",
        "June 31st, 2026",
        "29 Feb. 2025",
        "2026-02-30",
        "31.06.2026",
        "13/13/2025",
        "32 May 2026",
    ],
)
def test_a_day_that_there_is_not_is_found_as_such(written: str) -> None:
    content = f"Updated {written}, in force since."
    assert [content[start:end] for start, end in impossible(content)] == [written]
    assert list(find(content)) == []


@pytest.mark.parametrize(
    "content",
    [*(written for written, _ in DATES), "30 days in June 2025", "Art. 31 June 2026", "99 May 2026"],
)
def test_a_day_that_there_is_is_not_impossible(content: str) -> None:
    assert list(impossible(f"Updated {content}.")) == []
