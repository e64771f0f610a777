from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.detectors.front_matter_dates import front_matter_dates
from policylint.disclosure import Disclosure
from policylint.reading.front_matter import page_dates
from policylint.source import Span
from policylint.testing import policy_of

PIECES = [
    "updated",
    "a",
    ": ",
    " = ",
    "\n",
    "\r\n",
    "  ",
    "- ",
    ">",
    "|",
    '"',
    "'",
    '"""',
    "[",
    "]",
    ".",
    "2019-05-04",
    "{",
    "#",
]


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
        ("subtitle: Privacy policy of Acme (last updated 4 May 2026)", "2026-05-04"),
        ("subtitle: This policy was last updated on 4 May 2026. It holds.", "2026-05-04"),
        ("last_update:\n  date: 2026-05-04\n  author: Jo", "2026-05-04"),
        ("last_update: {date: 2026-05-04, author: Jo}", "2026-05-04"),
        ("last_update:\n  author: Jo\n  # when\n  date: '2026-05-04'", "2026-05-04"),
        ("params:\n    dates:\n        lastUpdated: 2026-05-04", "2026-05-04"),
        ("Last Updated: 4 May 2026", "2026-05-04"),
        ("'Last updated': 4 May 2026", "2026-05-04"),
        ("effectiveDate: 2026-05-04 # from Legal", "2026-05-04"),
        ("updated: >-\n  4 May 2026", "2026-05-04"),
        ("updated:\n  2026-05-04", "2026-05-04"),
        ("subtitle: |\n  Our privacy policy\n  Last updated: 4 May 2026", "2026-05-04"),
        ('subtitle: "Our privacy policy.\n  Last updated: 4 May 2026"', "2026-05-04"),
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
        "description: Effective 2019-01-01 we changed how orders work.",
        "description: Effective 2019-01-01, we changed how orders work.",
        "description: How we work since the Data Act went into effect on 25 May 2018.",
        "description: It replaces the policy last updated 4 May 2018.",
        "license:\n  updated: 2019-05-04",
        "changelog:\n  - date: 2019-05-04\n    updated: 2019-05-04",
        "changelog:\n- updated: 2019-05-04",
        "head: >\n  updated: 2019-05-04 is what it was",
        "lastUpdated: by Jo, who joined on 2019-05-04",
        "# updated: 2019-05-04",
    ],
)
def test_other_dates_are_not(line: str) -> None:
    assert found(line) == []


def test_a_date_of_the_last_change_goes_before_a_bare_one() -> None:
    [one] = found("date: 2019-01-02\nlastmod: 2026-05-04")
    assert one.values("date") == ("2026-05-04",)


@pytest.mark.parametrize("key", ["version", "reviewed", "lastReviewed", "date"])
def test_when_it_was_read_through_and_its_version_count_only_without_another(key: str) -> None:
    [one] = found(f"{key}: 2019-01-02")
    assert (one.values("date"), one.confidence) == (("2019-01-02",), "likely")
    for line in ("updated: 2026-05-04", "effective: 2026-05-04"):
        [one] = found(f"{key}: 2027-01-02\n{line}")
        assert (one.values("date"), one.confidence) == (("2026-05-04",), "certain")


@pytest.mark.parametrize(
    "front",
    [
        "lastmod = 2026-05-04T08:00:00Z",
        "updated = '4 May 2026'",
        "[extra]\nlast_updated = 2026-05-04",
        '[last_update]\nauthor = "Jo"\ndate = 2026-05-04',
        "extra.effective = 2026-05-04",
        '"Last Updated" = "4 May 2026"',
        'subtitle = """\nOur policy.\nLast updated: 4 May 2026"""',
    ],
)
def test_toml(front: str) -> None:
    text = f'+++\ntitle = "Privacy"\n{front}\n+++\n\n# Privacy policy\n\nWe keep your personal data.\n'
    policy = policy_of(text.replace("\n", "\r\n"), detect=True)
    [one] = [one for one in policy.disclosures if one.topic == "policy.effective-date"]
    assert (one.values("date"), one.confidence) == (("2026-05-04",), "certain")


@pytest.mark.parametrize("front", ["[[versions]]\nupdated = 2019-05-04", "[author]\nupdated = 2019-05-04"])
def test_toml_of_other_things(front: str) -> None:
    text = f'+++\ntitle = "Privacy"\n{front}\n+++\n\n# Privacy policy\n\nWe keep your personal data.\n'
    assert policy_of(text, detect=True).status("policy.effective-date") == "not-found"


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


@pytest.mark.parametrize(
    "lines",
    [
        "a: >\n" + "  updated\n" * 40_000,
        "a: '\n" + "  updated: 2019-05-04\n" * 40_000,
        "a: b\n" + "updated: Effective 2019-05-04, x\n" * 20_000,
        "a:\n" + "".join(f"{' ' * (n + 1)}b:\n" for n in range(600)),
        "a: " + "2019-05-04 " * 20_000,
    ],
)
def test_nothing_takes_more_than_a_moment(lines: str) -> None:
    policy = policy_of(f"---\n{lines}\n---\n\n# Privacy policy\n")
    started = time.process_time()
    front_matter_dates(policy.document, "policy.effective-date")
    assert time.process_time() - started < 2


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.sampled_from(["---", "+++"]))
def test_dates_stand_where_they_are_told(body: str, fence: str) -> None:
    document = policy_of(f"{fence}\na: b\n{body}\n{fence}\n\n# Privacy policy\n").document
    for one in page_dates(document):
        assert document.front_matter is not None
        assert document.front_matter.contains(one.entry)
        assert one.entry.contains(one.span)
        assert one.value_start <= one.span.start
        assert "2019" in document.source.slice(one.span)


def test_a_page_of_html_may_have_front_matter_too() -> None:
    text = "---\ntitle: Privacy policy\nupdated: 2026-05-04\n---\n<p>We keep your personal data.</p>\n"
    policy = policy_of(text, path="p.html", detect=True)
    assert policy.document.front_matter == Span(0, text.index("<p>"))
    assert policy.document.page_title == "Privacy policy"
    assert [passage.own_text for passage in policy.passages] == ["We keep your personal data."]
    [one] = policy.about("policy.effective-date")
    assert one.values("date") == ("2026-05-04",)
    ruled = policy_of("--- <p>We keep names.</p>", path="p.html")
    assert ruled.document.front_matter is None
    assert len(ruled.passages) == 2
