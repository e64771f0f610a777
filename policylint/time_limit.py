"""An end for what takes too long: a rule or a detector of a plugin must not hold up a whole run.

What counts is the processor's time, so that a busy machine stops nothing; waiting counts for a tenth of that. On
systems with timers (Unix), in the main thread, it is interrupted where it stands, regular expressions included.
Elsewhere it can only be noticed afterwards.
"""

from __future__ import annotations

import _signal as signals  # type: ignore[import-not-found]  # `signal` itself makes enumerations of all it returns, many times for each document
from time import thread_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import FrameType, TracebackType

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


class time_limit:  # noqa: N801 - used like a function
    """A block that raises OutOfTimeError when it takes longer than this many seconds."""

    __slots__ = ("_before", "_seconds", "_start")

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._before: list[Any] = []
        self._start = 0.0

    def __enter__(self) -> None:
        self._before = self._armed()
        if not self._before:
            self._start = thread_time()
            return
        try:
            for timer, _, factor in _TIMERS:
                signals.setitimer(timer, self._seconds * factor, 1.0)
        except BaseException:
            self._disarm()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before:
            self._disarm()
        elif kind is None and thread_time() - self._start > self._seconds:
            self._stop()

    def _stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        raise OutOfTimeError(f"took more than {self._seconds:g} s")

    def _armed(self) -> list[Any]:
        """What handled the signals before; nothing where nothing can be interrupted."""
        try:
            return [signals.signal(number, self._stop) or signals.SIG_DFL for _, number, _ in _TIMERS]
        except ValueError:  # not the main thread
            return []

    def _disarm(self) -> None:
        for (timer, number, _), handler in zip(_TIMERS, self._before, strict=True):
            signals.setitimer(timer, 0)
            signals.signal(number, handler)


_TIMERS: tuple[tuple[int, int, float], ...] = (
    ((signals.ITIMER_PROF, signals.SIGPROF, 1.0), (signals.ITIMER_REAL, signals.SIGALRM, _WAITING))
    if hasattr(signals, "setitimer")
    else ()
)
"""The timers, the signals that they send, and how much longer they run than the limit."""
