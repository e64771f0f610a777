"""`policylint check`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from policylint.cli.baseline import baseline_options, known_of
from policylint.cli.fixing import end_of_diff, fix, fix_options, wanted
from policylint.cli.law import say_what_is_coming
from policylint.cli.options import FAILED, FINDINGS, OK, complain, style
from policylint.cli.selection import Run, fail, run_of, selection_options
from policylint.cli.suppression import add_ignores, suppression_options
from policylint.diagnostics import SEVERITIES

if TYPE_CHECKING:
    from policylint.reporter import Report

_FORMATS = ("full", "concise", "json", "jsonl", "github", "sarif")
_LEVELS = (*SEVERITIES, "never")


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH…|-]")
@selection_options
@click.option(
    "--output-format",
    type=click.Choice(_FORMATS),
    default=None,
    envvar="POLICYLINT_OUTPUT_FORMAT",
    help="[default: full on a terminal, else concise]",
)
@click.option(
    "--fail-level",
    type=click.Choice(_LEVELS),
    default=None,
    help="Exit with 1 from this severity on. [default: warning]",
)
@suppression_options
@baseline_options
@fix_options
@click.option("--show-files", is_flag=True, help="Print which files would be read, and stop.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True)
@click.option(
    "-q",
    "--quiet",
    is_flag=True,
    help="Print findings only, no summary (but say where absences are not reported).",
)
def command(**options: Any) -> None:
    """Check policies: files, directories (every policy in them), or `-` for standard input.

    Without PATH, the current directory. Findings go to standard output, everything else to standard error.
    """
    try:
        run = run_of(options)
        if options["show_files"]:
            sys.exit(_show_files(run))
        report, fine = _mended(run, options)
    except ValueError as error:
        fail(error)
    options |= _of_the_run(options, run.plan.whole)
    if options["add_ignore"]:
        sys.exit(OK if add_ignores(report, run.request, run.parts, options["because"]) else FAILED)
    if options["fix_only"]:
        sys.exit(FAILED if report.failures or not fine else OK)
    _print(report, run.parts, options)
    if not options["quiet"]:
        for line in _notes(run, report):
            complain(line)
    sys.exit(_status(report, options["fail_level"], options["exit_zero"]) if fine else FAILED)


def _show_files(run: Run) -> int:
    """Print what would be read."""
    from policylint.api import found_names
    from policylint.reporters.terminal import shown_path

    names, problems = found_names(run.request, run.parts)
    for name in names:
        click.echo(shown_path(name))
    for problem in problems:
        complain(str(problem))
    return FAILED if problems else OK


def _mended(run: Run, options: dict[str, Any]) -> tuple[Report, bool]:
    """What is found, or, where something is to be fixed, what is left; and whether all could be written."""

    def checked(contents: Mapping[str, bytes]) -> Report:
        return run.report(contents, lambda config: known_of(options, config))

    if not wanted(options):
        return checked({}), True
    fixed, fine = fix(checked, options)
    if options["diff"]:
        end_of_diff(fixed, fine)
    return fixed.report, fine


def _notes(run: Run, report: Report) -> list[str]:
    """What else there is to know: law that is coming, and a baseline that lists too much."""
    settings = run.plan.applied("policy").settings
    active = [framework for framework in run.parts.frameworks if framework.name in report.frameworks]
    notes = say_what_is_coming(active, run.request.law_of, settings.preview)
    if run.stale and settings.min_severity == "info":
        entries = (
            "1 entry of the baseline is" if run.stale == 1 else f"{run.stale} entries of the baseline are"
        )
        notes.append(f"{entries} not found any more; `policylint baseline prune` takes out what is")
    return notes


def _of_the_run(options: dict[str, Any], config: Any) -> dict[str, Any]:
    """What holds for a whole run: from the options, else from the configuration of the working folder."""
    return {
        "fail_level": options["fail_level"] or config.get("fail-level", "warning"),
        "output_format": options["output_format"] or config.get("output-format"),
    }


def _print(report: Any, parts: Any, options: dict[str, Any]) -> None:
    from policylint.reporters.summary import summary, withheld_notes

    format_name = options["output_format"] or ("full" if sys.stdout.isatty() else "concise")
    reporter = next(reporter for reporter in parts.reporters if reporter.name == format_name)
    look = style(options["color"])
    click.echo(reporter.render(report, look), nl=False, color=True)
    for failure in report.failures:
        complain(f"{failure.path + ': ' if failure.path else ''}{failure.what}: {failure.message}")
    if not options["quiet"]:
        click.echo(summary(report, look), nl=False, err=format_name != "full", color=True)
    else:
        click.echo(withheld_notes(report, look), nl=False, err=True, color=True)


def _status(report: Any, fail_level: str, exit_zero: bool) -> int:
    if report.failures:
        return FAILED
    if exit_zero or fail_level == "never":
        return OK
    grave = SEVERITIES[: SEVERITIES.index(fail_level) + 1]
    return FINDINGS if any(d.severity in grave for d in report.diagnostics) else OK
