"""Options that mend what is found: `--fix`, `--unsafe-fixes`, `--diff`, `--fix-only`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from policylint.cli.options import complain, style
from policylint.inputs import STDIN, STDIN_NAME, InputProblem, read_bytes

if TYPE_CHECKING:
    from policylint.fixing.files import Fixed
    from policylint.reporter import Report

_F = TypeVar("_F", bound=Callable[..., object])


def fix_options(function: _F) -> _F:
    """The options."""
    for option in (
        click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing."),
        click.option("--fix-only", is_flag=True, help="Fix, and report nothing that is left."),
        click.option("--unsafe-fixes", is_flag=True, help="Apply fixes that somebody should look at, too."),
        click.option(
            "--fix", is_flag=True, help="Mend what can be mended without changing what the policy promises."
        ),
    ):
        function = option(function)
    return function


def wanted(options: dict[str, Any]) -> bool:
    """Whether anything is to be fixed or shown."""
    return any(options[name] for name in ("fix", "fix_only", "diff"))


def filters(options: dict[str, Any]) -> bool:
    """Whether what standard input holds goes to standard output, fixed, so that findings go elsewhere."""
    fixes = (options["fix"] or options["fix_only"]) and not options["diff"]
    return fixes and STDIN in options["paths"]


def fix(run: Callable[[Mapping[str, bytes]], Report], options: dict[str, Any]) -> tuple[Fixed, bool]:
    """Fix, write or show; what is left, and whether all went well.

    Raises ValueError if standard input cannot be read, and as `run` does.
    """
    from policylint.fixing.files import bytes_of, difference, fix_all, save

    given = _standard_input(options)

    def checked(contents: Mapping[str, bytes]) -> Report:
        known = {**given, **contents}
        return run({STDIN if path in given else path: data for path, data in known.items()})

    def read(path: str) -> bytes:
        return given[path] if path in given else bytes_of(path)

    fixed = fix_all(checked, unsafe=options["unsafe_fixes"], read=read)
    problems = [f"{path}: {problem}" for path, problem in fixed.problems.items()]
    if options["diff"]:
        click.echo(shown_difference(difference(fixed), style(options["color"]).colour), nl=False, color=True)
    else:
        problems += save(fixed, given)
        for path, data in given.items():
            click.echo(fixed.after.get(path, data), nl=False)
    for problem in problems:
        complain(problem)
    if not options["quiet"]:
        _tell_unedited(fixed)
    total = fixed.counts.total()
    if total and not options["quiet"]:
        rules = ", ".join(f"{count} {rule}" for rule, count in sorted(fixed.counts.items()))
        done = "Would fix" if options["diff"] else "Fixed"
        click.echo(f"{done} {total} finding{'s' * (total != 1)} ({rules}).", err=True)
    elif not options["quiet"] and options["diff"]:
        more = "" if options["unsafe_fixes"] else "; --unsafe-fixes may have more"
        click.echo(f"Nothing to fix{more}.", err=True)
    return fixed, not problems


def _standard_input(options: dict[str, Any]) -> dict[str, bytes]:
    """What standard input holds, by the name it goes by; empty if it is not asked for."""
    if STDIN not in options["paths"]:
        return {}
    data = read_bytes(STDIN, sys.stdin.buffer)
    if isinstance(data, InputProblem):
        raise ValueError(str(data))
    return {options["stdin_filename"] or STDIN_NAME: data}


def _tell_unedited(fixed: Fixed) -> None:
    """Say which files are read but never written."""
    from policylint.reporters.terminal import neutral

    for source in dict.fromkeys(
        one.source for one in fixed.report.diagnostics if one.source.extract is not None
    ):
        kind = source.extract.format.upper() if source.extract is not None else ""
        click.echo(f"{neutral(source.path)}: {kind} is left as it is; mend it where it is written", err=True)


def shown_difference(diff: str, colour: bool = False) -> str:
    """A unified diff as it may be shown: nothing in it does anything to a terminal or a build service."""
    from policylint.reporter import Style
    from policylint.reporters.terminal import neutral, paint, unled

    names = {"+": "green", "-": "red", "@": "blue"}
    look = Style(colour)
    lines = [unled(neutral(line)) for line in diff.split("\n")]
    return "\n".join(paint(line, look, names[line[0]]) if line[:1] in names else line for line in lines)


def end_of_diff(fixed: Fixed, fine: bool) -> None:
    """End a run that only shows: 1 if there is something to change, 0 if not."""
    sys.exit(2 if not fine or fixed.report.failures else int(bool(fixed.counts)))
