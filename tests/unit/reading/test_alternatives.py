"""What a sentence of a template says in each page that is made from it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.linter import Linter
from policylint.policy import Policy
from policylint.reading.alternatives import Alternatives
from policylint.source import Source
from policylint.templating.branches import branches
from policylint.templating.masking import masked
from policylint.templating.templates import expressions
from policylint.testing import policy_of
from policylint.text import Text

TEMPLATES = ("liquid", "handlebars")


def policy(text: str, path: str = "p.md", *, detect: bool = False) -> Policy:
    return policy_of(text, path=path, templates=TEMPLATES, detect=detect)


def said(text: str, path: str = "p.md") -> list[str]:
    return [" ".join(passage.own_text.split()) for passage in policy(text, path).passages]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We {% if x %}sell{% else %}do not sell{% endif %} it.", ["We sell it.", "We do not sell it."]),
        ("{{#x}}Two{{/x}}{{^x}}Three{{/x}} years.", ["Two years.", "Three years."]),
        ("{{#if x}}Two{{else}}Three{{/if}} years.", ["Two years.", "Three years."]),
        ("{% case x %}{% when 1 %}A{% when 2 %}B{% else %}C{% endcase %} it.", ["A it.", "B it.", "C it."]),
        ("A {% if x %}b{% if y %}c{% else %}d{% endif %}{% else %}e{% endif %} f.", ["A bc f.", "A bd f.", "A e f."]),
        ("A {% if x %}b{% else %}c{% endif %} d {% unless x %}e{% else %}f{% endunless %} g.", ["A b d f g.", "A c d e g."]),
        ("A {% if x == 'p' %}b{% elsif x == 'q' %}c{% endif %} d {% if x == 'q' %}e{% endif %} f.", ["A b d f.", "A c d e f."]),
        ("A {% if x %}b. C{% else %}d{% endif %} e. F g.", ["A b.", "A d e.", "C e.", "F g."]),
        ("We {% if x %}do not {% endif %}sell it.", ["We do not sell it.", "We sell it."]),
        ("We {% if x %}{% else %}do not {% endif %}sell it.", ["We sell it.", "We do not sell it."]),
        ("We keep names{% if x %} and mail{% endif %}.", ["We keep names and mail."]),
        ("{% if x %}We do not sell it.{% endif %} We keep it.", ["We do not sell it.", "We keep it."]),
        ("{% for a in b %}We do not sell{% endfor %} it.", ["We do not sell it."]),
        ("- We {% if x %}a{% else %}b{% endif %}.\n- C.", ["We a.", "We b.", "C."]),
        ("{% if x %}\nWe sell it.\n{% else %}\nWe do not sell it.\n{% endif %}", ["We sell it.", "We do not sell it."]),
    ],
)  # fmt: skip
def test_each_alternative_is_read_once(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_in_html_the_words_stay_apart() -> None:
    text = "<p>We keep it {% if x %}<b>two</b> {% else %} three{% endif %} years &amp; a {% if x %}A &amp; B{% else %}C{% endif %}.</p>"
    assert said(text, "p.html") == ["We keep it two years & a A & B.", "We keep it three years & a C."]


def test_rows_of_a_table() -> None:
    text = "| Data | Kept |\n|--|--|\n| Logs | {% if x %}two{% else %}three{% endif %} years |\n"
    assert said(text) == ["Logs", "two years", "three years", "Logs two years", "Logs three years"]


def test_each_stands_at_a_place_of_its_own() -> None:
    read = policy("We {% if x %}sell{% elsif y %}rent{% else %}keep{% endif %} your data. The end.")
    assert [read.document.source.slice(passage.span) for passage in read.passages] == [
        "We {% if x %}sell{% elsif y %}rent{% else %}keep{% endif %} your data.",
        "rent{% else %}keep{% endif %} your data.",
        "keep{% endif %} your data.",
        "The end.",
    ]


def test_the_statement_of_each_is_disclosed() -> None:
    read = policy(
        "# Privacy policy\n\nWe {% if x %}sell{% else %}do not sell{% endif %} your personal data. "
        "We keep logs for {% if x %}two{% else %}three{% endif %} years.\n",
        detect=True,
    )
    assert [(one.polarity, one.text) for one in read.about("sharing.sale")] == [
        ("stated", "We sell your personal data."),
        ("denied", "We do not sell your personal data."),
    ]
    assert [one.values("period") for one in read.about("retention.period")] == [("P2Y",), ("P3Y",)]


def test_variables_are_given_as_they_are_written_in_their_branch() -> None:
    read = policy(
        "# Privacy policy\n\nWrite to {% if x %}{{ a.mail }}{% else %}{{ b.mail }}{% endif %} to object.\n",
        detect=True,
    )
    assert [(one.text, one.values("channel")) for one in read.about("controller.email")] == [
        ("Write to {{ a.mail }} to object.", ("{{ a.mail }}",)),
        ("Write to {{ b.mail }} to object.", ("{{ b.mail }}",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We {% if a.x %}sell{% else %}do not sell{% endif %} your personal data.",
        "We {% if a.x %}do not {% endif %}sell your personal data.\n\nWe never sell your personal data.",
        "Acme {% if a.x %}Europe Ltd{% else %}Inc{% endif %} is the controller of your personal data.",
        "Server logs are kept for {% if a.x %}14 days{% else %}six months{% endif %}.",
        "Last updated: {% if a.x %}1 May 2026{% else %}3 June 2026{% endif %}",
        "We {% if a.x %}share{% else %}do not share{% endif %} your personal data with:\n\n- advertisers\n\nWe do not share your personal data with advertisers.",
    ],
)
def test_alternatives_contradict_nothing(text: str) -> None:
    rules = [
        "contradictory-statements",
        "conflicting-controllers",
        "conflicting-retention",
        "conflicting-dates",
    ]
    linter = Linter(select=rules, preview=True)
    assert linter.check_text(f"---\ntitle: P\n---\n# Privacy policy\n\n{text}\n").diagnostics == ()


def test_what_all_of_them_say_is_reported_once() -> None:
    linter = Linter(select=["changes-without-notice", "stale-law-reference"], preview=True)
    text = "We may {% if a.x %}now{% else %}here{% endif %} change this policy at any time without notice under Directive 95/46/EC."
    report = linter.check_text(f"---\ntitle: P\n---\n# Privacy policy\n\n{text}\n")
    assert [one.rule for one in report.diagnostics] == ["changes-without-notice", "stale-law-reference"]


PIECES = [
    "{% if a %}", "{% if b == 'x' %}", "{% unless a %}", "{% elsif c %}", "{% else %}", "{% endif %}", "{% endunless %}", "{{#a}}",
    "{{^a}}", "{{/a}}", "{{ v }}", "One ", "two. ", "not three", " ", "**four**", "\n\n", "| ", "- ", "&amp;",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_text_has_what_excludes_each_other_and_no_word_is_lost(text: str) -> None:
    found = expressions(Source("p.txt", text), TEMPLATES)
    made = branches(text, [one.span for one in found])
    content = masked(text, found)
    texts = Alternatives(text, made).of(Text(content, 0))
    seen: set[int] = set()
    for one in texts:
        runs = [run for run in one.runs if run.text.strip()]
        assert all(content[run.source.start : run.source.end] == run.text for run in runs)
        held = [branch for branch in made if any(branch.span.overlaps(run.source) for run in runs)]
        if len(texts) > 1:
            assert not any(a.excludes(b) for a in held for b in held if a.whole == b.whole)
        seen.update(place for run in runs for place in range(run.source.start, run.source.end))
    assert all(place in seen for place, letter in enumerate(content) if not letter.isspace())


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.sampled_from(["p.md", "p.html", "p.txt"])
)
def test_whatever_is_left_open_it_is_read(text: str, path: str) -> None:
    read = policy(f"# Privacy policy\n\n{text}", path, detect=True)
    assert all(one.span.end <= len(read.document.source.text) for one in read.passages)


@pytest.mark.parametrize(
    "text",
    [
        "{% if a %}b{% else %}c{% endif %} d " * 5_000,
        "{% case a %}" + "{% when 1 %}We keep it. " * 5_000 + "{% endcase %} It ends.",
        "x {% if a %}b {% else %}c " * 3_000 + "{% endif %} d" * 3_000,
        "{{#a}}b{{/a}}{{^a}}c{{/a}} d " * 5_000,
    ],
)
def test_nothing_takes_more_than_a_moment(text: str) -> None:
    started = time.process_time()
    policy(text)
    assert time.process_time() - started < 4
