from __future__ import annotations

import pytest

from policylint.rules.integrity.duplicate_heading import DuplicateHeading
from policylint.testing import check_rule

RULE = DuplicateHeading()


def test_the_first_one_is_related() -> None:
    text = "# A\n\n## Cookies\n\nTwo.\n\n## Rights\n\nAsk.\n\n## cookies:\n\nNone.\n"
    [found] = check_rule(RULE, text)
    assert found.position.line == 11
    [related] = found.related
    assert text[related.span.start : related.span.end] == "## Cookies"


def test_each_repetition_is_reported() -> None:
    text = "# A\n\n## B\n\nx\n\n## B\n\ny\n\n## B\n\nz\n"
    assert [found.position.line for found in check_rule(RULE, text)] == [7, 11]


def test_under_different_parents() -> None:
    assert check_rule(RULE, "# A\n\n## B\n\n### P\n\nx\n\n## C\n\n### P\n\ny\n") == []


def test_a_table_of_contents_repeats_no_heading() -> None:
    text = (
        "# A\n\n**What we keep**\n\n**Who gets it**\n\nWe sell tea.\n\n## What we keep\n\nx\n\n## Who "
        "gets it\n\ny\n"
    )
    assert check_rule(RULE, text) == []


def test_numbers_alone_are_no_words() -> None:
    assert check_rule(RULE, "# A\n\n## 1. B\n\nx\n\n## 2. C\n\ny\n") == []


def test_an_empty_heading_is_the_parent_of_those_after_it() -> None:
    assert check_rule(RULE, "# A\n\nx\n\n## S\n\n## P\n\nx\n\n## T\n\n## P\n\ny\n") == []


@pytest.mark.parametrize("number", ["7.", "7", "7)", "2.1", "IV."])
def test_a_number_that_two_headings_bear(number: str) -> None:
    text = (
        f"# A\n\n## {number} Security\n\nKeys.\n\n## {number} Children\n\nNone.\n\n## 9. Changes\n\nSome.\n"
    )
    [found] = check_rule(RULE, text)
    assert (found.source, found.position.line) == (f"## {number} Children", 7)
    assert found.message == f"two headings, one after the other, have the number {number.strip('.)')}"
    [related] = found.related
    assert text[related.span.start : related.span.end] == f"## {number} Security"


def test_numbers_that_begin_anew_or_say_the_same_or_are_items() -> None:
    anew = "# A\n\n## 1. B\n\nx\n\n## 2. C\n\nx\n\n## 1. D\n\nx\n\n## 2. E\n\nx\n"
    assert check_rule(RULE, anew) == []
    assert [found.message for found in check_rule(RULE, "# A\n\n## 1. B\n\nx\n\n## 1. B\n\ny\n")] == [
        'the heading "1. B" stands here for the second time'
    ]
    assert check_rule(RULE, "# A\n\n1. Data\n\nNames.\n\n1. Cookies\n\nTwo.\n\n1. Rights\n\nAsk.\n") == []
    assert check_rule(RULE, "# A\n\n## 2024\n\nx\n\n## 2025\n\ny\n") == []
