"""`policylint frameworks`: the laws that a policy can be held against, and what each asks for."""

from __future__ import annotations

import sys

import click

from policylint.cli.options import FAILED, complain, style


@click.command("frameworks")
@click.argument("name", required=False)
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--plugin", "plugins", multiple=True, metavar="MODULE", help="Load this plugin module, too.")
def command(name: str | None, output_format: str, plugins: tuple[str, ...]) -> None:
    """List the frameworks, or show every requirement of the framework NAME."""
    from policylint.decisions import framework_named
    from policylint.host import load_parts
    from policylint.reporters.rules import render_framework, render_frameworks

    parts = load_parts(("frameworks",), plugins)
    for failure in parts.failures:
        complain(f"{failure.what}: {failure.message}")
    if name is None:
        click.echo(render_frameworks(parts.frameworks, output_format, style()), nl=False)
    else:
        try:
            framework = framework_named(name, parts.frameworks)
        except ValueError as error:
            complain(str(error))
            sys.exit(FAILED)
        click.echo(render_framework(framework, output_format, style()), nl=False)
    if parts.failures:
        sys.exit(FAILED)
