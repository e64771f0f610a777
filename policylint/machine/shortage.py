"""What tells that there is not enough memory, whoever met it first: Python, the system, or what is written in other languages."""

from __future__ import annotations

LACKING = "there is not enough memory"

_WORDS = ("failed to map segment", "Cannot allocate memory", "cannot allocate memory")
"""How the system says it, of what it cannot load, or start."""

_ENDS = ("MemoryError: ", "(MemoryError)")
"""How Python says it, in what is told of an error that has no words of its own."""

MOST_PARTS = 1_500_000
"""So many lines, cells and tags a text may have: each takes up to nine hundred bytes, where most hold but a letter."""


def too_many_parts(text: str) -> str:
    """Why a text is not read, if reading it would take gigabytes of memory, however short it is; else nothing."""
    if len(text) <= MOST_PARTS:
        return ""
    lines = text.count("\n") - text.count("\n\n") + text.count("\r") - text.count("\r\n")
    parts = lines + text.count("|") + text.count("<")
    if parts <= MOST_PARTS:
        return ""
    return f"reading its {parts:,} lines, cells and tags would take too much memory; at most {MOST_PARTS:,} are read, and no policy has so many"


def lacks_memory(told: str) -> bool:
    """Whether an error, told by its name and its message, is that there is not enough memory.

    It is not where somebody raised it with words of their own.
    """
    return told.endswith(_ENDS) or any(word in told for word in _WORDS)
