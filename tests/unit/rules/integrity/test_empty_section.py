from __future__ import annotations

from policylint.rules.integrity.empty_section import EmptySection
from policylint.testing import check_rule

RULE = EmptySection()


def test_message_names_the_heading() -> None:
    [found] = check_rule(RULE, "# A\n\nText.\n\n## How *long*\n\n## Contact\n\nText.\n")
    assert found.message == 'nothing stands under the heading "How long"'
    assert found.source == "## How *long*"


def test_subsections_lists_tables_and_code_are_something() -> None:
    text = "# A\n\nText.\n\n## B\n\n### C\n\n- x\n\n## D\n\n| x |\n| - |\n| y |\n\n## E\n\n```\nx\n```\n"
    assert check_rule(RULE, text) == []


def test_title_of_an_empty_document() -> None:
    assert check_rule(RULE, "# Privacy policy\n") == []


def test_an_empty_section_before_any_text_is_no_title_if_it_lies_lower() -> None:
    assert [f.source for f in check_rule(RULE, "# A\n\n## B\n\n## C\n\nText.\n")] == ["## B"]


def test_a_sentence_marked_as_heading_speaks_for_itself() -> None:
    text = "# A\n\nText.\n\n## We never sell any of the data that you give us.\n\n## C\n\nText.\n"
    assert check_rule(RULE, text) == []
