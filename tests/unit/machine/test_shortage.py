"""What is told of an error says whether there was not enough memory."""

from __future__ import annotations

import pytest

from policylint.machine.shortage import lacks_memory


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
