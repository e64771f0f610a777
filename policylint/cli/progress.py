"""The progress bar: on a terminal only, on standard error, once a run has taken a while, and gone when it ends."""

from __future__ import annotations

import os
import sys
import time
from typing import TextIO

_WAIT = 1.0
"""Seconds before anything is shown."""

_EVERY = 0.1
_WIDTH = 30
_CLEAR = "\r\x1b[K"


def is_wanted(*, quiet: bool) -> bool:
    """Whether somebody watches who wants to know: not in pipes, not in build services, not with `--quiet`."""
    watched = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return watched and not quiet and not os.environ.get("CI")


class Progress:
    """A bar that is drawn at most ten times a second."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._started = time.monotonic()
        self._drawn = 0.0

    def show(self, done: int, total: int) -> None:
        """Tell that so many sources of so many are done. When all are, the bar goes."""
        now = time.monotonic()
        if done >= total:
            if self._drawn:
                self._write(_CLEAR)
            self._drawn, self._started = 0.0, now
        elif now - self._started > _WAIT and now - self._drawn > _EVERY:
            filled = _WIDTH * done // total
            self._write(f"{_CLEAR}[{'#' * filled}{'-' * (_WIDTH - filled)}] {done} of {total} policies")
            self._drawn = now

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
