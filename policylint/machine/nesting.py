"""How deep what was read from a file is nested: Python itself fails when it writes out or compares what is very deep."""

from __future__ import annotations

DEEPEST = 100
"""More than any file that we read has a use for."""


def is_too_deep(value: object) -> bool:
    """Whether lists and tables stand in one another more than `DEEPEST` deep."""
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for one in level
            if isinstance(one, (dict, list))
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return False
    return True
