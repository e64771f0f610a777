from __future__ import annotations

import pytest

from policylint.rules.quality.stale_date import StaleDate
from policylint.testing import check_rule

RULE = StaleDate()


@pytest.mark.parametrize(
    ("statement", "written"),
    [
        ("Last updated: 1 May 2024", "1 May 2024"),
        ("Last Modified : Mar 20, 2020", "Mar 20, 2020"),
        ("Updated 2019-07-01", "2019-07-01"),
        ("**Effective as of January 1st, 2020**", "January 1st, 2020"),
        ("(Last revised January, 2015)", "January, 2015"),
        ("Date of last revision: 29/01/2021", "29/01/2021"),
        ("This privacy policy was most recently updated in October 2020.", "October 2020"),
        ("This Privacy Policy is effective from 03.12.2020.", "03.12.2020"),
        ("Version of 3 March 2021", "3 March 2021"),
    ],
)
def test_ways_to_date_a_policy(statement: str, written: str) -> None:
    [found] = check_rule(RULE, f"# Privacy policy\n\n{statement}\n\nWe sell tea.\n")
    assert found.source == written
    assert found.finding.topic == "policy.effective-date"


def test_the_newest_date_counts() -> None:
    text = "# P\n\nEffective: 1 May 2018\n\nWe sell tea.\n\nLast updated: 2 May 2019\n"
    [found] = check_rule(RULE, text)
    assert found.source == "2 May 2019"


@pytest.mark.parametrize(
    ("today", "count"), [("2026-05-01", 0), ("2026-05-31", 0), ("2026-06-01", 1), ("2024-02-29", 0)]
)
def test_a_year_to_the_day(today: str, count: int) -> None:
    assert len(check_rule(RULE, "# P\n\nLast updated: May 2025\n", today=today)) == count


@pytest.mark.parametrize(
    "sentence",
    [
        "We follow the Tea Act of 2018, effective 25 May 2018.",
        "Our translations were last updated in May 2019.",
        "You can read the previous policy, last updated 3 May 2019, in our archive.",
        "Our shop opened on 4 May 1999.",
        "Comments that were posted on 3 May 2019 stay online.",
    ],
)
def test_dates_of_other_things(sentence: str) -> None:
    assert check_rule(RULE, f"# P\n\nWe sell tea. {sentence}\n") == []


FRONT = "---\ntitle: Privacy\n{}\n---\n\n# Privacy policy\n\nWe keep your personal data.\n\n{}\n"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("lastUpdated: 2019-05-04", "last updated 2019-05-04"),
        ("last_update:\n  date: 4 May 2019", "last updated 4 May 2019"),
        ("effective: 2019-05-04", "in effect since 2019-05-04"),
        ("date: 2019-05-04", "dated 2019-05-04"),
        ("reviewed: 2019-05-04", "last updated 2019-05-04"),
        ("subtitle: Last updated 2019-05-04", "last updated 2019-05-04"),
    ],
)
def test_the_date_that_only_the_front_matter_has(lines: str, message: str) -> None:
    [one] = check_rule(RULE, FRONT.format(lines, ""), detect=True)
    assert one.finding.message.startswith(message + ",")
    assert one.source == message[-len(one.source) :]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("lastUpdated: 2026-05-04", ""),
        ("date: 2019-05-04\nlastmod: 2026-05-04", ""),
        ("lastUpdated: 2019-05-04\nreviewed: 2026-05-04", ""),
        ("lastUpdated: 2019-05-04", "Last updated: 4 May 2026"),
        ("description: We have been here since 4 May 2019.", ""),
        ("lastUpdated: 2019-05-04", "Last updated: {{ page.x }}"),
    ],
)
def test_a_front_matter_that_is_not_old_or_does_not_count(lines: str, text: str) -> None:
    assert check_rule(RULE, FRONT.format(lines, text), detect=True) == []
