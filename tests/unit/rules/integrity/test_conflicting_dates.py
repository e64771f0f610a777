from __future__ import annotations

from policylint.rules.integrity.conflicting_dates import ConflictingDates
from policylint.testing import check_rule

RULE = ConflictingDates()
BODY = "\n\nWe sell tea, and we keep your name and address.\n\n"


def test_both_sides_are_shown() -> None:
    text = f"# P\n\nLast updated: 1 May 2026{BODY}This policy was last revised on 2 May 2026.\n"
    [found] = check_rule(RULE, text)
    assert found.source == "2 May 2026"
    [related] = found.related
    assert text[related.span.start : related.span.end] == "1 May 2026"


def test_the_same_day_in_two_ways() -> None:
    text = f"# P\n\nLast updated: 1 May 2026{BODY}Updated in May 2026.{BODY}Updated: 05/01/2026\n"
    assert check_rule(RULE, text) == []


def test_update_and_effect_may_differ() -> None:
    assert check_rule(RULE, f"# P\n\nLast updated: 1 May 2026{BODY}Effective date: 1 June 2026\n") == []


def test_a_history_in_a_list_or_a_table() -> None:
    text = f"# P\n\nLast updated: 1 May 2026{BODY}- Updated 3 May 2024\n- Updated 1 May 2023\n"
    assert check_rule(RULE, text) == []
    table = "| Version | When |\n| - | - |\n| 1 | Updated 3 May 2024 |\n"
    assert check_rule(RULE, f"# P\n\nLast updated: 1 May 2026{BODY}{table}") == []
