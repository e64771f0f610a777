"""`policylint check`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Generator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from policylint.cli import completing
from policylint.cli.fixing import end_of_diff, filters, fix, fix_options, wanted
from policylint.cli.formats import Printer, outputs
from policylint.cli.known import baseline_options, known_of
from policylint.cli.law import say_what_is_coming
from policylint.cli.options import FAILED, OK, complain, fail
from policylint.cli.output import output_options, status
from policylint.cli.selection import Run, run_of, selection_options
from policylint.cli.suppression import add_ignores, suppression_options
from policylint.cli.telling import tell, telling_options
from policylint.machine.clock import measured

if TYPE_CHECKING:
    from policylint.reporter import Report


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH…|-]", shell_complete=completing.files)
@selection_options
@output_options
@suppression_options
@baseline_options
@fix_options
@telling_options
@click.option("--watch", is_flag=True, help="Check again whenever something changes, until Ctrl-C.")
@click.option(
    "--new-from",
    metavar="REV",
    default=None,
    help="Report only what the same file did not have at this revision of git.",
)
@click.option("--show-files", is_flag=True, help="Print which files would be read, and stop.")
def command(**options: Any) -> None:
    """Check policies: files, directories (every policy in them), or `-` for standard input.

    Policies are Markdown, HTML, plain text, or written in the policy language. Without PATH, the current directory. Findings go to standard output, everything else to standard error. With `--fix -`, what standard input held goes to standard output, fixed, and findings to standard error.
    """
    if not options["watch"]:
        sys.exit(_check(options)[0])
    from policylint.cli.watching import watch

    watch(options, lambda: _once(options))


def _once(options: dict[str, Any]) -> Run | None:
    """One of many checks: what cannot be used is said, and ends nothing."""
    try:
        return _check(options)[1]
    except SystemExit:
        return None


def _check(options: dict[str, Any]) -> tuple[int, Run]:
    """Check once, and print; the exit status, and the run."""
    try:
        _refuse_what_does_not_fit(options)
        run = run_of(options)
        if options["show_files"]:
            return _show_files(run), run
        if options["new_from"] is not None:
            run.report_since(options["new_from"])
        chosen = outputs(options, run.plan.sources.readable("policy"), run.parts.reporters)
    except ValueError as error:
        fail(error)
    if any(getattr(reporter, "shows_record", False) for reporter, _ in chosen):
        run.record()
    mended, fine = _mended(run, options)
    if mended is not None and options["add_ignore"]:
        done = add_ignores(mended, run.request, run.parts, options["because"])
        return OK if done else FAILED, run
    if mended is not None and options["fix_only"]:
        return FAILED if mended.failures or not fine else OK, run
    with Printer(chosen, options, run.parts, err=filters(options), calm=partial(_calm, run)) as printer:
        report = _printed(mended, run, options, printer)
        with measured(run.how.clock, "report"):
            fine &= printer.end(report)
    tell(run, report, options)
    if not options["quiet"]:
        for line in _notes(run, report):
            complain(line)
    ending = status(bool(report.failures), printer.severities, options, run.plan.whole)
    return ending if fine else FAILED, run


def _printed(mended: Report | None, run: Run, options: dict[str, Any], printer: Printer) -> Report:
    """Print what is left after fixing, or what is found while policies are read; what is known of the run as a whole."""
    with closing(_found(mended, run, options)) as reports:
        for report in reports:
            with measured(run.how.clock, "report"):
                printer.add(report)
    return cast("Report", run.rest) if mended is None else mended


def _found(mended: Report | None, run: Run, options: dict[str, Any]) -> Generator[Report]:
    if mended is not None:
        yield mended
        return
    with closing(run.in_turn(partial(known_of, options))) as reports:
        while True:
            try:
                report = next(reports)
            except StopIteration:
                return
            except ValueError as error:
                fail(error)
            yield report


def _calm(run: Run) -> None:
    """Take the progress bar away before something is printed beneath it."""
    if run.how.progress is not None and sys.stdout.isatty():
        run.how.progress(1, 1)


def _refuse_what_does_not_fit(options: dict[str, Any]) -> None:
    """Raises ValueError for options that contradict each other. Those that have nothing to do, such as `--unsafe-fixes` alone, harm nobody."""
    fixing = [f"--{name.replace('_', '-')}" for name in ("fix", "fix_only", "diff") if options[name]]
    if options["add_ignore"] and "-" in options["paths"]:
        raise ValueError("no comments are written into standard input; name the file")
    if options["add_ignore"] and fixing:
        raise ValueError(f"--add-ignore suppresses what is found; fix first, without it ({fixing[0]})")


def _show_files(run: Run) -> int:
    """Print what would be read."""
    from policylint.reporters.terminal import shown_path
    from policylint.request.grouping import grouped
    from policylint.request.loading import found_names

    names, problems = found_names(run.request, run.parts)
    from policylint.config.finding import here

    wrong = run.plan.sources.load([*names, here()])
    if wrong:
        from policylint.config.problems import ConfigError

        raise ConfigError(wrong)
    for name in (name for one in grouped(names, run.request, run.plan) for name in one.names):
        click.echo(shown_path(name))
    for problem in problems:
        complain(str(problem))
    return FAILED if problems else OK


def _mended(run: Run, options: dict[str, Any]) -> tuple[Report | None, bool]:
    """Where all has to be known first, since something is to be fixed or written into policies: what is left; and whether all could be written."""

    def checked(contents: Mapping[str, bytes]) -> Report:
        return run.report(contents, partial(known_of, options))

    try:
        if not wanted(options):
            return checked({}) if options["add_ignore"] else None, True
        fixed, fine = fix(checked, options)
    except ValueError as error:
        fail(error)
    if options["diff"]:
        end_of_diff(fixed, fine)
    return fixed.report, fine


def _read_with(run: Run, report: Report) -> list[str]:
    """For each policy that is split over files, those that were read though nobody asked for them."""
    if not report.files:
        return []
    from policylint.reporters.terminal import shown_path
    from policylint.request.loading import found_names

    asked = {str(Path(name).absolute()) for name in found_names(run.request, run.parts)[0]}
    asked.add(str(Path(run.request.stdin_name).absolute()))
    notes = []
    for path, files in report.files.items():
        more = [shown_path(file) for file in files if str(Path(file).absolute()) not in asked]
        if more:
            split = run.plan.policy_of(path)
            called = f" {split.name!r}" if split is not None and split.name else ""
            notes.append(f"read as well, as parts of the same policy{called}: {', '.join(more)}")
    return notes


def _notes(run: Run, report: Report) -> list[str]:
    """What else there is to know: files read that nobody asked for, law that is coming, a baseline that lists too much."""
    settings = run.plan.applied("policy").settings
    active = [framework for framework in run.parts.frameworks if framework.name in report.frameworks]
    notes = say_what_is_coming(active, run.request.law_of, settings.preview)
    notes += _read_with(run, report)
    if run.stale and settings.min_severity == "info" and settings.min_confidence == "possible":
        entries = (
            "1 entry of the baseline is" if run.stale == 1 else f"{run.stale} entries of the baseline are"
        )
        notes.append(f"{entries} not found any more; `policylint baseline prune` takes out what is")
    return notes
