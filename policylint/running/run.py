"""`check`: every input through the whole pipeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policylint import __version__
from policylint.checked import Checked, packed
from policylint.clock import Clock, measured
from policylint.frozen import dataclass
from policylint.host import Parts, load_parts
from policylint.reporter import Failure, Report
from policylint.request.discovery import repository_of
from policylint.request.grouping import prepared
from policylint.request.loading import Request, found_names, input_failure
from policylint.request.selections import Selections
from policylint.running.outcomes import How, outcomes
from policylint.running.task import Task, Unread

if TYPE_CHECKING:
    from policylint.cache.cache import Cache
    from policylint.cache.store import Store
    from policylint.decisions import Selection, Settings
    from policylint.request.plan import FilePlan
    from policylint.source import Source


@dataclass(frozen=True, slots=True)
class Checks:
    """Checks policies; what that takes is loaded with the first. `load` gives all parts again, where a worker needs them."""

    selections: Selections
    load: Callable[[], Parts] = load_parts

    @property
    def request(self) -> Request:
        return self.selections.request

    def do(self, sources: Sequence[Source], clock: Clock | None) -> Checked:
        from policylint.checking import checker_of

        return checker_of(self.selections).check(sources, clock)

    def witnessed(self, outcome: Checked, read: Sequence[tuple[str, bytes]], *, stdin: bool) -> Checked:
        from policylint.recording.recording import witnessed

        return witnessed(outcome, read, stdin=stdin)

    def lost(self, path: str, how: str) -> Checked:
        return Checked(path, failures=(Failure("worker process", how, path),))

    def packed(self, outcome: Checked) -> Checked:
        return packed(outcome)

    def size(self, outcome: Checked) -> int:
        return sum(len(source.text) for source in outcome.sources)

    def cache(self, store: Store, stamp: str) -> Cache[Checked]:
        from policylint.cache.cache import cache_of_checks

        return cache_of_checks(store, self.selections, stamp)

    def __reduce__(self) -> Any:
        return _again, (*parted(self.selections), self.load)


def _checks(selections: Selections, load: Callable[[], Parts]) -> Checks:
    """What checks policies. Raises ValueError for an unknown format."""
    if selections.request.format is not None:
        from policylint.checking import checker_of

        checker_of(selections)
    return Checks(selections, load)


def _cache(checks: Checks, store: Store | None) -> Cache[Checked] | None:
    """Where what is found is kept, if anything can be."""
    if store is None:
        return None
    from policylint.cache.cache import stamp_of

    stamp = stamp_of(checks.selections.parts, checks.request, "check")
    return None if stamp is None else checks.cache(store, stamp)


def _again(request: Any, settings: Any, plan: Any, named: Any, load: Callable[[], Parts]) -> Checks:
    return Checks(put_together(request, settings, plan, named, load), load)


def parted(selections: Selections) -> tuple[Any, ...]:
    """What a process needs to have the same selections: plugins it loads itself, the configuration it gets as it was read."""
    parts = selections.parts
    own = {name for names in parts.framework_files.values() for name in names}
    frameworks = [framework for framework in parts.frameworks if framework.name in own]
    request = replace(selections.request, contents={}, discovery=None)
    return request, selections.settings, selections.plan, (frameworks, parts.framework_files)


def put_together(request: Any, settings: Any, plan: Any, named: Any, load: Callable[[], Parts]) -> Selections:
    """The selections of which these are the parts."""
    parts = load()
    parts.frameworks += named[0]
    parts.framework_files = named[1]
    return Selections(request, settings, parts, plan)


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
        checks = _checks(selections, how.load)
        task = Task(checks, _cache(checks, how.store), how.clock is not None)
    how.told.names = [name for one in policies for name in one.names]
    how.told.cached = task.cache is not None
    failures = [*parts.failures, *map(input_failure, problems)]
    checked: list[Checked] = []
    for outcome in outcomes(task, [one.names for one in policies], how):
        if isinstance(outcome, Unread):
            failures += map(input_failure, outcome.problems)
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
    from policylint.checking import checker_of

    checked = checker_of(selections).check([source])
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
    here = str(Path.cwd())
    return Report(
        tuple(sorted(diagnostics, key=lambda one: one.sort_key)),
        tuple(sorted(((one.path, one.coverage) for one in checked if one.coverage), key=lambda one: one[0])),
        tuple(sorted(failures, key=lambda one: one.path)),
        {rule.info.name: rule.info for selection in used for rule in selection.rules},
        tuple(dict.fromkeys(one.name for selection in used for one in selection.frameworks)),
        __version__,
        here,
        tuple(sorted(suppressed, key=lambda one: one.diagnostic.sort_key)),
        request.show_suppressed,
        {one.path: one.files for one in checked if one.files},
        project=repository_of(here),
        unasked=tuple(
            sorted(((each.path, one) for each in checked for one in each.unasked), key=lambda one: one[0])
        ),
    )
