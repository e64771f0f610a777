from __future__ import annotations

import time

import pytest

from policylint.passages import Passage
from policylint.testing import policy_of


def passages(text: str, kind: str | None = None) -> list[Passage]:
    return [p for p in policy_of(text).passages if kind is None or p.kind == kind]


def own(text: str, kind: str | None = None) -> list[str]:
    return [p.own_text for p in passages(text, kind)]


def test_sentences_come_one_by_one_under_their_headings() -> None:
    first, second = passages("# Policy\n\n## Data\n\nWe keep logs. We delete them.\n", "sentence")
    assert (first.own_text, second.own_text) == ("We keep logs.", "We delete them.")
    assert [heading.text.content for heading in first.headings] == ["Policy", "Data"]


def test_a_list_item_is_read_after_what_introduces_it() -> None:
    items = passages(
        "# Policy\n\nWe may use it to. You have the right to:\n\n- see your data\n- erase it\n", "item"
    )
    assert [item.text.content for item in items] == [
        "You have the right to: see your data",
        "You have the right to: erase it",
    ]
    assert [item.own_text for item in items] == ["see your data", "erase it"]


def test_an_item_says_what_introduces_the_items_inside_it() -> None:
    items = passages("# Policy\n\nYou can:\n\n- ask us for:\n  - a copy\n  - a correction\n", "item")
    assert [item.text.content for item in items][1:] == [
        "You can: ask us for: a copy",
        "You can: ask us for: a correction",
    ]


def test_a_heading_that_is_half_a_sentence_introduces_the_list_under_it() -> None:
    (item,) = passages("# Policy\n\n## We do not:\n\n- read your mail\n", "item")
    assert item.text.content == "We do not: read your mail"
    assert item.own_text == "read your mail"


def test_a_heading_that_is_a_title_introduces_nothing() -> None:
    for heading in ("Legal basis:", "What we do not", "Cookies we use"):
        (item,) = passages(f"# Policy\n\n## {heading}\n\n- read your mail\n", "item")
        assert item.text.content == "read your mail"


def test_a_heading_leads_over_to_no_paragraph() -> None:
    (sentence,) = passages("# Policy\n\n## We do not:\n\nWe read your mail.\n", "sentence")
    assert sentence.text.content == "We read your mail."


def test_a_finished_sentence_introduces_nothing() -> None:
    (item,) = passages("# Policy\n\nWe like lists.\n\n- see your data\n", "item")
    assert item.text.content == "see your data"


def test_each_cell_is_read_under_its_header_and_each_row_as_a_whole() -> None:
    text = "# Policy\n\n| Data | Kept |\n|---|---|\n| Invoices | 7 years |\n"
    rows = passages(text, "row")
    assert [row.text.content for row in rows] == ["Data Invoices", "Kept 7 years", "Invoices 7 years"]
    assert {row.label for row in rows} == {"Invoices"}


def test_a_run_in_title_labels_its_paragraph() -> None:
    found = passages("# Policy\n\n**Cookies.** We use them. You can refuse them.\n", "sentence")
    assert {passage.label.rstrip(".") for passage in found} == {"Cookies"}


def test_a_table_of_contents_is_not_read() -> None:
    text = (
        "# Policy\n\n- [Data](#data)\n- [Your rights](#your-rights)\n- [Cookies](#cookies)\n\n"
        "## Data\n\nWe collect names.\n\n## Your rights\n\nSee below.\n\n## Cookies\n\nWe use none.\n"
    )
    assert own(text, "item") == []


def test_lines_under_the_title_of_a_table_of_contents_are_not_read() -> None:
    text = "# Policy\n\n**Table of Contents**\n\nWhat we collect\n\nSafe Harbor\n\nHow to reach us\n\nWe collect names.\n"
    assert own(text, "sentence") == ["We collect names."]


def test_two_lines_are_no_table_of_contents() -> None:
    text = "# Contents\n\nWhat we collect\n\nSafe Harbor\n\nWe collect names.\n"
    assert "Safe Harbor" in own(text, "sentence")


_TITLES = ["Who we are", "What we store", "Why", "How long", "Who else sees it", "Your rights", "Cookies"]


