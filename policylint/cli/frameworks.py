"""`policylint frameworks`: the laws that a policy can be held against, and what each asks for."""

from __future__ import annotations

import sys

import click

from policylint.cli.options import FAILED, complain, style


@click.command("frameworks")
@click.argument("name", required=False)
@click.option("--facts", "show_facts", is_flag=True, help="List the facts that can be declared.")
@click.option(
    "--output-format", type=click.Choice(("text", "markdown", "json")), default="text", show_default=True
)
@click.option("--plugin", "plugins", multiple=True, metavar="MODULE", help="Load this plugin module, too.")
def command(name: str | None, show_facts: bool, output_format: str, plugins: tuple[str, ...]) -> None:
    """List the frameworks, or show every requirement of the framework NAME: a name, a TOML file or a folder."""
    from policylint.api import with_framework_files
    from policylint.decisions import framework_named
    from policylint.host import load_parts
    from policylint.reporters.rules import render_framework, render_frameworks

    if output_format == "markdown" and (show_facts or name is None):
        raise click.UsageError("Markdown is the page of one framework: give its NAME.")
    if show_facts:
        from policylint.facts import facts
        from policylint.reporters.frameworks import render_facts

        click.echo(render_facts(tuple(facts().values()), output_format, style()), nl=False)
        return
    parts = load_parts(("frameworks",), plugins)
    for failure in parts.failures:
        complain(f"{failure.what}: {failure.message}")
    if name is None:
        click.echo(render_frameworks(parts.frameworks, output_format, style()), nl=False)
    else:
        try:
            named = [framework_named(one, parts.frameworks) for one in with_framework_files([name], parts)]
        except ValueError as error:
            for line in str(error).splitlines():
                complain(line)
            sys.exit(FAILED)
        if output_format == "json" and len(named) > 1:
            complain(f"{name} holds {len(named)} frameworks; name the file of one")
            sys.exit(FAILED)
        for framework in named:
            click.echo(render_framework(framework, output_format, style()), nl=False)
    if parts.failures:
        sys.exit(FAILED)
