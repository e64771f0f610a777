"""What is told of an error says whether there was not enough memory."""

from __future__ import annotations

import pytest

from policylint.linter import Linter
from policylint.machine.shortage import MOST_PARTS, lacks_memory, too_many_parts


@pytest.mark.parametrize(
    "told",
    [
        "MemoryError: ",
        "RuntimeError: it failed (MemoryError)",
        "ImportError: libz.so.1: failed to map segment from shared object",
        "OSError: [Errno 12] Cannot allocate memory",
    ],
)
def test_it_is_told_whoever_met_it(told: str) -> None:
    assert lacks_memory(told)


@pytest.mark.parametrize(
    "told",
    ["MemoryError: a rule keeps its own count", "ValueError: MemoryError: is a name", "KeyError: 'memory'"],
)
def test_what_has_words_of_its_own_is_something_else(told: str) -> None:
    assert not lacks_memory(told)


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
