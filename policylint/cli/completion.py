"""`policylint completion`: the script by which a shell completes commands, options and names."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_POLICYLINT_COMPLETE"
"""Where the shell says what it wants completed; `policylint` answers before it does anything else."""


_HOW = """\b
In ~/.bashrc (bash 4.4 or newer):  eval "$(policylint completion bash)"
In ~/.zshrc, after compinit:       eval "$(policylint completion zsh)"
For fish, once:
  policylint completion fish > ~/.config/fish/completions/policylint.fish
"""


@click.command("completion", epilog=_HOW)
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the script by which SHELL completes commands, options and names."""
    from click.shell_completion import get_completion_class

    from policylint.cli import command as program

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"click knows no completion for {shell}")
    completion = made(program, {}, "policylint", VARIABLE)
    click.echo(completion.source_template % completion.source_vars(), nl=False)
