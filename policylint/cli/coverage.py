"""`policylint coverage`: which requirements are met, missing, unclear or waiting for an answer, and by what."""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

import click

from policylint.cli import completing
from policylint.cli.configuration import plan_of, with_sources
from policylint.cli.discovery import discovery_options
from policylint.cli.law import law_options
from policylint.cli.options import FAILED, OK, fail, reading_options, style
from policylint.cli.parts import plugin_option, say
from policylint.cli.running import how_of, running_options
from policylint.cli.selection import request_of

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
@running_options
@plugin_option
@reading_options
def command(**options: Any) -> None:
    """Show how policies stand to what laws ask for: a matrix of requirements by policy.

    Without --framework, the laws that the configuration or a `.policy` file names; else good practice only. Without PATH, the current directory; `-` is standard input.
    """
    from policylint.framework import upcoming
    from policylint.reporters.matrix import Matrix, render
    from policylint.running.session import open_session
    from policylint.surveying import assessments

    kinds = ("frontends", "detectors", "rules", "frameworks")
    try:
        plan, request = plan_of(options | _NOT_ASKED), request_of(options)
        session = open_session(
            plan, request, plugins=options["plugins"], kinds=kinds, how=partial(how_of, options)
        )
        settings = plan.applied(".").settings
        assessed, failures = assessments(session.request, settings, session.parts, plan, session.how)
    except ValueError as error:
        fail(error)
    names = {framework.name for policy in assessed for framework in policy.frameworks}
    whole = [framework for framework in session.parts.frameworks if framework.name in names]
    coming = upcoming(whole, request.law_of, preview=settings.preview)
    rules = {rule.info.name: rule.info for rule in session.parts.rules}
    matrix = Matrix(tuple(assessed), coming, request.law_of, rules, settings.preview)
    look = style(options["color"])
    click.echo(
        render(matrix, options["output_format"], look, evidence=options["evidence"]), nl=False, color=True
    )
    say(failures)
    sys.exit(FAILED if failures else OK)
