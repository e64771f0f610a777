"""What a worker process does: it takes jobs until there are no more, or until nobody is there to give any."""

from __future__ import annotations

import gc
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection

from policylint import expressions
from policylint.checking import Checked, packed
from policylint.reporter import Failure
from policylint.running.task import Job, Task


def serve(connection: Connection, task: Task, others: Sequence[Connection] = ()) -> None:
    """Answer jobs, one at a time. Ctrl-C is for the process that gives them: it ends its workers.

    `others` are ends that this process has by inheritance: held open, they would hide from the rest that theirs closed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        other.close()
    gc.set_threshold(10_000, 5, 2)
    try:
        _serve(connection, task)
    finally:
        expressions.keep()


def _serve(connection: Connection, task: Task) -> None:
    while True:
        try:
            job: Job | None = connection.recv()
        except (EOFError, OSError):
            return
        if job is None:
            return
        outcome, clock = task.do(job)
        seconds = dict(clock.seconds) if clock is not None else {}
        try:
            connection.send((packed(outcome) if isinstance(outcome, Checked) else outcome, seconds))
        except BrokenPipeError:
            return
        except Exception as error:
            failure = Failure("worker process", f"{type(error).__name__}: {error}", job.name)
            connection.send((Checked(job.name, failures=(failure,)), seconds))
