"""`policylint check`: the main job."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import click

from policylint.cli.configuration import configuration_options, plan_of
from policylint.cli.law import law_options, say_what_is_coming
from policylint.cli.options import FAILED, FINDINGS, OK, Names, complain, reading_options, style
from policylint.diagnostics import SEVERITIES

FORMATS = ("full", "concise", "json", "jsonl", "github", "sarif")
LEVELS = (*SEVERITIES, "never")


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH…|-]")
@click.option(
    "--select",
    type=Names(),
    multiple=True,
    metavar="NAMES",
    help="Run only these: rules, groups, frameworks, ALL.",
)
@click.option("--extend-select", type=Names(), multiple=True, metavar="NAMES", help="Run these as well.")
@click.option("--ignore", type=Names(), multiple=True, metavar="NAMES", help="Leave these out.")
@law_options
@configuration_options
@click.option(
    "--output-format",
    type=click.Choice(FORMATS),
    default=None,
    envvar="POLICYLINT_OUTPUT_FORMAT",
    help="[default: full on a terminal, else concise]",
)
@click.option(
    "--min-severity",
    type=click.Choice(SEVERITIES),
    default=None,
    help="Leave out what is less grave. [default: info]",
)
@click.option(
    "--fail-level",
    type=click.Choice(LEVELS),
    default=None,
    help="Exit with 1 from this severity on. [default: warning]",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print findings only, no summary.")
@click.option("--plugin", "plugins", multiple=True, metavar="MODULE", help="Load this plugin module, too.")
@reading_options
def command(**options: Any) -> None:
    """Check policies: files, directories (every policy in them), or `-` for standard input.

    Without PATH, the current directory. Findings go to standard output, everything else to standard error.
    """
    from policylint.api import check
    from policylint.host import load_parts

    parts = load_parts(modules=options["plugins"])
    try:
        request = _request(options)
        plan = plan_of(options)
        report = check(request, plan.applied(".").settings, parts, plan)
        options |= _of_the_run(options, plan.whole)
    except ValueError as error:
        for line in str(error).splitlines():
            complain(line)
        sys.exit(FAILED)
    print_report(report, parts, options)
    if not options["quiet"]:
        active = [framework for framework in parts.frameworks if framework.name in report.frameworks]
        for line in say_what_is_coming(active, request.law_of, plan.applied(".").settings.preview):
            complain(line)
    sys.exit(status_of(report, options["fail_level"], options["exit_zero"]))


def _request(options: dict[str, Any]) -> Any:
    """What to read and how, as the options say."""
    from policylint.api import Request

    return Request(
        options["paths"] or (".",),
        options["today"] or date.today(),
        options["format_name"],
        options["stdin_filename"] or "<stdin>",
        as_of=options["as_of"],
    )


def _of_the_run(options: dict[str, Any], config: Any) -> dict[str, Any]:
    """What holds for a whole run: from the options, else from the configuration of the working folder."""
    return {
        "fail_level": options["fail_level"] or config.get("fail-level", "warning"),
        "output_format": options["output_format"] or config.get("output-format"),
    }


def print_report(report: Any, parts: Any, options: dict[str, Any]) -> None:
    """Findings on standard output in the format wanted, failures and the summary as `check` has them."""
    from policylint.reporters.summary import summary

    format_name = options["output_format"] or ("full" if sys.stdout.isatty() else "concise")
    reporter = next(reporter for reporter in parts.reporters if reporter.name == format_name)
    look = style(options["color"])
    click.echo(reporter.render(report, look), nl=False, color=True)
    for failure in report.failures:
        complain(f"{failure.path + ': ' if failure.path else ''}{failure.what}: {failure.message}")
    if not options["quiet"]:
        click.echo(summary(report, look), nl=False, err=format_name != "full", color=True)


def status_of(report: Any, fail_level: str, exit_zero: bool) -> int:
    """The exit status of a run."""
    if report.failures:
        return FAILED
    if exit_zero or fail_level == "never":
        return OK
    grave = SEVERITIES[: SEVERITIES.index(fail_level) + 1]
    return FINDINGS if any(d.severity in grave for d in report.diagnostics) else OK
