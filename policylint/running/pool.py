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
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Any, Generic, TypeVar

from policylint.frozen import dataclass
from policylint.machine.failing import LACKING, lacks_memory, told_of
from policylint.running.patience import LOOK, Waited, board
from policylint.running.task import Job, Stopped, Task, Unread
from policylint.running.worker import how_ended, serve

_T = TypeVar("_T")

_PATIENCE = 2.0
"""Seconds that a worker has to end by itself."""

_READY = 2
"""How many policies a worker has at most: the one it does, and the next."""

_LIGHT = 1024
"""Characters in the names of a job that holds no text, up to which it can be sent without anybody reading it yet: where a
pipe holds the least, it is 8 kB."""

_SHORT = 100_000
"""Bytes of policy text that are read in about a tenth of a second. What takes longer is not kept ready behind another
policy: whoever is free first takes it."""


def start_method() -> str:
    """How workers start: as copies of this process where that is safe, else afresh."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process, the jobs that it has, the one it does first, and for how long it was waited for."""

    process: BaseProcess
    connection: Connection
    jobs: deque[Job]
    waited: Waited

    @property
    def left(self) -> float:
        """For how many seconds it is still waited for."""
        return self.waited.left(self.jobs[0].size) if self.jobs else LOOK


class Pool(Generic[_T]):
    """At most a `number` of workers for the same kind of work."""

    def __init__(self, task: Task[_T], number: int, method: str = "") -> None:
        self._task = task
        self.number = number
        self._context: Any = get_context(method or start_method())
        self._crew: list[_Worker] = []
        self._deaths = 0

    def __enter__(self) -> Pool[_T]:
        gc.freeze()
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: Any) -> None:
        """Leaves no process behind, whatever happens."""
        try:
            if kind is None:
                self._dismiss()
        finally:
            _end(self._crew)
            self._crew.clear()
            gc.unfreeze()

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, _T | Unread | Stopped, dict[str, float]]]:
        """Do these jobs and no others, as `work`, and leave no process behind."""
        with self:
            yield from self.work(jobs)

    def work(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, _T | Unread | Stopped, dict[str, float]]]:
        """Do all jobs, the largest first; the outcomes as they come. For the time in which the pool is entered."""
        waiting = deque(sorted(jobs, key=lambda job: -job.size))
        self._deaths = 0
        while waiting or any(worker.jobs for worker in self._crew):
            while waiting and len(self._crew) < self.number and self._deaths <= 2 * self.number:
                try:
                    self._hire()
                except OSError:
                    # Too many open files, or processes, or too little memory: those there are do it.
                    self.number = len(self._crew)
            if not self._crew and not self.number:
                yield from map(self._done_here, waiting)
                return
            if not self._crew:
                yield from (
                    (job, self._task.lost(job, "too many of them ended early"), {}) for job in waiting
                )
                return
            self._assign(waiting)
            ready = self._signs()
            for worker in [one for one in self._crew if one.connection in ready]:
                if worker.jobs:
                    yield self._answer(worker, waiting)
                else:
                    self._part_with(worker)
            for worker in [one for one in self._crew if one.left <= 0]:
                yield self._lost(worker, worker.jobs.popleft(), worker.waited.told, waiting)

    def _signs(self) -> list[Any]:
        """The connections of workers that have something to say, or have ended; none if that takes long."""
        begun = monotonic()
        patience = min((worker.left for worker in self._crew), default=LOOK)
        ready = wait([worker.connection for worker in self._crew], min(max(patience, 0.01), LOOK))
        for worker in self._crew:
            if worker.connection not in ready and worker.jobs:
                worker.waited.look(min(monotonic() - begun, LOOK))
        return ready

    def _hire(self) -> None:
        ours, theirs = self._context.Pipe()
        others = [worker.connection for worker in self._crew] + [ours]
        forked = self._context.get_start_method() == "fork"
        waited = Waited(board(self._context))
        process = self._context.Process(
            target=serve, args=(theirs, self._task, others if forked else [], waited.board), daemon=True
        )
        with _interruptions_held(forked):
            try:
                process.start()
            except OSError:
                ours.close()
                raise
            finally:
                theirs.close()
            self._crew.append(_Worker(process, ours, deque(), waited))

    def _done_here(self, job: Job) -> tuple[Job, _T | Unread | Stopped, dict[str, float]]:
        """What comes of a job in this process, where no other can be had."""
        outcome, clock = self._task.do(job)
        return job, outcome, dict(clock.seconds) if clock is not None else {}

    def _assign(self, waiting: deque[Job]) -> None:
        """Give each worker something to do, then each the next; what takes long to send only to one that waits for it."""
        for having in range(_READY):
            for worker in self._crew:
                if waiting and len(worker.jobs) == having and (not having or _can_lie_ready(waiting[0])):
                    job = waiting.popleft()
                    try:
                        worker.connection.send(job)
                    except OSError:  # it died while it had nothing to do
                        waiting.appendleft(job)
                    else:
                        worker.jobs.append(job)
                        if not having:
                            worker.waited.seconds = 0.0

    def _answer(
        self, worker: _Worker, waiting: deque[Job]
    ) -> tuple[Job, _T | Unread | Stopped, dict[str, float]]:
        """What came of the job that a worker did; if it died over it, what it had not begun is for others."""
        job = worker.jobs.popleft()
        worker.waited.seconds = 0.0
        try:
            outcome, seconds = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(_PATIENCE)
            how = how_ended(worker.process.exitcode)
        except Exception as error:
            told = told_of(error)
            how = LACKING if lacks_memory(told) else f"gave what cannot be read ({told})"
        else:
            return job, outcome, seconds
        return self._lost(worker, job, how, waiting)

    def _lost(
        self, worker: _Worker, job: Job, how: str, waiting: deque[Job]
    ) -> tuple[Job, _T | Unread | Stopped, dict[str, float]]:
        """What to say of a job that a worker did not end; those it had not begun are for others."""
        waiting.extendleft(worker.jobs)
        self._part_with(worker)
        return job, self._task.lost(job, how), {}

    def _part_with(self, worker: _Worker) -> None:
        """Of no more use: another one may be hired."""
        self._deaths += 1
        self._crew.remove(worker)
        _end([worker])

    def _dismiss(self) -> None:
        for worker in self._crew:
            with suppress(OSError):
                worker.connection.send(None)
        for worker in self._crew:
            worker.process.join(_PATIENCE)


def _end(workers: Sequence[_Worker]) -> None:
    """End what still runs: asked first, then killed."""
    for worker in workers:
        if worker.process.is_alive():
            worker.process.terminate()
    for worker in workers:
        worker.process.join(_PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.connection.close()


@contextmanager
def _interruptions_held(forked: bool) -> Iterator[None]:
    """Ctrl-C waits while a process starts, which takes that over: it is told to all processes, and meant for this one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    if not forked:
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()  # else the first start would do it, and let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _can_lie_ready(job: Job) -> bool:
    return job.size <= _SHORT and not any(job.data) and sum(map(len, job.names)) <= _LIGHT
