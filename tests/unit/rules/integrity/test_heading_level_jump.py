from __future__ import annotations

import pytest

from policylint.fixing.edits import apply
from policylint.rules.integrity.heading_level_jump import HeadingLevelJump
from policylint.testing import check_rule, policy_of

RULE = HeadingLevelJump()


def test_the_heading_above_is_related() -> None:
    [found] = check_rule(RULE, "# A\n\n## B\n\nText.\n\n##### C\n\nText.\n")
    assert found.message == "heading of level 5 directly under one of level 2"
    assert "level 3" in found.help
    [related] = found.related
    assert related.span.start == 5


def test_levels_may_fall_by_any_number() -> None:
    assert check_rule(RULE, "# A\n\n## B\n\n### C\n\nText.\n\n# D\n\n## E\n\nText.\n") == []


def test_setext_headings_count() -> None:
    assert len(check_rule(RULE, "A\n=\n\nText.\n\n### C\n\nText.\n")) == 1


def test_bold_lines_do_not() -> None:
    assert check_rule(RULE, "# A\n\nText.\n\n**B**\n\nMore text of it.\n\n## C\n\nText.\n") == []


def fixed(text: str, path: str = "p.md") -> list[str | None]:
    """The text as the fix of each finding makes it; None where there is no fix."""
    findings = RULE.check(policy_of(text, path=path))
    return [None if one.fix is None else apply(text, one.fix.edits) for one in findings]


def test_what_stands_under_it_goes_up_with_it_and_no_further_than_the_next_of_the_level_above() -> None:
    text = "# A\n\n### B\n\n#### C\n\n## D\n\n#### E\n\n# F\n\n### G\n\nText.\n"
    assert fixed(text)[0] == "# A\n\n## B\n\n### C\n\n## D\n\n### E\n\n# F\n\n### G\n\nText.\n"
    assert fixed(text)[1] == text.replace("#### E", "### E")
    assert fixed(text)[2] == text.replace("### G", "## G")


@pytest.mark.parametrize(
    ("under", "mended"),
    [
        ("<h4 class=x>C</h4>", "<h3 class=x>C</h3>"),
        ("<h4><b>C</b></h4>", "<h3><b>C</b></h3>"),
        ("<h4>C", None),
        ("<h4><!-- note -->C</h4>", None),
    ],
)
def test_tags_are_changed_where_both_stand_beside_the_title_else_nothing_is(
    under: str, mended: str | None
) -> None:
    page = "<h1>A</h1><p>One.</p><h3>B</h3><p>Two.</p>{}<p>Three.</p>"
    assert fixed(page.format(under), "p.html") == [mended and page.replace("h3>", "h2>").format(mended)]
