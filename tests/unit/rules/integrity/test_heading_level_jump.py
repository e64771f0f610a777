from __future__ import annotations

from policylint.rules.integrity.heading_level_jump import HeadingLevelJump
from policylint.testing import check_rule

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
