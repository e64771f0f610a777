"""`policylint check`: the main job."""

from __future__ import annotations

import sys
from typing import Any

import click

from policylint.cli.baseline import baseline_options, known_of
from policylint.cli.law import say_what_is_coming
from policylint.cli.options import FAILED, FINDINGS, OK, complain, style
from policylint.cli.selection import fail, run_of, selection_options
from policylint.cli.suppression import add_ignores, suppression_options
from policylint.diagnostics import SEVERITIES

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
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print findings only, no summary.")
def command(**options: Any) -> None:
    """Check policies: files, directories (every policy in them), or `-` for standard input.

    Without PATH, the current directory. Findings go to standard output, everything else to standard error.
    """
    try:
        report, request, plan, parts = run_of(options)
        baseline = known_of(options, plan.whole)
    except ValueError as error:
        fail(error)
    options |= _of_the_run(options, plan.whole)
    if baseline is not None:
        whole = plan.applied("policy").settings.min_severity == "info"
        report = _without_known(report, baseline, quiet=options["quiet"] or not whole)
    if options["add_ignore"]:
        sys.exit(OK if add_ignores(report, request, parts, options["because"]) else FAILED)
    _print(report, parts, options)
    if not options["quiet"]:
        active = [framework for framework in parts.frameworks if framework.name in report.frameworks]
        for line in say_what_is_coming(active, request.law_of, plan.applied("policy").settings.preview):
            complain(line)
    sys.exit(_status(report, options["fail_level"], options["exit_zero"]))


def _without_known(report: Any, baseline: Any, *, quiet: bool) -> Any:
    from policylint.baseline import without_known

    report, stale = without_known(report, baseline)
    if stale and not quiet:
        entries = (
            "1 entry of the baseline is" if len(stale) == 1 else f"{len(stale)} entries of the baseline are"
        )
        complain(f"{entries} not found any more; `policylint baseline prune` takes out what is")
    return report


def _of_the_run(options: dict[str, Any], config: Any) -> dict[str, Any]:
    """What holds for a whole run: from the options, else from the configuration of the working folder."""
    return {
        "fail_level": options["fail_level"] or config.get("fail-level", "warning"),
        "output_format": options["output_format"] or config.get("output-format"),
    }


def _print(report: Any, parts: Any, options: dict[str, Any]) -> None:
    from policylint.reporters.summary import summary

    format_name = options["output_format"] or ("full" if sys.stdout.isatty() else "concise")
    reporter = next(reporter for reporter in parts.reporters if reporter.name == format_name)
    look = style(options["color"])
    click.echo(reporter.render(report, look), nl=False, color=True)
    for failure in report.failures:
        complain(f"{failure.path + ': ' if failure.path else ''}{failure.what}: {failure.message}")
    if not options["quiet"]:
        click.echo(summary(report, look), nl=False, err=format_name != "full", color=True)


def _status(report: Any, fail_level: str, exit_zero: bool) -> int:
    if report.failures:
        return FAILED
    if exit_zero or fail_level == "never":
        return OK
    grave = SEVERITIES[: SEVERITIES.index(fail_level) + 1]
    return FINDINGS if any(d.severity in grave for d in report.diagnostics) else OK
