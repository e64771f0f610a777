"""Where the time of a run goes: `--timing` hands one of these down the pipeline; without it nothing is measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from time import perf_counter
from typing import Any


class Clock:
    """Seconds by what took them: a stage (`discover`), a part (`rule retention-vague`), or a file (`file privacy.md`)."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def measure(self, what: str) -> Iterator[None]:
        """Add the time that the block takes."""
        started = perf_counter()
        try:
            yield
        finally:
            self.seconds[what] += perf_counter() - started

    def add(self, seconds: Mapping[str, float]) -> None:
        """Add what another process measured."""
        for what, took in seconds.items():
            self.seconds[what] += took


def measured(clock: Clock | None, what: str) -> Any:
    """A block that the clock measures, if there is one."""
    return nullcontext() if clock is None else clock.measure(what)
