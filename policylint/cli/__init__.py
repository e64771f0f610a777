"""The command line: `policylint check`, and everything around it. Each command is imported when it is used."""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from policylint import __version__

if TYPE_CHECKING:
    from policylint.host import Parts
    from policylint.reporter import Failure

_COMMANDS = {
    "baseline": "Write, prune and show the findings that are known.",
    "check": "Check policies and report what is missing, contradictory, stale or broken.",
    "clean": "Delete the cache.",
    "completion": "Print the completion script for a shell.",
    "config": "Show, validate and describe configuration files.",
    "coverage": "Show which requirements policies meet, and by which sentence.",
    "diff": "Show what two versions of a policy disclose differently.",
    "disclosures": "Show what policies disclose, and where.",
    "fmt": "Lay out files in the policy language.",
    "drift": "Hold a published notice against its declaration.",
    "export": "Write a declaration as JSON, DPV or TILT.",
    "frameworks": "List the frameworks, or show what one asks for.",
    "import": "Draft a declaration from a published notice.",
    "init": "Adopt policylint in a repository: configuration, hook, workflow.",
    "lsp": "Show findings in an editor: the language server.",
    "new": "Begin a rule, a framework, a pack or a plugin.",
    "parse": "Show the outline of a policy as a tree.",
    "plugins": "List the plugins that are loaded, and what each gives.",
    "render": "Make the notice that people read from a declaration.",
    "rule": "Explain a rule.",
    "test": "Run the examples of packs.",
    "verify": "Do the run of a report again, and say what differs.",
}
_MODULES = {"import": "drafting"}
"""Commands whose module cannot bear their name, which is a keyword of Python."""


OK, INTERRUPTED = 0, 130
"""The exit status where all is well, and after Ctrl-C: 128 and the number of the signal."""


class _LazyGroup(click.Group):
    """A group whose commands are modules of this package, named like the command, and those that plugins add."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({**_COMMANDS, **_added()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return _added().get(cmd_name)
        module = _MODULES.get(cmd_name, cmd_name)
        command: click.Command = import_module(f"policylint.cli.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))
        if added := _added():
            with formatter.section("Commands of plugins"):
                formatter.write_dl(
                    [(name, one.get_short_help_str(80)) for name, one in sorted(added.items())]
                )

    def make_context(self, *arguments: Any, **more: Any) -> click.Context:
        """Read the command line, and print help and version."""
        try:
            return super().make_context(*arguments, **more)
        except OSError as error:
            _end_without_output(error)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            _end_interrupted()
        except OSError as error:
            _end_without_output(error)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if isinstance(error.__cause__, KeyboardInterrupt):  # Python before 3.12, where a class is made
                _end_interrupted()
            name = ctx.invoked_subcommand or ""
            if name in _COMMANDS:
                from policylint.cli.ending import end_for_a_mistake

                end_for_a_mistake(error)
            from policylint.cli.options import complain
            from policylint.machine.failing import told_of

            complain(f"{_titled(name)}: {told_of(error)}")
            sys.exit(2)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-") and name not in (added := _added()):
            from policylint.cli.misnamed import meant_by

            meant = meant_by(name, (*_COMMANDS, *added))
            hint = f" Did you mean {meant}?" if meant else ""
            ctx.fail(f"No such command {name!r}.{hint}")
        return super().resolve_command(ctx, args)


def _end_without_output(error: OSError) -> NoReturn:
    from policylint.cli.ending import end_without_output

    end_without_output(error)


def _end_interrupted() -> NoReturn:
    sys.stderr.write("policylint: interrupted\n")
    sys.exit(INTERRUPTED)


@cache
def _added() -> dict[str, click.Command]:
    """The commands of plugins by name; what is wrong with a plugin is said, and the others are there."""
    from policylint.plugins import any_plugin

    if not any_plugin():
        return {}
    from policylint.cli.options import complain

    parts = _parts()
    for failure in (*parts.failures, *clashes(parts)):
        complain(f"{failure.what}: {failure.message}")
    return {str(one.name): one for one in parts.commands if one.name not in _COMMANDS}


@cache
def _parts() -> Parts:
    from policylint.host import load_parts

    return load_parts(("commands",))


def clashes(parts: Parts) -> list[Failure]:
    """The commands of plugins that bear the name of a built-in one, and are left out."""
    from policylint.reporter import Failure

    names = [str(one.name) for one in parts.commands if one.name in _COMMANDS]
    return parts.attributed(
        [Failure(f"command {name}", "has the name of a built-in one, and is left out") for name in names]
    )


def _titled(name: str) -> str:
    """A plugin's command, with the plugin and its version."""
    from policylint.reporter import Failure

    return _parts().attributed([Failure(f"command {name}", "")])[0].what


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 nothing to report, 1 findings at or above the fail level, 2 did not run properly, 130 interrupted, 141 the output was closed.",
)
@click.version_option(__version__, "-V", "--version", prog_name="policylint", message="%(prog)s %(version)s")
def command() -> None:
    """Policylint reads privacy policies and reports what is missing, contradictory, vague, stale or broken,
    at the exact place, with the law that asks for it.
    """


def run() -> NoReturn:
    """The entry point of the `policylint` script: `main`, and then an end at once.

    To take a hundred thousand objects apart before they are given back anyhow takes a tenth of a whole check.
    """
    try:
        main()
    except SystemExit as end:
        if end.code is not None and not isinstance(end.code, int):
            raise
        _leave(end.code or OK)
    _leave(OK)


def _leave(code: int) -> NoReturn:
    """End this process after what is to be done at its end; as usual if that fails, or if anything still runs."""
    import atexit

    threads = sys.modules.get("threading")
    if threads is None or threads.active_count() == 1:
        try:
            atexit._run_exitfuncs()
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError, AttributeError):
            sys.exit(code)
        os._exit(code)
    sys.exit(code)


def main() -> None:
    """What the `policylint` script does."""
    _open_streams()
    _use_utf8()
    try:
        command(prog_name="policylint")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _open_streams() -> None:
    """Whoever starts us may have closed the standard streams. Without an output there is nothing that we could do."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8", newline="\n")  # noqa: SIM115
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open("w", encoding="utf-8", newline="\n")  # noqa: SIM115  # reading it fails
    if sys.stdout is None:
        sys.stderr.write("policylint: standard output is closed\n")
        sys.exit(2)


def _use_utf8() -> None:
    """Policies hold any character; a terminal in another encoding must not end the run.

    What goes into a pipe or a file is the same on all systems: UTF-8, unless PYTHONIOENCODING asks for something else,
    and no line end is turned into another one.
    """
    asked = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            own = asked or stream.isatty()
            reconfigure(encoding=None if own else "utf-8", errors="backslashreplace", newline="\n")
