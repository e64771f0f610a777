from __future__ import annotations

import pytest

from policylint.entities.duration import find

DURATIONS = (
    ("24 months", "P24M"),
    ("two (2) years", "P2Y"),
    ("twelve months", "P12M"),
    ("a year", "P1Y"),
    ("an hour", "PT1H"),
    ("30-day", "P30D"),
    ("30\u2011day", "P30D"),
    ("90 calendar days", "P90D"),
    ("five (5) business days", "P5D"),
    ("six weeks", "P6W"),
    ("10 yrs", "P10Y"),
    ("3 to 30 years", "P30Y"),
    ("3-5 years", "P5Y"),
    ("3 – 5 years", "P5Y"),
    ("two or three weeks", "P3W"),
    ("six (6) and twelve (12) months", "P12M"),
    ("12 months to 3 years", "P3Y"),
    ("thirty (30) - sixty (60) days", "P60D"),
    ("72 hours", "PT72H"),
    ("24h", "PT24H"),
    ("24 h", "PT24H"),
    ("48\u00a0h", "PT48H"),
    ("15 mins", "PT15M"),
    ("45 seconds", "PT45S"),
    ("thirty-six months", "P36M"),
    ("thirty six (36) months", "P36M"),
    ("one hundred and eighty (180) days", "P180D"),
    ("one hundred eighty days", "P180D"),
    ("1,825 days", "P1825D"),
    ("1.5 years", "P18M"),
    ("one and a half years", "P18M"),
    ("a year and a half", "P18M"),
    ("half a year", "P6M"),
    ("half an hour", "PT30M"),
    ("two years and six months", "P2Y6M"),
    ("1 year, 6 months", "P1Y6M"),
    ("1 year and 1 day", "P1Y1D"),
    ("a fortnight", "P2W"),
    ("two decades", "P20Y"),
    ("13 full months", "P13M"),
    ("7\u00a0days", "P7D"),
    ("SIX MONTHS", "P6M"),
    ("12 consecutive months", "P12M"),
    ("1.1 hours", "PT66M"),
)
NONE = (
    "children under 16 years of age",
    "twenty h",
    "a second time",
    "the second",
    "you are 13 years old or more",
    "under the age of 16 years",
    "aged 13 years",
    "anyone 18 years or older",
    "once a year",
    "24 hours a day, 7 days a week",
    "day-to-day business",
    "a day-to-day matter",
    "a second party",
    "for years",
    "the year 2020",
    "Section 30 and days",
    "some months",
    "in the minutes",
    "Windows 10 users",
    "two h",
    "the two second rule",
)


@pytest.mark.parametrize(("written", "value"), DURATIONS)
def test_a_duration_is_found(written: str, value: str) -> None:
    content = f"We keep it for up to {written}; then it goes."
    assert [(content[e.start : e.end], e.value) for e in find(content)] == [(written, value)]


@pytest.mark.parametrize("content", NONE)
def test_an_age_a_rate_or_a_bare_unit_is_none(content: str) -> None:
    assert list(find(content)) == []


def test_the_notice_of_a_number_of_days_has_no_apostrophe() -> None:
    (entity,) = find("on 30 days' notice")
    assert (entity.start, entity.end, entity.value) == (3, 10, "P30D")


def test_figures_in_brackets_win_over_words() -> None:
    assert [entity.value for entity in find("two (3) years")] == ["P3Y"]


def test_durations_far_apart_stay_apart() -> None:
    content = "Logs stay 30 days. " + "Nothing here. " * 30 + "Invoices stay ten years, letters 6 months."
    assert [entity.value for entity in find(content)] == ["P30D", "P10Y", "P6M"]
