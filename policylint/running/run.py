"""`check`: every input through the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from policylint import __version__
from policylint.machine.clock import measured
from policylint.reporter import Failure, Report
from policylint.request.discovery import repository_of
from policylint.request.grouping import prepared
from policylint.request.loading import Request, found_names, input_failure, path_of
from policylint.request.selections import Selections
from policylint.running.checks import cache_of, checks_of
from policylint.running.outcomes import How, in_turn, outcomes
from policylint.running.task import Task, Unread
from policylint.suppression import has_sidecar

if TYPE_CHECKING:
    from policylint.checked import Checked
    from policylint.decisions import Selection, Settings
    from policylint.host import Parts
    from policylint.request.plan import FilePlan
    from policylint.source import Source


def check(
    request: Request, settings: Settings, parts: Parts, plan: FilePlan | None = None, how: How | None = None
) -> Report:
    """Run the whole pipeline over every input. A `plan` says file by file what holds instead of `settings`.

    Raises `decisions.UnknownNameError` for unknown rules or frameworks, ValueError for an unknown format,
    and `config.problems.ConfigError` for configurations that cannot be used.
    """
    return Course(request, settings, parts, plan, how).whole()


class Course:
    """A check of every input: at once, or while policies are read, the reports of some of them, and at last what is known of the run.

    What is reported is the same. In turn, policies are read in the order of their paths. Where the files of one that is split over
    several stand between those of others, these are reported together, so that the reports give all in the order of paths.
    """

    def __init__(
        self, request: Request, settings: Settings, parts: Parts, plan: FilePlan | None, how: How | None
    ) -> None:
        """Raises as `check`, but for files beside documents."""
        self._how = how = how or How()
        with measured(how.clock, "discover"):
            names, problems = found_names(request, parts)
        self._selections = selections = Selections(request, settings, parts, plan)
        with measured(how.clock, "configure"):
            self._policies = [one.names for one in prepared(names, selections)]
            self._used = selections.used()
            checks = checks_of(selections, how.load)
            self._task = Task(checks, cache_of(checks, how.store), how.clock is not None)
        how.told.names = [name for one in self._policies for name in one]
        how.told.cached = self._task.cache is not None
        self._failures = [*parts.failures, *map(input_failure, problems)]
        self._kept: list[tuple[int, Checked | Unread]] = []

    def whole(self) -> Report:
        """Everything. Raises `config.problems.ConfigError`."""
        came = outcomes(self._task, self._policies, self._how)
        return self._reported(came)

    def in_turn(self) -> Iterator[Report]:
        """What was found in some policies, as soon as all whose paths stand before theirs were read; without what concerns the run.

        Raises `config.problems.ConfigError` for files beside policies before any is read.
        """
        request = self._selections.request
        self._look_beside([path_of(name, request) for names in self._policies for name in names])
        order = sorted(
            (min(path_of(name, request) for name in names), n) for n, names in enumerate(self._policies)
        )
        came = in_turn(self._task, [self._policies[number] for _, number in order], self._how)
        together: list[Checked] = []
        reach = ""
        empty = _report(request, (), (), ())
        for turn, outcome in enumerate(came):
            number = order[turn][1]
            then = order[turn + 1][0] if turn + 1 < len(order) else None
            if isinstance(outcome, Unread):
                self._kept.append((number, outcome))
            else:
                self._keep(number, outcome)
                together.append(outcome)
                reach = max(reach, *_paths(outcome))
            if together and (then is None or then > reach):
                yield _filled(empty, together)
                together = []

    def _look_beside(self, paths: Sequence[str]) -> None:
        """Find what is wrong with the files beside documents."""
        request = self._selections.request
        if request.inline and request.sidecars and any(map(has_sidecar, paths)):
            from policylint.running.pipeline import checker_of

            checker_of(self._selections).look_beside(paths)

    def _keep(self, number: int, outcome: Checked) -> None:
        """Keep what concerns the run: what failed, and what its record is made of."""
        if outcome.failures or outcome.frameworks or outcome.files or outcome.inputs:
            bare = replace(outcome, coverage=None, diagnostics=(), suppressed=(), unasked=())
            self._kept.append((number, bare))

    def end(self) -> Report:
        """What is known of the run when all policies were read: failures, rules, frameworks, split policies, the record; no findings."""
        return self._reported(one for _, one in sorted(self._kept, key=lambda one: one[0]))

    def _reported(self, came: Iterable[Checked | Unread]) -> Report:
        """A report of these outcomes, which are in the order of the policies."""
        selections, failures, used = self._selections, [*self._failures], [*self._used]
        checked: list[Checked] = []
        for outcome in came:
            if isinstance(outcome, Unread):
                failures += map(input_failure, outcome.problems)
                continue
            failures += outcome.failures
            checked.append(outcome)
            if outcome.frameworks:
                settings = selections.of(outcome.path)[0].settings
                used.append(selections.held_against(settings, outcome.frameworks))
        request = selections.request
        report = _report(request, checked, selections.parts.attributed(failures), used)
        if not request.recorded:
            return report
        from policylint.recording.recording import record_of

        with measured(self._how.clock, "report"):
            return replace(report, record=record_of(selections, checked))


def _paths(checked: Checked) -> Iterator[str]:
    """The paths under which anything of a policy is reported."""
    yield from (checked.path, *checked.files)
    yield from (one.source.path for one in checked.diagnostics)
    yield from (one.diagnostic.source.path for one in checked.suppressed)


def check_source(source: Source, selections: Selections) -> Report:
    """One source that is in memory already, as `check` would report it. The selections have been prepared.

    Raises `config.problems.ConfigError` if a file beside the document cannot be used, ValueError for an unknown format.
    """
    return check_sources([source], selections)


def check_sources(sources: Sequence[Source], selections: Selections) -> Report:
    """The files of one policy, the main one first, as `check_source` has one."""
    from policylint.running.pipeline import checker_of

    checked = checker_of(selections).check(sources)
    used = [selections.of(source.path)[1] for source in sources]
    if checked.frameworks:
        used.append(selections.held_against(selections.of(checked.path)[0].settings, checked.frameworks))
    parts = selections.parts
    failures = parts.attributed([*parts.failures, *checked.failures])
    return _report(selections.request, [checked], failures, used)


def _report(
    request: Request, checked: Sequence[Checked], failures: Sequence[Failure], used: Sequence[Selection]
) -> Report:
    here = str(Path.cwd())
    report = Report(
        (),
        (),
        tuple(sorted(failures, key=lambda one: one.path)),
        {rule.info.name: rule.info for selection in used for rule in selection.rules},
        tuple(dict.fromkeys(one.name for selection in used for one in selection.frameworks)),
        __version__,
        here,
        show_suppressed=request.show_suppressed,
        project=repository_of(here),
    )
    return _filled(report, checked)


def _filled(report: Report, checked: Sequence[Checked]) -> Report:
    """The report with what was found."""
    diagnostics = [one for each in checked for one in each.diagnostics]
    suppressed = [one for each in checked for one in each.suppressed]
    unasked = [(each.path, one) for each in checked for one in each.unasked]
    return replace(
        report,
        diagnostics=tuple(sorted(diagnostics, key=lambda one: one.sort_key)),
        coverage=tuple(
            sorted(((one.path, one.coverage) for one in checked if one.coverage), key=lambda one: one[0])
        ),
        suppressed=tuple(sorted(suppressed, key=lambda one: one.diagnostic.sort_key)),
        files={one.path: one.files for one in checked if one.files},
        unasked=tuple(sorted(unasked, key=lambda one: one[0])),
    )
