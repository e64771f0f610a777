"""`policylint parse`: the outline of one policy, as policylint reads it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from policylint.cli.configuration import reading_plan, with_sources
from policylint.cli.options import FAILED, OK, complain, fail, style
from policylint.cli.parts import end, loaded, plugin_option, say


@click.command("parse")
@click.argument("file", metavar="FILE|-")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option(
    "--format",
    "format_name",
    metavar="NAME",
    default=None,
    help="Read the file as this format (markdown, html, text, docx, pdf, policy), whatever its suffix.",
)
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="The name of what `-` reads.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True)
@with_sources
@plugin_option
def command(
    file: str, output_format: str, format_name: str | None, stdin_filename: str, color: str, **options: Any
) -> None:
    """Show the outline of a policy as a tree: sections, paragraphs, lists and tables, with line and column.

    Headings and lists that the text only looks like having are shown as policylint takes them. `-` is standard input.
    """
    from policylint.inputs import InputProblem, read
    from policylint.reporters.tree import render
    from policylint.request.discovery import find
    from policylint.request.loading import Request
    from policylint.request.options import with_options
    from policylint.request.understanding import understand_source

    parts = loaded(("frontends",), options["plugins"])
    if Path(file).is_dir():
        complain(f"{file}: is a directory; name a file")
        sys.exit(FAILED)
    try:
        plan = reading_plan(options)
        plan.check([stdin_filename if file == "-" else file], parts, names=False)
    except ValueError as error:
        fail(error)
    parts = with_options(parts, plan.whole)
    names, problems = find((file,), ())
    source = read(names[0], sys.stdin.buffer, stdin_filename) if names else problems[0]
    if isinstance(source, InputProblem):
        complain(str(source))
        sys.exit(FAILED)
    try:
        templates = plan.applied(source.path).templates
        request = Request((), date.today(), format_name, templates=templates)
        understood = understand_source(source, request, parts)
    except ValueError as error:
        complain(str(error))
        sys.exit(FAILED)
    document = understood.policy.document
    click.echo(render(document, output_format, style(color)), nl=False, color=True)
    say(parts.attributed(understood.failures))
    end(parts, FAILED if understood.failures else OK)
