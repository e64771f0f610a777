"""The command line: `policylint check`, and everything around it. Each command is imported when it is used."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import Any

import click

from policylint import __version__

_COMMANDS = {
    "baseline": "Write, prune and show the findings that are known.",
    "check": "Check policies and report what is missing, contradictory, stale or broken.",
    "clean": "Delete the cache.",
    "config": "Show, validate and describe configuration files.",
    "coverage": "Show which requirements policies meet, and by which sentence.",
    "disclosures": "Show what policies disclose, and where.",
    "fmt": "Lay out files in the policy language.",
    "drift": "Hold a published notice against its declaration.",
    "export": "Write a declaration as JSON, DPV or TILT.",
    "frameworks": "List the frameworks, or show what one asks for.",
    "import": "Draft a declaration from a published notice.",
    "parse": "Show the outline of a policy as a tree.",
    "render": "Make the notice that people read from a declaration.",
    "rule": "Explain a rule.",
}
_MODULES = {"import": "drafting"}
"""Commands whose module cannot bear their name, which is a keyword of Python."""


INTERRUPTED = 130
"""The exit status after Ctrl-C: 128 and the number of the signal."""


class _LazyGroup(click.Group):
    """A group whose commands are modules of this package, named like the command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = _MODULES.get(cmd_name, cmd_name)
        command: click.Command = import_module(f"policylint.cli.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.stderr.write("policylint: interrupted\n")
            sys.exit(INTERRUPTED)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(name, _COMMANDS, 1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            ctx.fail(f"No such command {name!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 nothing to report, 1 findings at or above the fail level, 2 did not run properly, 130 interrupted.",
)
@click.version_option(__version__, "-V", "--version", prog_name="policylint", message="%(prog)s %(version)s")
def command() -> None:
    """Policylint reads privacy policies and reports what is missing, contradictory, vague, stale or broken,
    at the exact place, with the law that asks for it.
    """


_COLLECT = (10_000, 5, 2)
"""When to look for cyclic garbage: seldom while one policy is read, often enough that none outlives a few."""


def main() -> None:
    """The entry point of the `policylint` script."""
    _use_utf8()
    gc.set_threshold(*_COLLECT)
    try:
        command(prog_name="policylint")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _use_utf8() -> None:
    """Policies hold any character; a terminal or pipe in another encoding must not end the run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
