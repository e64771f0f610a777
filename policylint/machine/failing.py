"""How a failure is told, and what tells that there is not enough memory, whoever met it first: Python, the system, or what is written in other languages."""

from __future__ import annotations

LACKING = "there is not enough memory"

_WORDS = ("failed to map segment", "Cannot allocate memory", "cannot allocate memory")
"""How the system says it, of what it cannot load, or start."""

_ENDS = ("MemoryError: ", "(MemoryError)")
"""How Python says it, in what is told of an error that has no words of its own."""


def told_of(error: BaseException) -> str:
    """An error by its name and its message: for whoever is told that a part of a run failed.

    Never raises, though the error be of a plugin, and one that cannot say what it is about.
    """
    name = type(error).__name__
    try:
        return f"{name}: {error}"
    except Exception:
        return f"{name}, which has no message that can be read"


def lacks_memory(told: str) -> bool:
    """Whether an error, told by its name and its message, is that there is not enough memory.

    It is not where somebody raised it with words of their own.
    """
    return told.endswith(_ENDS) or any(word in told for word in _WORDS)
