"""`policylint baseline`: write down what is known, take out what is no longer so, and show it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policylint.cli import completing
from policylint.cli.known import NAME, file_of, file_option
from policylint.cli.options import FAILED, complain, fail
from policylint.cli.parts import say
from policylint.cli.selection import run_of, selection_options
from policylint.cli.suppression import inline_option

if TYPE_CHECKING:
    from policylint.reporter import Report


@click.group("baseline")
def command() -> None:
    """Write, prune and show the baseline: findings that are known and not reported any more.

    `policylint check` uses .policylint-baseline.json in the working folder where it exists.
    """


@command.command("write")
@click.argument("paths", nargs=-1, metavar="[PATH…]", shell_complete=completing.files)
@file_option
@inline_option
@selection_options
def write(**options: Any) -> None:
    """Write down all that is found now, instead of what the baseline held for anything.

    Takes what `check` takes to say what is read and which rules run.
    """
    from policylint.baselines.baseline import baseline_of, written

    report, file = _run(options)
    if report.failures:
        complain(f"{file} is left as it is, since not all was checked")
        _end(report)
    baseline = baseline_of(report.diagnostics, str(file.absolute().parent))
    _save(file, written(baseline))
    number, policies = len(report.diagnostics), len(report.coverage)
    click.echo(
        f"{file}: {number} known finding{'s' * (number != 1)} in {policies} {'policy' if policies == 1 else 'policies'}"
    )
    _end(report)


@command.command("prune")
@click.argument("paths", nargs=-1, metavar="[PATH…]", shell_complete=completing.files)
@file_option
@inline_option
@selection_options
def prune(**options: Any) -> None:
    """Take out what is not found any more, and what belongs to files that are gone."""
    from policylint.baselines.baseline import pruned, read_baseline, without_known, written
    from policylint.reporters.terminal import shown_path

    options["min_severity"], options["min_confidence"] = "info", "possible"
    report, file = _run(options)
    try:
        baseline = read_baseline(file)
    except ValueError as error:
        fail(error)
    if report.failures:
        complain(f"{file} is left as it is, since not all was checked")
        _end(report)
    _, stale = without_known(report, baseline)
    left = pruned(baseline, stale)
    _save(file, written(left))
    click.echo(
        f"{shown_path(str(file))}: {len(baseline.known) - len(left.known)} taken out, {len(left.known)} left"
    )
    _end(report)


@command.command("show")
@file_option
def show(baseline_file: str | None) -> None:
    """List what is known, a line each."""
    from policylint.baselines.baseline import read_baseline
    from policylint.reporters.terminal import one_line, shown_path

    try:
        baseline = read_baseline(Path(baseline_file or NAME))
    except ValueError as error:
        fail(error)
    for one in baseline.known:
        click.echo(f"{shown_path(one.path)}: {one_line(one.rule)} {one_line(one.message)}")


def _run(options: dict[str, Any]) -> tuple[Report, Path]:
    try:
        run = run_of(options)
        return run.report({}, lambda _: None), file_of(options, run.plan.whole)
    except ValueError as error:
        fail(error)


def _save(file: Path, text: str) -> None:
    from policylint.fixing.replacing import replace_file

    try:
        replace_file(
            file, text.encode("utf-8", "backslashreplace")
        )  # a name that is no text, escaped as JSON has it
    except OSError as error:
        complain(f"{file}: {error.strerror or error}")
        sys.exit(FAILED)


def _end(report: Report) -> None:
    say(report.failures)
    if report.failures:
        sys.exit(FAILED)
