"""An end for what takes too long: a rule or a detector of a plugin must not hold up a whole run.

What counts is the processor's time, so that a busy machine stops nothing; waiting counts for a tenth of that. On
systems with timers (Unix), in the main thread, it is interrupted where it stands, regular expressions included.
Elsewhere it can only be noticed afterwards, or by another process: no thread of Python runs as long as a regular
expression does, and the timer of `faulthandler`, which needs none, ends a process with the status of a run with findings.
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
_PARTS = 3
"""How many parts may take as long as they may, one after the other, before a document is given up on."""
_USUAL = 100_000
"""Characters up to which a document is of usual length."""
_MORE = 1_000_000
"""For so many characters more there is as much time again. All built-in parts together take a tenth of it."""


def seconds_for(characters: int) -> float:
    """What one part may take for a document of so many characters, in seconds: seven minutes for the longest there are."""
    return SECONDS * (1.0 + max(0, characters - _USUAL) / _MORE)


def patience(characters: int, *, one: bool) -> float:
    """How long a process that gives no sign may take by the clock, in seconds: for `one` part of such a document, or for all of them."""
    return seconds_for(characters) * _WAITING * (1 if one else _PARTS)


def interrupts() -> bool:
    """Whether what takes too long is interrupted here, in the main thread."""
    return bool(_TIMERS)


_DEBUGGERS = frozenset({"bdb", "pdb", "pydevd", "_pydevd_bundle"})


def debugged(frame: FrameType | None) -> bool:
    """Whether a debugger runs what stands there, or is what stands there: whoever looks at it takes what time they want."""
    while frame is not None:
        if str(frame.f_globals.get("__name__")).partition(".")[0] in _DEBUGGERS:
            return True
        frame = frame.f_back
    return False


BOARDS: list[Callable[[str], object]] = []
"""Who is told what begins where nothing is interrupted: another process, by which it can be ended."""


class OutOfTimeError(BaseException):
    """Took too long. No `Exception`, so that what is interrupted does not take it for a failure of its own."""


class Watch:
    """A block around other blocks, each of which may take so many seconds: `begin` and `end` stand around each of them.

    The timers are set once for all of them, and each block is counted: setting timers, or asking for the processor's
    time, takes longer than most rules. When a timer runs out, a block that was seen before has taken the time since.
    """

    __slots__ = ("_before", "_begun", "_block", "_count", "_seconds", "_seen")

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._before: list[Any] = []
        self._block = self._count = 0
        self._begun = 0.0
        self._seen: dict[int, tuple[int, float, float]] = {}

    def __enter__(self) -> Watch:
        self._before = self._armed()
        try:
            for timer, _, factor, _ in _TIMERS if self._before else ():
                every = self._seconds * factor / _LOOKS
                signals.setitimer(timer, every, every)
        except BaseException:
            self._disarm()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._block = 0
        if self._before:
            self._disarm()

    def begin(self, what: str = "") -> None:
        """A block begins, which is called so."""
        if not self._before:
            self._begun = thread_time()
            for write in BOARDS:
                write(what)
        self._count += 1
        self._block = self._count

    def end(self) -> None:
        """It has ended. Raises OutOfTimeError if it took too long and nothing could interrupt it."""
        self._block = 0
        if not self._before and thread_time() - self._begun > self._seconds:
            self._stop()

    def _stop(self) -> None:
        raise OutOfTimeError(f"took more than {self._seconds:g} s")

    def _look(self, signal: int, frame: FrameType | None = None) -> None:
        """A timer has run out: see which block it is, and for how long.

        By the clock, what passed between two looks counts as little more than it should be: the process may have been stopped
        (by Ctrl-Z, a debugger, a paused container), which takes none of the block's time.
        """
        block = self._block
        for _, number, factor, now in _TIMERS:
            if number == signal and block:
                limit, at = self._seconds * factor, now()
                seen, passed, last = self._seen.get(number, (0, 0.0, 0.0))
                since = at - last if number == signals.SIGPROF else min(at - last, 2 * limit / _LOOKS)
                passed = passed + since if seen == block else 0.0
                stops = passed >= limit and not debugged(frame)
                self._seen[number] = block, limit - _AGAIN if stops else passed, at
                if stops:
                    self._stop()

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
_LOOKS = 8
"""How often a timer runs out in the time that a block may take: it is stopped at most this part of it too late."""
_TIMERS: tuple[tuple[int, int, float, Callable[[], float]], ...] = (
    (
        (signals.ITIMER_PROF, signals.SIGPROF, 1.0, process_time),
        (signals.ITIMER_REAL, signals.SIGALRM, _WAITING, monotonic),
    )
    if hasattr(signals, "setitimer")
    else ()
)
"""The timers, the signals that they send, how much longer they run than the limit, and what they go by."""
