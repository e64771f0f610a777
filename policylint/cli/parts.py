"""What plugins give, for the commands that use it: `--plugin`, and a word on standard error on each that fails."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from policylint.cli.options import FAILED, OK, complain, fail

if TYPE_CHECKING:
    from policylint.host import Parts
    from policylint.reporter import Failure

_F = TypeVar("_F", bound=Callable[..., object])


def plugin_option(function: _F) -> _F:
    """`--plugin`, for every command that uses what plugins give."""
    option = click.option(
        "--plugin", "plugins", multiple=True, metavar="MODULE", help="Load this plugin module, too."
    )
    return option(function)


def say(failures: Iterable[Failure]) -> None:
    """Say on standard error what did not run: which plugin, part or file, and why."""
    for failure in failures:
        complain(f"{failure.path + ': ' if failure.path else ''}{failure.what}: {failure.message}")


def loaded(kinds: Iterable[str], plugins: Sequence[str] = (), packs: Sequence[str] = ()) -> Parts:
    """The parts of these kinds; each plugin that fails is named. Exits with 2 for a pack that cannot be used."""
    from policylint.host import load_parts

    try:
        parts = load_parts(kinds, plugins, packs)
    except ValueError as error:
        fail(error)
    say(parts.failures)
    return parts


def end(parts: Parts, status: int = OK) -> NoReturn:
    """End with this status; with 2 if a plugin failed."""
    sys.exit(FAILED if parts.failures else status)
