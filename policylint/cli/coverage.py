"""`policylint coverage`: which requirements are met, missing, unclear or waiting for an answer, and by what."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import click

from policylint.cli import completing
from policylint.cli.configuration import plan_of, with_sources
from policylint.cli.discovery import discovery_options
from policylint.cli.law import law_options
from policylint.cli.options import FAILED, OK, complain, reading_options, style
from policylint.cli.selection import fail, request_of

_NOT_ASKED: dict[str, Any] = {
    "select": (),
    "extend_select": (),
    "ignore": (),
    "per_file_ignores": (),
    "floor": None,
    "min_severity": None,
    "min_confidence": None,
}


@click.command("coverage")
@click.argument("paths", nargs=-1, metavar="[PATH…|-]", shell_complete=completing.files)
@law_options
@with_sources
@discovery_options
@click.option(
    "--output-format",
    type=click.Choice(("table", "json", "markdown", "csv")),
    default="table",
    show_default=True,
)
@click.option("--evidence", is_flag=True, help="With several policies: list the sentences of each as well.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True)
@click.option("--plugin", "plugins", multiple=True, metavar="MODULE", help="Load this plugin module, too.")
@reading_options
def command(**options: Any) -> None:
    """Show how policies stand to what laws ask for: a matrix of requirements by policy.

    Without --framework, the laws that the configuration or a `.policy` file names; else good practice only. Without PATH, the current directory; `-` is standard input.
    """
    from policylint.api import assessments
    from policylint.host import load_parts
    from policylint.reporters.matrix import Matrix, render
    from policylint.requirements import upcoming

    parts = load_parts(("frontends", "detectors", "rules", "frameworks"), options["plugins"])
    try:
        plan = plan_of(options | _NOT_ASKED)
        request = replace(request_of(options), discovery=plan.discovery)
        settings = plan.applied(".").settings
        assessed, failures = assessments(request, settings, parts, plan)
    except ValueError as error:
        fail(error)
    names = {framework.name for policy in assessed for framework in policy.frameworks}
    whole = [framework for framework in parts.frameworks if framework.name in names]
    coming = upcoming(whole, request.law_of, preview=settings.preview)
    matrix = Matrix(tuple(assessed), coming, request.law_of)
    look = style(options["color"])
    click.echo(
        render(matrix, options["output_format"], look, evidence=options["evidence"]), nl=False, color=True
    )
    for failure in failures:
        complain(f"{failure.path + ': ' if failure.path else ''}{failure.what}: {failure.message}")
    sys.exit(FAILED if failures else OK)
