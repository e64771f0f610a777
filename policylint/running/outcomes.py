"""What comes of the work with each policy: of what is known already from the cache, of the rest in one process or several."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import TypeVar

from policylint.cache.store import Store
from policylint.clock import Clock, measured
from policylint.frozen import dataclass
from policylint.host import Parts, load_parts
from policylint.inputs import STDIN
from policylint.request.loading import read_bytes
from policylint.running.task import Job, Stopped, Task, Unread, whole

_T = TypeVar("_T")

_PLAIN = 1 << 19
"""How many code points of sources are kept as they are, about as many as bytes; those of further sources are packed."""

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
    are done.
    """

    jobs: int | None = 1
    store: Store | None = None
    load: Callable[[], Parts] = load_parts
    clock: Clock | None = None
    progress: Callable[[int, int], None] | None = None
    told: Told = field(default_factory=Told)


def outcomes(task: Task[_T], policies: Sequence[tuple[str, ...]], how: How) -> list[_T | Unread]:
    """What came of each policy, in their order; a policy is given by the names of its files, the main one first.

    Raises `config.problems.ConfigError` for mistakes in files beside the policies.
    """
    found: dict[int, _T | Unread | Stopped] = {}
    jobs: list[Job] = []
    kept = 0

    def keep(index: int, outcome: _T | Unread | Stopped) -> None:
        nonlocal kept
        if not isinstance(outcome, (Unread, Stopped)):
            if kept > _PLAIN:
                outcome = task.errand.packed(outcome)
            else:
                kept += task.errand.size(outcome)
        found[index] = outcome

    with measured(how.clock, "look up"):
        for index, names in enumerate(policies):
            known = _known(task, index, names)
            if isinstance(known, Job):
                jobs.append(known)
            else:
                keep(index, known)
                how.told.known += len(names)
    progress = how.progress or (lambda _done, _total: None)
    done = _done(task, jobs, how)
    try:
        for number, (job, outcome) in enumerate(done, 1):
            keep(job.index, outcome)
            progress(number, len(jobs))
    finally:
        progress(len(jobs), len(jobs))
    if jobs:
        task.prune()
    return [_going_on(found[index]) for index in range(len(policies))]


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


def _done(task: Task[_T], jobs: Sequence[Job], how: How) -> Iterator[tuple[Job, _T | Unread | Stopped]]:
    number = processes(how.jobs, [job.size for job in jobs])
    how.told.processes = number
    if number < 2:
        for job in jobs:
            outcome, clock = task.do(job)
            if how.clock is not None and clock is not None:
                how.clock.add(clock.seconds)
            yield job, outcome
        return
    from policylint.running.pool import Pool

    for job, outcome, seconds in Pool(task, number).run(jobs):
        if how.clock is not None:
            how.clock.add(seconds)
        yield job, outcome


def processes(wanted: int | None, sizes: Sequence[int]) -> int:
    """How many processes to use for policies of these sizes in bytes; `wanted` None: as many as pay."""
    if wanted is not None:
        return min(wanted, len(sizes))
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, len(sizes), sum(sizes) // _WORTH_A_WORKER))
