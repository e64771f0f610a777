"""`policylint lsp`: the language server."""

from __future__ import annotations

import sys

import click

from policylint.cli.parts import plugin_option


@click.command("lsp")
@plugin_option
def command(plugins: tuple[str, ...]) -> None:
    """Show findings in an editor while one types: a server of the Language Server Protocol on standard input and output.

    Editors start it. The configuration closest to each file holds, as for `policylint check`; the baseline does not.
    """
    from policylint.language_server.server import Server
    from policylint.linter import Linter

    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a plugin prints is no message
    server = Server(incoming, outgoing, lambda: Linter(discover_config=True, plugins=plugins))
    sys.exit(server.serve())
