"""`policylint parse`: the outline of a policy as policylint reads it."""

from __future__ import annotations

import sys

import click

from policylint.cli.options import FAILED, complain, style


@click.command("parse")
@click.argument("path", metavar="FILE|-")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option(
    "--format", "format_name", metavar="NAME", default=None, help="Read the file as this format (markdown, text)."
)
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="The name of what `-` reads.")
def command(path: str, output_format: str, format_name: str | None, stdin_filename: str) -> None:
    """Show the outline of a policy as a tree: sections, paragraphs, lists and tables, each with its place."""
    from policylint.engine import choose_frontend
    from policylint.host import load_parts
    from policylint.inputs import InputProblem, read
    from policylint.reporters.tree import render

    source = read(path, sys.stdin.buffer, stdin_filename)
    if isinstance(source, InputProblem):
        complain(str(source))
        sys.exit(FAILED)
    parts = load_parts(("frontends",))
    try:
        frontend = choose_frontend(source, parts.frontends, format_name)
    except ValueError as error:
        complain(str(error))
        sys.exit(FAILED)
    click.echo(render(frontend.parse(source).document, output_format, style()), nl=False)
    for failure in parts.failures:
        complain(f"{failure.what}: {failure.message}")
    if parts.failures:
        sys.exit(FAILED)