def _listed(*reworded: str) -> str:
    sections = "".join(f"## {title}\n\nSee elsewhere.\n\n" for title in _TITLES)
    return "# Policy\n\n" + "".join(f"- {entry}\n" for entry in (*_TITLES, *reworded)) + "\n" + sections


def test_a_long_table_of_contents_may_name_headings_that_were_reworded() -> None:
    assert own(_listed("How to complain", "Changes to this", "Contact"), "item") == []


def test_a_list_of_which_many_items_are_no_headings_is_read() -> None:
    others = ["Your name", "Your town", "Your trade", "Your club", "Your dog"]
    assert own(_listed(*others), "item") == [*_TITLES, *others]


def test_quotations_are_marked() -> None:
    (passage,) = passages("# Policy\n\n> We never sell data.\n", "sentence")
    assert passage.quoted


def test_a_heading_counts_only_with_text_under_it() -> None:
    text = "# Policy\n\n## We do not sell your data\n\nThis is a promise that we have kept for years.\n\n## Empty\n"
    assert own(text, "heading") == ["Policy", "We do not sell your data"]


def test_every_passage_points_at_its_own_words() -> None:
    text = "# Policy\n\nYou *may*:\n\n1. see &amp; copy `data`\n2. leave\n"
    policy = policy_of(text)
    sources = [policy.document.source.slice(passage.span) for passage in policy.passages]
    assert sources[-2:] == ["see &amp; copy `data", "leave"]


ANSWERED = [
    "- {}\n\n  No.",
    "- {}\n\n  Yes.",
    "| Q | A |\n|---|---|\n| {} | No |",
    "| Q | Answer |\n|---|---|\n| {} | No |",
    "| Q | A |\n|---|---|\n| {} | Yes |",
]


@pytest.mark.parametrize("text", ANSWERED)
def test_an_answer_answers_but_the_question_before_it(text: str) -> None:
    found = passages("# Policy\n\n" + text.format("We keep your email address. Do you sell my data?") + "\n")
    assert "We keep your email address." in [one.own_text for one in found]
    assert not any(one.denied for one in found if one.own_text == "We keep your email address.")
    said = "We sell your data" if "Yes" in text else "We do not sell your data"
    assert [one.own_text for one in found if one.asked] == [said]


@pytest.mark.parametrize("text", ANSWERED)
def test_a_question_without_end_is_read_in_time(text: str) -> None:
    started = time.process_time()
    passages("# Policy\n\n" + text.format("Do you sell my " + "you " * 40_000 + "?") + "\n")
    assert time.process_time() - started < 10


def test_a_question_is_the_label_of_what_answers_it() -> None:
    said = passages("# Policy\n\nWe keep names. Who sees them? Only we do. How long? A year.\n", "sentence")
    assert [(one.own_text, one.label) for one in said] == [
        ("We keep names.", ""),
        ("Who sees them?", "Who sees them?"),
        ("Only we do.", "Who sees them?"),
        ("How long?", "How long?"),
        ("A year.", "How long?"),
    ]


def test_a_question_alone_is_the_label_of_the_next_block() -> None:
    said = passages("# Policy\n\nWho do you pass it to?\n\nNobody.\n", "sentence")
    assert [one.label for one in said] == ["", "Who do you pass it to?"]
    items = passages("# Policy\n\n- Names.\n\n  Who sees them?\n\n  Only we do.\n\n- Logs.\n", "item")
    assert [item.label for item in items] == ["", "", "Who sees them?", ""]


def test_a_yes_or_no_in_the_next_paragraph_answers() -> None:
    assert "We do not sell your data" in own("# Policy\n\nDo you sell my data?\n\nNo.\n")


@pytest.mark.parametrize(
    "text", ["Questions? Write to us.", "We sell tea. Really? Yes.", 'the form "why?" asks']
)
def test_what_only_ends_like_a_question_labels_nothing_in_the_middle(text: str) -> None:
    said = passages(f"# Policy\n\nWe keep names. {text} We bin them.\n", "sentence")
    assert said[-1].label == ""
