"""`policylint coverage`: which requirements are met, missing, unclear or waiting for an answer, and by what."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import click

from policylint.cli.law import declared, law_options
from policylint.cli.options import FAILED, OK, complain, flat, reading_options, style


@click.command("coverage")
@click.argument("paths", nargs=-1, metavar="[PATH…|-]")
@law_options
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

    Without --framework, good practice only. Without PATH, the current directory; `-` is standard input.
    """
    from policylint.api import assessments, selected
    from policylint.host import load_parts
    from policylint.reporters.matrix import Matrix, render
    from policylint.requirements import upcoming

    parts = load_parts(("frontends", "detectors", "rules", "frameworks"), options["plugins"])
    try:
        request, settings = _asked(options, parts)
        selection = selected(request, settings, parts)
        assessed, failures = assessments(request, settings, parts)
    except ValueError as error:
        for line in str(error).splitlines():
            complain(line)
        sys.exit(FAILED)
    names = {framework.name for framework in selection.frameworks}
    whole = [framework for framework in parts.frameworks if framework.name in names]
    coming = upcoming(whole, request.law_of, preview=settings.preview)
    matrix = Matrix(selection.frameworks, tuple(assessed), coming, request.law_of)
    look = style(options["color"])
    click.echo(
        render(matrix, options["output_format"], look, evidence=options["evidence"]), nl=False, color=True
    )
    for failure in failures:
        complain(f"{failure.path + ': ' if failure.path else ''}{failure.what}: {failure.message}")
    sys.exit(FAILED if failures else OK)


def _asked(options: dict[str, Any], parts: Any) -> tuple[Any, Any]:
    """The request and settings that the options make. Raises ValueError for what they name wrongly."""
    from policylint.api import Request, with_framework_files
    from policylint.decisions import Settings

    frameworks = with_framework_files(flat(options["frameworks"]), parts)
    settings = Settings(frameworks=frameworks, floor=not frameworks, preview=options["preview"])
    request = Request(
        options["paths"] or (".",),
        options["today"] or date.today(),
        options["format_name"],
        options["stdin_filename"] or "<stdin>",
        facts=declared(options["facts"]),
        as_of=options["as_of"],
    )
    return request, settings
