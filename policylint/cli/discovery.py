"""Options about which files of directories are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from policylint.config.patterns import Pattern

_F = TypeVar("_F", bound=Callable[..., object])


def discovery_options(function: _F) -> _F:
    """`--exclude`, `--extend-exclude`, `--respect-gitignore`, `--force-exclude` and `--no-error-on-no-inputs`."""
    for option in (
        click.option(
            "--no-error-on-no-inputs",
            "may_be_empty",
            is_flag=True,
            help="A directory without policies is no error.",
        ),
        click.option(
            "--force-exclude/--no-force-exclude",
            default=None,
            help="Leave out what is excluded even if it is named, as pre-commit does. [default: it is read]",
        ),
        click.option(
            "--respect-gitignore/--no-respect-gitignore",
            default=None,
            help="Whether what git ignores is left out. [default: it is]",
        ),
        click.option(
            "--extend-exclude",
            multiple=True,
            metavar="PATTERN",
            help="Leave out these files or folders, too.",
        ),
        click.option(
            "--exclude",
            multiple=True,
            metavar="PATTERN",
            help="Leave out these files or folders, instead of node_modules and the like.",
        ),
    ):
        function = option(function)
    return function


def asked_of(options: dict[str, Any]) -> dict[str, Any]:
    """What the options say, as `policylint.request.plan.Asked` takes it."""
    return {
        "exclude": _patterns(options["exclude"]),
        "extend_exclude": _patterns(options["extend_exclude"]),
        "respect_gitignore": options["respect_gitignore"],
        "force_exclude": options["force_exclude"],
        "may_be_empty": options["may_be_empty"],
    }


def _patterns(given: tuple[str, ...]) -> tuple[Pattern, ...]:
    if not given:
        return ()
    from policylint.config.patterns import Pattern

    return tuple(Pattern(str(Path.cwd()), glob.strip()) for one in given for glob in one.split(","))
