"""What a worker process does: it takes jobs until there are no more, or until nobody is there to give any."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

from policylint.machine.failing import LACKING, lacks_memory, told_of
from policylint.patterns import expressions
from policylint.running.patience import Board
from policylint.running.task import Job, Stopped, Task, Unread

_T = TypeVar("_T")

WITHOUT_MEMORY = 71
"""The exit status of a worker that has not even memory left to answer."""


def serve(
    connection: Connection, task: Task[_T], others: Sequence[Connection] = (), board: Board | None = None
) -> None:
    """Answer jobs, one at a time, and tell on the `board` what is done. Ctrl-C is for the process that gives them: it ends its workers.

    `others` are ends that this process has by inheritance: held open, they would hide from the rest that theirs closed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        other.close()
    if board is not None:
        board.use()
    gc.set_threshold(10_000, 5, 2)
    try:
        _serve(connection, task)
    except Exception as error:
        if lacks_memory(told_of(error)):
            os._exit(WITHOUT_MEMORY)
        raise
    finally:
        expressions.keep()


def _serve(connection: Connection, task: Task[_T]) -> None:
    while True:
        try:
            job: Job | None = connection.recv()
        except (EOFError, OSError):
            return
        if job is None:
            return
        try:
            outcome, clock = task.do(job)
            seconds = dict(clock.seconds) if clock is not None else {}
            small = outcome if isinstance(outcome, (Unread, Stopped)) else task.errand.packed(outcome)
            connection.send((small, seconds))
        except ConnectionError:
            return
        except BaseException as error:
            told = told_of(error)
            connection.send((task.lost(job, LACKING if lacks_memory(told) else told), {}))


def how_ended(code: int | None) -> str:
    """How a worker ended, by its exit status; None if it did not."""
    if code is None:
        return "stopped answering"
    if code == WITHOUT_MEMORY:
        return LACKING
    if code >= 0:
        return f"ended early, with status {code}"
    name = signal.Signals(-code).name if -code in {one.value for one in signal.Signals} else str(-code)
    hint = " (perhaps out of memory)" if name in ("SIGKILL", "SIGABRT") else ""
    return f"was killed by {name}{hint}"
