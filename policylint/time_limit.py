"""An end for what takes too long: a rule or a detector of a plugin must not hold up a whole run.

On systems with timers (Unix), in the main thread, it is interrupted where it stands, regular expressions
included. Elsewhere it can only be noticed afterwards.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType
from typing import Any

SECONDS = 20.0
"""What one rule, detector or front end may take for a document of usual length. Built-in ones take milliseconds."""
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
    start = monotonic()
    try:
        if before is not None:
            signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
        yield
    finally:
        if before is not None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
    if before is None and monotonic() - start > seconds:
        raise OutOfTimeError(f"took more than {seconds:g} s")


def _armed(stop: Callable[[int, FrameType | None], None]) -> Any:
    """What handled the alarm before `stop` does; None where nothing can be interrupted."""
    if not hasattr(signal, "setitimer"):
        return None
    try:
        return signal.signal(signal.SIGALRM, stop) or signal.SIG_DFL
    except ValueError:  # not the main thread
        return None
