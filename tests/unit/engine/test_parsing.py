"""What is parsed, and what is too much to be."""

from __future__ import annotations

import pytest

from policylint.engine.parsing import MOST_PARTS, too_many_parts
from policylint.linter import Linter


@pytest.mark.parametrize("part", ["- a\n", "a\n\n", "a\r\n", "a\r", "|a", "<p>a"])
def test_a_text_of_too_many_parts_is_not_read(part: str) -> None:
    text = part * (MOST_PARTS + 1)
    told = too_many_parts(text)
    assert f"{MOST_PARTS + 1:,} lines, cells and tags" in told
    assert "memory" in told
    assert not too_many_parts(part * MOST_PARTS)


def test_what_is_not_read_is_told() -> None:
    text = "- a\n" * (MOST_PARTS + 1)
    report = Linter().check_text(text)
    assert [(failure.what, failure.message) for failure in report.failures] == [
        ("input", too_many_parts(text))
    ]


def test_a_long_text_is_read() -> None:
    assert not too_many_parts("We keep your data for a year, and sell none of it.\n" * 200_000)
