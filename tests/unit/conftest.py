"""How many steps something takes, counted: the same on every machine, however busy."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

TIMES = 4
"""So much more is given. What takes a square of the time takes so many times as much of it again."""


def steps(work: Callable[[], object]) -> int:
    """The instructions of Python that `work` executes. What is done within a function written in C is not seen."""
    count = 0

    def traced(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.fixture
def growth() -> Callable[[Callable[[int], Callable[[], object]], int], float]:
    """By how much more than in proportion the steps of some work grow with its size: 1.0 if in proportion.

    Given are a size, and what makes ready work of a size, which does not count itself.
    """

    def measured(work: Callable[[int], Callable[[], object]], size: int) -> float:
        work(2)()  # what is loaded or compiled at the first use
        small, large = (steps(work(number)) for number in (size, TIMES * size))
        assert small > size, "nothing that could grow was done"
        return large / small / TIMES

    return measured
