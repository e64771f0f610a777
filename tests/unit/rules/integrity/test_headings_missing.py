from __future__ import annotations

from policylint.rules.integrity.headings_missing import HeadingsMissing
from policylint.testing import check_rule

RULE = HeadingsMissing()
PARAGRAPH = (
    "We ask for your name and address when you order tea from us, and keep both as long as we must. " * 10
)


def test_first_sentence_is_shown() -> None:
    [found] = check_rule(RULE, PARAGRAPH + "\n\n" + PARAGRAPH)
    assert found.source == PARAGRAPH[: PARAGRAPH.index(".") + 1]
    assert found.message == "420 words with no headings"


def test_title_alone_does_not_divide() -> None:
    [found] = check_rule(RULE, f"# Policy\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n")
    assert found.source == "# Policy"
    assert found.message == "421 words with no heading but the title"


def test_one_heading_besides_the_title_does() -> None:
    assert check_rule(RULE, f"# Policy\n\n{PARAGRAPH}\n\n## Contact\n\n{PARAGRAPH}\n") == []


def test_short_text_needs_none() -> None:
    assert check_rule(RULE, PARAGRAPH) == []


def test_run_in_titles_divide() -> None:
    labelled = "\n\n".join(f"**{title}.** {PARAGRAPH}" for title in ("Orders", "Post", "Contact"))
    assert check_rule(RULE, labelled) == []


def test_an_empty_file_is_fine() -> None:
    assert check_rule(RULE, "") == []
