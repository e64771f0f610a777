"""`check`: every input through the whole pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from policylint import __version__
from policylint.cache.cache import stamp_of
from policylint.checking import Checked, Checker
from policylint.clock import measured
from policylint.decisions import Selection, Settings
from policylint.discovery import repository_of
from policylint.host import Parts
from policylint.inspection import prepared
from policylint.loading import Request, found_names, input_failure
from policylint.plan import Plan
from policylint.reporter import Failure, Report
from policylint.running.checks import Checks
from policylint.running.outcomes import How, outcomes
from policylint.running.task import Task, Unread
from policylint.selections import Selections
from policylint.source import Source


def check(
    request: Request, settings: Settings, parts: Parts, plan: Plan | None = None, how: How | None = None
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
        checks = Checks(Checker(selections), how.load)
        stamp = stamp_of(selections.parts, request, "check") if how.store is not None else None
        cache = checks.cache(how.store, stamp) if how.store is not None and stamp is not None else None
        task = Task(checks, cache, how.clock is not None)
    how.told.names = [name for one in policies for name in one.names]
    how.told.cached = cache is not None
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
    return _report(request, checked, parts.attributed(failures), used)


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
        repository_of(here),
    )
