"""`policylint plugins`: what is loaded besides the built-in parts, and from where."""

from __future__ import annotations

import click

from policylint.cli.options import FAILED, OK
from policylint.cli.parts import end, loaded, plugin_option, say


@click.command("plugins")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", show_default=True)
@plugin_option
def command(output_format: str, plugins: tuple[str, ...]) -> None:
    """List the plugins that are loaded: installed ones (entry points of the group `policylint`) and those named.

    Plugins are never loaded from the files or the folder that is checked. One that fails is named on standard
    error, and the exit status is 2.
    """
    from policylint.cli import clashes
    from policylint.host import KINDS
    from policylint.reporters.plugins import render
    from policylint.request.options import known_options

    parts = loaded(KINDS, plugins)
    click.echo(render(parts.plugins, parts.given, known_options(parts), output_format), nl=False)
    clashing = clashes(parts)
    say(clashing)
    end(parts, FAILED if clashing else OK)
