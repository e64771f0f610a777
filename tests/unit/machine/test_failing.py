"""What is told of an error, and whether that says that there was not enough memory."""

from __future__ import annotations

import pytest

from policylint.engine.guarding import Guard
from policylint.machine.failing import lacks_memory, told_of


class MuteError(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no words")


def test_an_error_is_told_by_its_name_and_its_message() -> None:
    assert told_of(ValueError("two, not one")) == "ValueError: two, not one"
    assert lacks_memory(told_of(MemoryError()))


def test_an_error_that_cannot_say_what_it_is_about_ends_no_run() -> None:
    def fail() -> list[int]:
        raise MuteError

    guard = Guard("p.md", 5.0)
    assert guard.run("rule acme", fail) == []
    [failure] = guard.failures
    assert failure.message == "MuteError, which has no message that can be read"


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
