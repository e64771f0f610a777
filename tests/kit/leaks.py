"""What compiled code leaves behind: memory and references that grow with each call."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections.abc import Callable

ROUNDS = 4


def left_behind(work: Callable[[], object], times: int) -> tuple[int, int]:
    """The bytes, and the references to None, by which a round of so many calls grew that grew least.

    What leaks does so in every round. In some, other threads of the process that runs the tests allocate as well.
    """
    work()
    tracemalloc.start()
    try:
        rounds = [_growth(work, times) for _ in range(ROUNDS)]
    finally:
        tracemalloc.stop()
    return min(memory for memory, _ in rounds), min(references for _, references in rounds)


def _growth(work: Callable[[], object], times: int) -> tuple[int, int]:
    gc.collect()
    memory, references = tracemalloc.get_traced_memory()[0], sys.getrefcount(None)
    for _ in range(times):
        work()
    gc.collect()
    return tracemalloc.get_traced_memory()[0] - memory, sys.getrefcount(None) - references
