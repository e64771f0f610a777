"""An end for what takes too long: a rule or a detector of a plugin must not hold up a whole run.

What counts is the processor's time, so that a busy machine stops nothing; waiting counts for a tenth of that. On
systems with timers (Unix), in the main thread, it is interrupted where it stands, regular expressions included.
Elsewhere it can only be noticed afterwards.
"""

from __future__ import annotations

import _signal as signals  # type: ignore[import-not-found]  # `signal` itself makes enumerations of all it returns, many times for each document
from time import monotonic, process_time, thread_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
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


class Watch:
    """A block around other blocks, each of which may take so many seconds: `begin` and `end` stand around each of them.

    The timers are set once for all of them: setting them takes longer than most rules.
    """

    __slots__ = ("_before", "_begun", "_begun_by_clock", "_running", "_seconds", "_used")

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._before: list[Any] = []
        self._running = False
        self._begun = self._begun_by_clock = 0.0
        self._used = process_time

    def __enter__(self) -> Watch:
        self._before = self._armed()
        if not self._before:
            self._used = thread_time
            return self
        try:
            for timer, _, factor, _ in _TIMERS:
                signals.setitimer(timer, self._seconds * factor, _AGAIN)
        except BaseException:
            self._disarm()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running = False
        if self._before:
            self._disarm()

    def begin(self) -> None:
        """A block begins."""
        self._begun_by_clock = monotonic()
        self._begun = self._used()
        self._running = True

    def end(self) -> None:
        """It has ended. Raises OutOfTimeError if it took too long and nothing could interrupt it."""
        self._running = False
        if not self._before and self._used() - self._begun > self._seconds:
            self._stop()

    def _stop(self) -> None:
        raise OutOfTimeError(f"took more than {self._seconds:g} s")

    def _look(self, signal: int, _frame: FrameType | None = None) -> None:
        """A timer has run out: the block may have begun later than it was set."""
        for timer, number, factor, now in _TIMERS:
            if number == signal:
                begun = self._begun if now is process_time else self._begun_by_clock
                left = self._seconds * factor - (now() - begun if self._running else 0)
                if left <= 0:
                    self._stop()
                signals.setitimer(timer, max(left, _LEAST), _AGAIN)

    def _armed(self) -> list[Any]:
        """What handled the signals before; nothing where nothing can be interrupted."""
        try:
            return [signals.signal(number, self._look) or signals.SIG_DFL for _, number, _, _ in _TIMERS]
        except ValueError:  # not the main thread
            return []

    def _disarm(self) -> None:
        for (timer, number, _, _), handler in zip(_TIMERS, self._before, strict=True):
            signals.setitimer(timer, 0)
            signals.signal(number, handler)


class time_limit(Watch):  # noqa: N801 - used like a function
    """A block that raises OutOfTimeError when it takes longer than this many seconds."""

    __slots__ = ()

    def __enter__(self) -> Watch:
        super().__enter__()
        self.begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.end()
        finally:
            super().__exit__(kind, error, trace)


_AGAIN = 1.0
"""Seconds after which a block is interrupted again that went on."""
_LEAST = 0.001
_TIMERS: tuple[tuple[int, int, float, Callable[[], float]], ...] = (
    (
        (signals.ITIMER_PROF, signals.SIGPROF, 1.0, process_time),
        (signals.ITIMER_REAL, signals.SIGALRM, _WAITING, monotonic),
    )
    if hasattr(signals, "setitimer")
    else ()
)
"""The timers, the signals that they send, how much longer they run than the limit, and what they go by."""
