"""An end for what takes too long: a rule or a detector of a plugin must not hold up a whole run.

What counts is the processor's time, so that a busy machine stops nothing; waiting counts for a tenth of that. On
systems with timers (Unix), in the main thread, it is interrupted where it stands, regular expressions included.
Elsewhere it can only be noticed afterwards.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import thread_time
from types import FrameType
from typing import Any

SECONDS = 20.0
"""What one rule, detector or front end may take for a document of usual length. Built-in ones take milliseconds."""
_WAITING = 10.0
"""How much longer by the clock than by the processor."""
_USUAL = 100_000
"""Characters up to which a document is of usual length; longer ones have more time in proportion."""


def seconds_for(characters: int) -> float:
    """What one part may take for a document of so many characters, in seconds."""
    return SECONDS * max(1.0, characters / _USUAL)


class OutOfTimeError(BaseException):
    """Took too long. No `Exception`, so that what is interrupted does not take it for a failure of its own."""


@contextmanager
def time_limit(seconds: float = SECONDS) -> Iterator[None]:
    """Raise OutOfTimeError when the block takes longer than this many seconds."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise OutOfTimeError(f"took more than {seconds:g} s")

    before = _armed(stop)
    start = thread_time()
    try:
        for timer, _, factor in _timers() if before else ():
            signal.setitimer(timer, seconds * factor, 1.0)
        yield
    finally:
        for (timer, number, _), handler in zip(_timers() if before else (), before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)
    if not before and thread_time() - start > seconds:
        raise OutOfTimeError(f"took more than {seconds:g} s")


def _timers() -> tuple[tuple[int, int, float], ...]:
    """The timers, the signals that they send, and how much longer they run than the limit."""
    return (
        (signal.ITIMER_PROF, signal.SIGPROF, 1.0),
        (signal.ITIMER_REAL, signal.SIGALRM, _WAITING),
    )


def _armed(stop: Callable[[int, FrameType | None], None]) -> list[Any]:
    """What handled the signals before `stop` does; nothing where nothing can be interrupted."""
    if not hasattr(signal, "setitimer"):
        return []
    try:
        return [signal.signal(number, stop) or signal.SIG_DFL for _, number, _ in _timers()]
    except ValueError:  # not the main thread
        return []
