"""Options of the commands that hold a policy against laws: which ones, as of when, and what the text cannot show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

import click

from policylint.cli import completing
from policylint.cli.options import IsoDate, Names

_F = TypeVar("_F", bound=Callable[..., object])


def law_options(function: _F) -> _F:
    """`--framework`, `--fact`, `--as-of` and `--preview`."""
    for option in (
        click.option(
            "--preview", is_flag=True, help="Use rules and citations that are still in preview, too."
        ),
        click.option(
            "--as-of",
            type=IsoDate(),
            default=None,
            help="Use the law as it stands on this date. [default: that of --today]",
        ),
        click.option(
            "--fact",
            "facts",
            multiple=True,
            metavar="NAME=VALUE",
            shell_complete=completing.facts,
            help="Declare what the text cannot show, such as sells-data=no or established-in=SE,NO.",
        ),
        click.option(
            "--framework",
            "frameworks",
            type=Names(),
            multiple=True,
            metavar="NAMES",
            shell_complete=completing.frameworks,
            help="Hold the policy against these laws too, such as gdpr,caloppa; a TOML file or a folder of "
            "them is read as a framework of your own. [default: good practice only]",
        ),
    ):
        function = option(function)
    return function


def declared(pairs: Sequence[str]) -> dict[str, object]:
    """The facts of `--fact NAME=VALUE`. Raises ValueError (FactError) with everything that is wrong."""
    if not pairs:
        return {}
    from policylint.law.facts import FactError, FactProblem, read_facts

    bare = [pair for pair in pairs if "=" not in pair]
    if bare:
        raise FactError(FactProblem(name, "no value", f"write {name}=yes, for example") for name in bare)
    return read_facts({name.strip(): value for name, _, value in (pair.partition("=") for pair in pairs)})


def say_what_is_coming(frameworks: Sequence[Any], on: date, preview: bool) -> list[str]:
    """A line for each requirement that is not yet in force on a day but will be."""
    from policylint.framework import upcoming

    return [
        f"from {need.since}, {framework.name} will also ask for {need.id} ({need.section})"
        for framework, need in upcoming(frameworks, on, preview=preview)
    ]
