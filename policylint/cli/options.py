"""Options that several commands share, and how a run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from typing import IO, TYPE_CHECKING, Any, NoReturn, TypeVar, cast

import click

from policylint.cli import completing
from policylint.reporter import Style

if TYPE_CHECKING:
    _ParamType = click.ParamType[Any]
else:
    _ParamType = click.ParamType

_F = TypeVar("_F", bound=Callable[..., object])

OK, FINDINGS, FAILED = 0, 1, 2
_COLUMNS = 100
"""How wide a line is where no terminal says it."""


class IsoDate(_ParamType):
    """A date as `2026-11-22`."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as YYYY-MM-DD.", param, ctx)


class Names(_ParamType):
    """Names separated by commas; the option may be given several times."""

    name = "names"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        return tuple(name.strip() for name in str(value).split(",") if name.strip())


def flat(groups: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The names of an option that was given several times, in order."""
    return tuple(name for group in groups for name in group)


def reading_options(function: _F) -> _F:
    """`--format`, `--stdin-filename` and `--today`."""
    for option in (
        click.option(
            "--today", type=IsoDate(), default=None, help="The date for rules about dates. [default: today]"
        ),
        click.option("--stdin-filename", metavar="NAME", default=None, help="The name of what `-` reads."),
        click.option(
            "--format",
            "format_name",
            metavar="NAME",
            default=None,
            help="Read every input as this format (markdown, html, text, docx, pdf, policy), whatever its suffix.",
        ),
    ):
        function = option(function)
    return function


def style(colour: str = "auto", *, err: bool = False) -> Style:
    """How to write for the terminal at hand, on standard output or, with `err`, on standard error."""
    wanted = _coloured(sys.stderr if err else sys.stdout) if colour == "auto" else colour == "always"
    return Style(wanted, min(_columns(), 120))


def _coloured(stream: IO[str]) -> bool:
    """Whether the environment and the terminal are for colours, as <https://force-color.org>,
    <https://no-color.org> and <https://bixense.com/clicolors> have it; the first that speaks decides.
    """
    environment = os.environ
    if any(environment.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    refused = environment.get("NO_COLOR") or environment.get("CLICOLOR") == "0"
    return not refused and environment.get("TERM") != "dumb" and stream.isatty()


def _columns() -> int:
    """As `shutil.get_terminal_size` has it, which brings all kinds of archives along."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(cast("IO[str]", sys.__stdout__).fileno()).columns or _COLUMNS
    except (AttributeError, ValueError, OSError):
        return _COLUMNS


def complain(message: str) -> None:
    """Say on standard error what did not work."""
    from policylint.reporters.terminal import neutral

    click.echo(f"policylint: {neutral(message)}", err=True)


def fail(error: ValueError) -> NoReturn:
    """Say what is wrong, a line for each mistake, and end."""
    for line in str(error).splitlines():
        complain(line)
    sys.exit(FAILED)


def topic_option(function: _F) -> _F:
    """`--topic`, which `known_topic` checks."""
    return click.option(
        "--topic",
        default=None,
        metavar="TOPIC",
        shell_complete=completing.topics,
        help="Only this topic and its children, such as retention.",
    )(function)


def known_topic(topic: str | None) -> None:
    """Exit with 2, and a hint, for a topic that nobody knows and that has no children."""
    from policylint.topics import topics

    if topic is None or any(name == topic or name.startswith(topic + ".") for name in topics()):
        return
    from difflib import get_close_matches

    close = get_close_matches(topic, topics(), 1, 0.5)
    complain(f"unknown topic {topic!r}" + (f"; did you mean {close[0]!r}?" if close else ""))
    sys.exit(FAILED)
