from __future__ import annotations

import pytest

from policylint.rules.integrity.empty_list_intro import EmptyListIntro
from policylint.testing import check_rule

RULE = EmptyListIntro()


def test_span_is_the_sentence_that_announces() -> None:
    text = (
        "# Policy\n\n## Data\n\nWe are careful. We collect the **following** data:\n\n## Contact\n\nWrite.\n"
    )
    [found] = check_rule(RULE, text)
    assert found.source == "We collect the **following** data:"
    assert found.message == "the list announced here is empty"
    assert "list" in found.help


@pytest.mark.parametrize(
    "following",
    [
        "- name\n- address\n",
        "1. name\n2. address\n",
        "| Data | Why |\n| --- | --- |\n| name | post |\n",
        "> name, address\n",
        "### Orders\n\nName.\n",
        "name and address;\n\ntelephone number\n",
        "**Orders.** We keep your name and address until the tax office no longer wants to see the "
        "invoices, which is "
        "seven years from the end of the year in which you ordered.\n",
    ],
)
def test_whatever_may_be_the_list_is_accepted(following: str) -> None:
    assert check_rule(RULE, f"# Policy\n\n## Data\n\nWe collect the following data:\n\n{following}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Contact:",
        "You can reach us at the following address:",
        "Write to our officer at:",
        "For opting out, please visit:",
        "Our policy is as follows.",
    ],
)
def test_sentences_that_announce_no_list(sentence: str) -> None:
    assert check_rule(RULE, f"# Policy\n\n## Data\n\n{sentence}\n\n## Contact\n\nWrite to us.\n") == []


def test_headings_on_the_same_level_may_be_the_items() -> None:
    text = "# Policy\n\n## Cookies\n\nThe types of cookies we use include:\n\n## Necessary cookies\n\nTwo.\n"
    assert check_rule(RULE, text) == []


def test_numbered_sections_after_an_unnumbered_one_may_be_the_items() -> None:
    text = "# Policy\n\n## Choice\n\nYour choices include:\n\n## a. Access\n\nAsk us.\n"
    assert check_rule(RULE, text) == []


def test_description_in_running_text_is_no_list() -> None:
    text = (
        "# Policy\n\n## Rights\n\nWe describe these rights below:\n\nYou can ask us for a copy of all "
        "data we have of you, and "
        "we will send it within a month. You can also ask us to delete it, if no law says that we must "
        "keep it.\n"
    )
    assert check_rule(RULE, text) == []


def test_items_inside_lists_are_left_alone() -> None:
    assert check_rule(RULE, "# Policy\n\n- We collect the following:\n- name\n\n## Contact\n\nWrite.\n") == []


@pytest.mark.parametrize("sentence", ["We collect these data:", "On our site we also use these cookies:"])
def test_these_things_are_announced_too(sentence: str) -> None:
    [found] = check_rule(RULE, f"# Policy\n\n## 1. Data\n\n{sentence}\n\n## 2. Contact\n\nWrite.\n")
    assert found.source == sentence


@pytest.mark.parametrize(
    "sentence", ["What follows is for these products:", "We are glad of these letters of yours:"]
)
def test_sections_may_be_these_things(sentence: str) -> None:
    assert check_rule(RULE, f"# Policy\n\n## Apps\n\n{sentence}\n\n## Tea cloud\n\nTea.\n") == []


@pytest.mark.parametrize("marks", ["-\n-\n", "1.\n2.\n", "*\n"])
def test_a_list_of_nothing_but_marks_is_empty_whatever_comes_after_it(marks: str) -> None:
    text = f"# Policy\n\nWe collect the following data:\n\n{marks}\nAll of that is kept for a year, and then it is gone.\n"
    [found] = check_rule(RULE, text)
    assert (found.source, found.message) == (
        "We collect the following data:",
        "the list announced here has no items",
    )
    assert (
        check_rule(RULE, text.replace(marks, f"{marks[0]} name\n" if marks[0] != "1" else "1. name\n")) == []
    )
