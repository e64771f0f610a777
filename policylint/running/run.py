"""`check`: every input through the whole pipeline."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from pathlib import Path

from policylint import __version__
from policylint.cache.cache import cache_of
from policylint.cache.store import Store
from policylint.checking import Checked, Checker, packed
from policylint.clock import Clock, measured
from policylint.decisions import Selection, Settings
from policylint.frozen import dataclass
from policylint.grouping import PolicyInput, read_files
from policylint.host import Parts, load_parts
from policylint.inputs import STDIN, InputProblem
from policylint.inspection import prepared
from policylint.loading import Request, found_names, input_failure, path_of, read_bytes
from policylint.plan import FilePlan
from policylint.reporter import Failure, Report
from policylint.running.task import Job, Outcome, Stopped, Task, told
from policylint.selections import Selections
from policylint.source import Source

_PLAIN = 1 << 17
"""How many code points of sources are kept as they are; those of further sources are packed."""

_WORTH_A_WORKER = 150_000
"""Bytes of policy text that take longer to read than a process to start."""


@dataclass(slots=True)
class Told:
    """What a run tells about itself: how many sources there were, how many were known, how many processes read the rest."""

    names: Sequence[str] = ()
    known: int = 0
    processes: int = 1
    cached: bool = False


@dataclass(frozen=True, slots=True)
class How:
    """How a run is to be done; none of it changes what is found.

    `jobs` is the number of processes, None as many as pay. `store` keeps what is found; None keeps nothing.
    `load` gives all parts again, for workers that share no memory. `progress` is told how many sources of how many
    are done.
    """

    jobs: int | None = 1
    store: Store | None = None
    load: Callable[[], Parts] = load_parts
    clock: Clock | None = None
    progress: Callable[[int, int], None] | None = None
    told: Told = field(default_factory=Told)


def check(
    request: Request, settings: Settings, parts: Parts, plan: FilePlan | None = None, how: How | None = None
) -> Report:
    """Run the whole pipeline over every input. A `plan` says file by file what holds instead of `settings`.

    Raises `decisions.UnknownNameError` for unknown rules or frameworks, ValueError for an unknown format,
    and `config.problems.ConfigError` for configurations that cannot be used.
    """
    how = how or How()
    with measured(how.clock, "discover"):
        names, problems = found_names(request, parts)
    selections = Selections(request, settings, parts, plan)
    with measured(how.clock, "configure"):
        policies = prepared(names, selections)
        used = selections.used()
        cache = cache_of(how.store, selections) if how.store is not None else None
        task = Task(Checker(selections), cache, how.load, how.clock is not None)
    every = [name for one in policies for name in one.names]
    how.told.names, how.told.cached = every, cache is not None
    outcomes = _outcomes(task, [one.names[0] for one in policies if len(one.names) == 1], how)
    failures = [*parts.failures, *map(input_failure, problems)]
    checked: list[Checked] = []
    alone = iter(outcomes)
    for one in policies:
        outcome = next(alone) if len(one.names) == 1 else _together(task, one, how)
        if isinstance(outcome, Stopped):
            from policylint.config.problems import ConfigError

            raise ConfigError(list(outcome.problems))
        if isinstance(outcome, InputProblem):
            failures.append(input_failure(outcome))
            continue
        failures += outcome.failures
        checked.append(outcome)
        if outcome.frameworks:
            used.append(selections.held_against(selections.of(outcome.path)[0].settings, outcome.frameworks))
    report = _report(request, checked, parts.attributed(failures), used)
    return _recorded(report, selections, checked, how.clock) if request.recorded else report


def check_source(source: Source, selections: Selections) -> Report:
    """One source that is in memory already, as `check` would report it. The selections have been prepared.

    Raises `config.problems.ConfigError` if a file beside the document cannot be used, ValueError for an unknown format.
    """
    checked = Checker(selections).check([source])
    used = [selections.of(source.path)[1]]
    if checked.frameworks:
        used.append(selections.held_against(selections.of(checked.path)[0].settings, checked.frameworks))
    parts = selections.parts
    failures = parts.attributed([*parts.failures, *checked.failures])
    return _report(selections.request, [checked], failures, used)


def _recorded(
    report: Report, selections: Selections, checked: Sequence[Checked], clock: Clock | None
) -> Report:
    """The report with the record of its run."""
    from policylint.recording.recording import record_of

    with measured(clock, "report"):
        return replace(report, record=record_of(selections, checked))


def _report(
    request: Request, checked: Sequence[Checked], failures: Sequence[Failure], used: Sequence[Selection]
) -> Report:
    diagnostics = [one for each in checked for one in each.diagnostics]
    suppressed = [one for each in checked for one in each.suppressed]
    return Report(
        tuple(sorted(diagnostics, key=lambda one: one.sort_key)),
        tuple(sorted(((one.path, one.coverage) for one in checked if one.coverage), key=lambda one: one[0])),
        tuple(sorted(failures, key=lambda one: one.path)),
        {rule.info.name: rule.info for selection in used for rule in selection.rules},
        tuple(dict.fromkeys(one.name for selection in used for one in selection.frameworks)),
        __version__,
        str(Path.cwd()),
        tuple(sorted(suppressed, key=lambda one: one.diagnostic.sort_key)),
        request.show_suppressed,
        {one.path: one.files for one in checked if one.files},
    )


def _together(task: Task, one: PolicyInput, how: How) -> Checked:
    """What is found in a policy that is split over files. It is read in this process, and not kept."""
    failures: list[Failure] = []
    request = task.checker.selections.request
    read = read_files(one, request, failures)
    if not read:
        return Checked(one.names[0], failures=tuple(failures))
    with measured(how.clock, f"file {read[0][0].path}"):
        checked = task.checker.check([source for source, _ in read], how.clock)
    if not request.recorded:
        return checked
    from policylint.recording.recording import witnessed

    return witnessed(checked, [(source.path, data) for source, data in read])


def _outcomes(task: Task, names: Sequence[str], how: How) -> list[Outcome]:
    """What came of each source, in the order of the names."""
    outcomes: dict[int, Outcome] = {}
    jobs: list[Job] = []
    kept = 0

    def keep(index: int, outcome: Outcome) -> None:
        nonlocal kept
        source = outcome.source if isinstance(outcome, Checked) else None
        if isinstance(outcome, Checked) and source is not None:
            if kept > _PLAIN:
                outcome = packed(outcome)
            else:
                kept += len(source.text)
        outcomes[index] = outcome

    with measured(how.clock, "look up"):
        for index, name in enumerate(names):
            found = _known(task, index, name)
            if isinstance(found, Job):
                jobs.append(found)
            else:
                keep(index, found)
    how.told.known = len(outcomes)
    progress = how.progress or (lambda _done, _total: None)
    try:
        for done, (job, outcome) in enumerate(_done(task, jobs, how), 1):
            keep(job.index, outcome)
            progress(done, len(jobs))
    finally:
        progress(len(jobs), len(jobs))
    if jobs and task.cache is not None:
        task.cache.store.prune()
    return [outcomes[index] for index in range(len(names))]


def _known(task: Task, index: int, name: str) -> Outcome | Job:
    """What is known of a source already, else the job to find it out."""
    request = task.checker.selections.request
    in_memory = name == STDIN or name in request.contents
    if task.cache is None and not in_memory:
        try:
            return Job(index, name, Path(name).stat().st_size)
        except OSError:
            return Job(index, name, 0)
    data = read_bytes(name, request)
    if isinstance(data, InputProblem):
        return data
    if task.cache is not None:
        path = path_of(name, request)
        found = task.cache.get(task.cache.key(path, data), path, data)
        if found is not None:
            return told(found, name, data, request)
    return Job(index, name, len(data), data if in_memory else None)


def _done(task: Task, jobs: Sequence[Job], how: How) -> Iterator[tuple[Job, Outcome]]:
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
    """How many processes to use for sources of these sizes in bytes; `wanted` None: as many as pay."""
    if wanted is not None:
        return min(wanted, len(sizes))
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, len(sizes), sum(sizes) // _WORTH_A_WORKER))
