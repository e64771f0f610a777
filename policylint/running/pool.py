"""Worker processes: each does one policy at a time, so that one that dies takes no more than that with it.

While it does, the next one lies ready, so that it need not wait for this process to look at what came of the last.
"""

from __future__ import annotations

import gc
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from policylint.frozen import dataclass
from policylint.running.task import Job, Stopped, Task, Unread
from policylint.running.worker import serve

_T = TypeVar("_T")

_PATIENCE = 2.0
"""Seconds that a worker has to end by itself."""

_READY = 2
"""How many policies a worker has at most: the one it does, and the next."""

_LIGHT = 4096
"""A job whose names have no more characters than this, and that holds no text, can be sent without anybody reading it yet."""


def start_method() -> str:
    """How workers start: as copies of this process where that is safe, else afresh."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process and the jobs that it has, the one it does first."""

    process: BaseProcess
    connection: Connection
    jobs: deque[Job]


class Pool(Generic[_T]):
    """A number of workers for the same kind of work."""

    def __init__(self, task: Task[_T], number: int, method: str = "") -> None:
        self._task = task
        self._number = number
        self._context: Any = get_context(method or start_method())
        self._crew: list[_Worker] = []
        self._deaths = 0

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, _T | Unread | Stopped, dict[str, float]]]:
        """Do all jobs, the largest first; the outcomes as they come. Leaves no process behind, whatever happens."""
        waiting = deque(sorted(jobs, key=lambda job: -job.size))
        gc.freeze()
        try:
            while waiting or any(worker.jobs for worker in self._crew):
                while waiting and len(self._crew) < self._number and self._deaths <= 2 * self._number:
                    self._hire()
                if not self._crew:
                    yield from (
                        (job, self._task.lost(job, "too many of them ended early"), {}) for job in waiting
                    )
                    return
                self._assign(waiting)
                busy = [worker for worker in self._crew if worker.jobs]
                ready = wait([worker.connection for worker in busy])
                for worker in busy:
                    if worker.connection in ready:
                        yield self._answer(worker, waiting)
            self._dismiss()
        finally:
            self._end()
            gc.unfreeze()

    def _hire(self) -> None:
        ours, theirs = self._context.Pipe()
        others = [worker.connection for worker in self._crew] + [ours]
        inherited = others if self._context.get_start_method() == "fork" else []
        process = self._context.Process(target=serve, args=(theirs, self._task, inherited), daemon=True)
        process.start()
        theirs.close()
        self._crew.append(_Worker(process, ours, deque()))

    def _assign(self, waiting: deque[Job]) -> None:
        """Give each worker something to do, then each the next; what takes long to send only to one that waits for it."""
        for having in range(_READY):
            for worker in self._crew:
                if waiting and len(worker.jobs) == having and (not having or _is_light(waiting[0])):
                    worker.jobs.append(waiting.popleft())
                    with suppress(OSError):
                        worker.connection.send(worker.jobs[-1])

    def _answer(
        self, worker: _Worker, waiting: deque[Job]
    ) -> tuple[Job, _T | Unread | Stopped, dict[str, float]]:
        """What came of the job that a worker did; if it died over it, what it had not begun is for others."""
        job = worker.jobs.popleft()
        try:
            outcome, seconds = worker.connection.recv()
        except Exception:
            self._crew.remove(worker)
            self._deaths += 1
            waiting.extendleft(worker.jobs)
            worker.connection.close()
            worker.process.join(_PATIENCE)
            return job, self._task.lost(job, _ended(worker.process.exitcode)), {}
        return job, outcome, seconds

    def _dismiss(self) -> None:
        for worker in self._crew:
            with suppress(OSError):
                worker.connection.send(None)
        for worker in self._crew:
            worker.process.join(_PATIENCE)

    def _end(self) -> None:
        """End what still runs: asked first, then killed."""
        for worker in self._crew:
            if worker.process.is_alive():
                worker.process.terminate()
        for worker in self._crew:
            worker.process.join(_PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.connection.close()
        self._crew.clear()


def _is_light(job: Job) -> bool:
    return not any(job.data) and sum(map(len, job.names)) <= _LIGHT


def _ended(code: int | None) -> str:
    if code is None or code >= 0:
        return f"ended early, with status {code}"
    name = signal.Signals(-code).name if -code in {one.value for one in signal.Signals} else str(-code)
    hint = " (perhaps out of memory)" if name == "SIGKILL" else ""
    return f"was killed by {name}{hint}"
