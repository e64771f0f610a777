"""`policylint check`: the main job."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import click

from policylint.cli.options import FAILED, FINDINGS, OK, Names, complain, flat, reading_options, style
from policylint.diagnostics import SEVERITIES

_FORMATS = ("full", "concise", "json", "jsonl", "github", "sarif")
_LEVELS = (*SEVERITIES, "never")


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
@click.option(
    "--framework",
    "frameworks",
    type=Names(),
    multiple=True,
    metavar="NAMES",
    help="Hold the policy against these laws too, such as gdpr,caloppa. [default: good practice only]",
)
@click.option("--no-floor", is_flag=True, help="Leave out good practice that no law asks for.")
@click.option("--preview", is_flag=True, help="Run rules that are still in preview, too.")
@click.option(
    "--output-format",
    type=click.Choice(_FORMATS),
    default=None,
    help="[default: full on a terminal, else concise]",
)
@click.option(
    "--min-severity",
    type=click.Choice(SEVERITIES),
    default="info",
    show_default=True,
    help="Leave out what is less grave.",
)
@click.option(
    "--fail-level",
    type=click.Choice(_LEVELS),
    default="warning",
    show_default=True,
    help="Exit with 1 from this severity on.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True)
@click.option(
    "-q",
    "--quiet",
    is_flag=True,
    help="Print findings only, no summary (but say where absences are not reported).",
)
@click.option("--plugin", "plugins", multiple=True, metavar="MODULE", help="Load this plugin module, too.")
@reading_options
def command(**options: Any) -> None:
    """Check policies: files, directories (every policy in them), or `-` for standard input.

    Without PATH, the current directory. Findings go to standard output, everything else to standard error.
    """
    from policylint.api import Request, check
    from policylint.decisions import Settings, UnknownNameError
    from policylint.host import load_parts

    parts = load_parts(modules=options["plugins"])
    settings = Settings(
        select=flat(options["select"]),
        extend_select=flat(options["extend_select"]),
        ignore=flat(options["ignore"]),
        frameworks=flat(options["frameworks"]),
        floor=not options["no_floor"],
        preview=options["preview"],
        min_severity=options["min_severity"],
    )
    request = Request(
        options["paths"] or (".",),
        options["today"] or date.today(),
        options["format_name"],
        options["stdin_filename"] or "<stdin>",
    )
    try:
        report = check(request, settings, parts)
    except (UnknownNameError, ValueError) as error:
        complain(str(error))
        sys.exit(FAILED)
    _print(report, parts, options)
    sys.exit(_status(report, options["fail_level"], options["exit_zero"]))


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
