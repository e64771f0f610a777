"""Worker processes: each gets one source at a time, so that one that dies takes no more than that with it."""

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
from typing import Any

from policylint.checking import Checked
from policylint.frozen import dataclass
from policylint.loading import path_of
from policylint.reporter import Failure
from policylint.running.task import Job, Outcome, Task
from policylint.running.worker import serve

_PATIENCE = 2.0
"""Seconds that a worker has to end by itself."""


def start_method() -> str:
    """How workers start: as copies of this process where that is safe, else afresh."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    job: Job | None = None


class Pool:
    """A number of workers for one task."""

    def __init__(self, task: Task, number: int, method: str = "") -> None:
        self._task = task
        self._number = number
        self._context: Any = get_context(method or start_method())
        self._crew: list[_Worker] = []
        self._deaths = 0

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Outcome, dict[str, float]]]:
        """Do all jobs, the largest first; the outcomes as they come. Leaves no process behind, whatever happens."""
        waiting = deque(sorted(jobs, key=lambda job: -job.size))
        gc.freeze()
        try:
            while waiting or any(worker.job is not None for worker in self._crew):
                while waiting and len(self._crew) < self._number and self._deaths <= 2 * self._number:
                    self._hire()
                if not self._crew:
                    yield from ((job, self._lost(job, "too many of them ended early"), {}) for job in waiting)
                    return
                self._assign(waiting)
                busy = [worker for worker in self._crew if worker.job is not None]
                ready = wait([worker.connection for worker in busy])
                for worker in busy:
                    if worker.connection in ready:
                        yield from self._answer(worker)
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
        self._crew.append(_Worker(process, ours))

    def _assign(self, waiting: deque[Job]) -> None:
        for worker in self._crew:
            if worker.job is None and waiting:
                worker.job = waiting.popleft()
                with suppress(OSError):
                    worker.connection.send(worker.job)

    def _answer(self, worker: _Worker) -> Iterator[tuple[Job, Outcome, dict[str, float]]]:
        job, worker.job = worker.job, None
        if job is None:
            return
        try:
            outcome, seconds = worker.connection.recv()
        except Exception:
            self._crew.remove(worker)
            self._deaths += 1
            worker.connection.close()
            worker.process.join(_PATIENCE)
            yield job, self._lost(job, _ended(worker.process.exitcode)), {}
            return
        yield job, outcome, seconds

    def _lost(self, job: Job, how: str) -> Outcome:
        path = path_of(job.name, self._task.checker.selections.request)
        return Checked(path, failures=(Failure("worker process", f"{how}; this file was not checked", path),))

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


def _ended(code: int | None) -> str:
    if code is None or code >= 0:
        return f"ended early, with status {code}"
    name = signal.Signals(-code).name if -code in {one.value for one in signal.Signals} else str(-code)
    hint = " (perhaps out of memory)" if name == "SIGKILL" else ""
    return f"was killed by {name}{hint}"
