"""What comes of the work with each policy: of what is known already from the cache, of the rest in one process or several."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from policylint.frozen import dataclass
from policylint.host import Parts, load_parts
from policylint.inputs import STDIN
from policylint.machine.clock import Clock, measured
from policylint.request.loading import read_bytes
from policylint.running.task import Errand, Job, Stopped, Task, Unread, whole

if TYPE_CHECKING:
    from policylint.cache.store import Store
    from policylint.running.pool import Pool

_T = TypeVar("_T")

_PLAIN = 1 << 22
"""How many code points of sources are kept as they are, about as many as bytes; those of further sources are packed."""

_TOGETHER = 64
"""How many policies are looked at before what came of them is given on, where it is given on in turn."""

_WORTH_A_WORKER = 150_000
"""Bytes of policy text that take longer to read than a process to start."""


@dataclass(slots=True)
class Told:
    """What a run tells about itself: how many files there were, how many were known, how many processes read the rest."""

    names: Sequence[str] = ()
    known: int = 0
    processes: int = 1
    cached: bool = False


@dataclass(frozen=True, slots=True)
class How:
    """How a run is to be done; none of it changes what is found.

    `jobs` is the number of processes, None as many as pay. `store` keeps what is found; None keeps nothing.
    `load` gives all parts again, for workers that share no memory. `progress` is told how many policies of how many
    are done. `apart` is whether a process may be started for the work of one: where nothing can be interrupted here, another can be ended.
    """

    jobs: int | None = 1
    store: Store | None = None
    load: Callable[[], Parts] = load_parts
    clock: Clock | None = None
    progress: Callable[[int, int], None] | None = None
    told: Told = field(default_factory=Told)
    apart: bool = False


def outcomes(task: Task[_T], policies: Sequence[tuple[str, ...]], how: How) -> list[_T | Unread]:
    """What came of each policy, in their order; a policy is given by the names of its files, the main one first.

    Raises `config.problems.ConfigError` for mistakes in files beside the policies.
    """
    with _Crew(task, how) as crew:
        return list(crew.outcomes(policies, how.progress or _untold, passing=False))


def in_turn(task: Task[_T], policies: Sequence[tuple[str, ...]], how: How) -> Iterator[_T | Unread]:
    """The same one after the other, as soon as those before it are there, so that no more is kept than what came of some of them, however
    many there are.

    Raises as `outcomes` does, but only when it comes to the policy.
    """
    progress, number, begun = how.progress or _untold, len(policies), 0

    def further(done: int, _total: int) -> None:
        progress(begun + done, number)

    try:
        with _Crew(task, how) as crew:
            for begun in range(0, number, _TOGETHER):
                crew.times = -(-(number - begun) // _TOGETHER)
                yield from crew.outcomes(policies[begun : begun + _TOGETHER], further, passing=True)
    finally:
        progress(number, number)


def _untold(_done: int, _total: int) -> None:
    """Nobody is told how far it is."""


class _Crew(Generic[_T]):
    """Who does the jobs of a run: this process, or workers, which are hired when there is enough to do for the first time.

    `times` is how often as many policies come as the next ones are.
    """

    def __init__(self, task: Task[_T], how: How) -> None:
        self._task, self._how = task, how
        self.times = 1
        self._pool: Pool[_T] | None = None
        self._worked = False

    def __enter__(self) -> _Crew[_T]:
        return self

    def __exit__(self, *error: Any) -> None:
        if self._pool is not None:
            self._pool.__exit__(*error)
        if self._worked and error[0] is None:
            self._task.prune()

    def outcomes(
        self, policies: Sequence[tuple[str, ...]], progress: Callable[[int, int], None], *, passing: bool
    ) -> Iterator[_T | Unread]:
        """What came of some policies, in their order, each as soon as those before it are there; `passing` if nobody keeps it.

        Raises `config.problems.ConfigError` when it comes to the policy.
        """
        batch = _Batch(self._task.errand, passing=passing)
        jobs: list[Job] = []
        with measured(self._how.clock, "look up"):
            for index, names in enumerate(policies):
                known = _known(self._task, index, names)
                if isinstance(known, Job):
                    jobs.append(known)
                else:
                    batch.keep(index, known)
                    self._how.told.known += len(names)
        yield from batch.ready()
        try:
            for number, (job, outcome) in enumerate(self._done(jobs), 1):
                batch.keep(job.index, outcome)
                progress(number, len(jobs))
                yield from batch.ready()
        finally:
            progress(len(jobs), len(jobs))

    def _done(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, _T | Unread | Stopped]]:
        how = self._how
        number = processes(how.jobs, [job.size for job in jobs], self.times)
        self._worked |= bool(jobs)
        if number < 2 and not (jobs and self._apart):
            for job in jobs:
                outcome, clock = self._task.do(job)
                if how.clock is not None and clock is not None:
                    how.clock.add(clock.seconds)
                yield job, outcome
            return
        how.told.processes = max(how.told.processes, number)
        for job, outcome, seconds in self._workers(max(1, number)).work(jobs):
            if how.clock is not None:
                how.clock.add(seconds)
            yield job, outcome

    @property
    def _apart(self) -> bool:
        if not self._how.apart:
            return False
        from policylint.machine.time_limit import debugged, interrupts

        return not (interrupts() or debugged(sys._getframe()))

    def _workers(self, number: int) -> Pool[_T]:
        if self._pool is None:
            from policylint.running.pool import Pool

            self._pool = Pool(self._task, number)
            self._pool.__enter__()
        self._pool.number = max(self._pool.number, number)
        return self._pool


class _Batch(Generic[_T]):
    """What came of policies that is not yet given on, by their numbers. Of texts, not too many are kept as they are."""

    def __init__(self, errand: Errand[_T], *, passing: bool) -> None:
        self._errand, self._passing = errand, passing
        self._found: dict[int, _T | Unread | Stopped] = {}
        self._sizes: dict[int, int] = {}
        self._next = self._plain = 0

    def keep(self, index: int, outcome: _T | Unread | Stopped) -> None:
        if not isinstance(outcome, (Unread, Stopped)):
            if self._plain > _PLAIN:
                outcome = self._errand.packed(outcome)
            else:
                self._sizes[index] = self._errand.size(outcome)
                self._plain += self._sizes[index]
        self._found[index] = outcome

    def ready(self) -> Iterator[_T | Unread]:
        """Those that are next. Raises `config.problems.ConfigError` when it comes to one that cannot be gone on with."""
        while self._next in self._found:
            outcome = self._found.pop(self._next)
            size = self._sizes.pop(self._next, 0)
            self._plain -= size if self._passing else 0
            self._next += 1
            yield _going_on(outcome)


def _going_on(outcome: _T | Unread | Stopped) -> _T | Unread:
    if isinstance(outcome, Stopped):
        from policylint.config.problems import ConfigError

        raise ConfigError(list(outcome.problems))
    return outcome


def _known(task: Task[_T], index: int, names: tuple[str, ...]) -> _T | Unread | Job:
    """What is known of a policy already, else the job to find it out."""
    request = task.request
    in_memory = [name == STDIN or name in request.contents for name in names]
    if task.cache is None and not any(in_memory):
        return Job(index, names, sum(map(_size, names)))
    data = whole([read_bytes(name, request) for name in names])
    if isinstance(data, Unread):
        return data
    held = tuple(one if needed else None for one, needed in zip(data, in_memory, strict=True))
    job = Job(index, names, sum(map(len, data)), held)
    known = task.known(job, data)
    return job if known is None else known


def _size(name: str) -> int:
    try:
        return Path(name).stat().st_size
    except OSError:
        return 0


def processes(wanted: int | None, sizes: Sequence[int], times: int = 1) -> int:
    """How many processes to use for policies of these sizes in bytes, and so many times as many; `wanted` None: as many as pay."""
    if wanted is not None:
        return min(wanted, len(sizes))
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, len(sizes), times * sum(sizes) // _WORTH_A_WORKER))
