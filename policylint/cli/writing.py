"""What the commands of the policy language share: complaints about their input, and where their output goes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from policylint.cli.options import FAILED, complain, style

if TYPE_CHECKING:
    from policylint.policy import Policy

_F = TypeVar("_F", bound=Callable[..., object])


def output_option(function: _F) -> _F:
    """`-o OUT`."""
    option = click.option(
        "-o",
        "--output",
        metavar="OUT",
        default=None,
        help="Write to this file, over what is there. [default: standard output]",
    )
    return option(function)


def refuse(report: Any, parts: Any) -> NoReturn:
    """Say why an input cannot be used, findings in full, and exit with 2."""
    reporter = next((one for one in parts.reporters if one.name == "full"), None)
    if reporter is not None and report.diagnostics:
        look = style("auto" if sys.stderr.isatty() else "never")
        click.echo(reporter.render(report, look), nl=False, err=True, color=True)
        complain(f"{report.diagnostics[0].source.path}: mend these first; nothing was done")
    for failure in parts.attributed(report.failures):
        what = "" if failure.what == "input" else f"{failure.what}: "
        complain(f"{failure.path + ': ' if failure.path else ''}{what}{failure.message}")
    sys.exit(FAILED)


def say_what_was_read(notice: Policy, named: Sequence[str], stdin_name: str) -> None:
    """Say which files of a notice were read though nobody named them."""
    from policylint.reporters.terminal import shown_path

    asked = {str(Path(stdin_name if name == "-" else name).absolute()) for name in named}
    files = [part.source.path for part in notice.document.source.parts]
    if more := [shown_path(file) for file in files if str(Path(file).absolute()) not in asked]:
        complain(f"read as well, as parts of the same notice: {', '.join(more)}")


def keep(output: str | None, *inputs: str) -> None:
    """End with 2 if a file would be written over: somebody may have worked on it. One that is read is left to `deliver`."""
    if output is not None and Path(output).is_file() and not _is_read(Path(output), inputs):
        complain(f"{output}: exists; --force writes over it")
        sys.exit(FAILED)


def _is_read(target: Path, inputs: Sequence[str]) -> bool:
    return any(
        name != "-" and target.exists() and Path(name).exists() and target.samefile(name) for name in inputs
    )


def deliver(text: str, output: str | None, *inputs: str) -> None:
    """Write a result to a file, at once, or to standard output. Exits with 2 if it cannot be written."""
    from policylint.fixing.replacing import replace_file

    if output is None or output == "-":
        click.echo(text, nl=False)
        return
    target = Path(output)
    if _is_read(target, inputs):
        complain(f"{output}: is what is read; write to another file")
        sys.exit(FAILED)
    try:
        target.parent.stat()  # a folder that is not there is a slip of the pen
        replace_file(target, text.encode("utf-8"))
    except OSError as error:
        complain(f"{output}: {error.strerror or error}")
        sys.exit(FAILED)
