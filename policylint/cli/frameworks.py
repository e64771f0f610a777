"""`policylint frameworks`: the laws that a policy can be held against, and what each asks for."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import click

from policylint.cli import completing
from policylint.cli.law import say_what_is_coming
from policylint.cli.options import FAILED, IsoDate, complain, fail, style
from policylint.cli.parts import end, loaded, plugin_option


@click.command("frameworks")
@click.argument("name", required=False, shell_complete=completing.frameworks)
@click.option("--facts", "show_facts", is_flag=True, help="List the facts that can be declared.")
@click.option(
    "--as-of",
    type=IsoDate(),
    default=None,
    help="Show what is in force on this date, and say what will be. [default: everything]",
)
@click.option(
    "--output-format", type=click.Choice(("text", "markdown", "json")), default="text", show_default=True
)
@plugin_option
def command(
    name: str | None, show_facts: bool, as_of: date | None, output_format: str, plugins: tuple[str, ...]
) -> None:
    """List the frameworks, or show every requirement of the framework NAME: a name, a TOML file or a folder."""
    from policylint.framework import in_force
    from policylint.reporters.rules import render_framework, render_frameworks

    if output_format == "markdown" and (show_facts or name is None):
        raise click.UsageError("Markdown is the page of one framework: give its NAME.")
    if show_facts:
        _show_facts(output_format)
        return
    parts = loaded(("frameworks",), plugins)
    if name is None:
        click.echo(render_frameworks(parts.frameworks, output_format, style()), nl=False)
    else:
        named = _named(name, parts, output_format)
        for framework in named:
            shown = framework if as_of is None else in_force(framework, as_of)
            click.echo(render_framework(shown, output_format, style()), nl=False)
        for line in say_what_is_coming(named, as_of, preview=True) if as_of is not None else ():
            complain(line)
    end(parts)


def _show_facts(output_format: str) -> None:
    from policylint.law.facts import facts
    from policylint.reporters.frameworks import render_facts

    click.echo(render_facts(tuple(facts().values()), output_format, style()), nl=False)


def _named(name: str, parts: Any, output_format: str) -> list[Any]:
    """The framework of that name, or those in that file or folder; complains and exits if there is none."""
    from policylint.decisions import framework_named
    from policylint.request.selections import with_framework_files

    try:
        named = [framework_named(one, parts.frameworks) for one in with_framework_files([name], parts)]
    except ValueError as error:
        fail(error)
    if output_format != "text" and len(named) > 1:
        complain(f"{name} holds {len(named)} frameworks; name the file of one")
        sys.exit(FAILED)
    return named
