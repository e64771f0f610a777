"""Options about which rules run, and the run that all options together ask for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from policylint.cli.configuration import configuration_options, plan_of
from policylint.cli.law import law_options
from policylint.cli.options import FAILED, Names, complain, reading_options
from policylint.diagnostics import SEVERITIES

if TYPE_CHECKING:
    from policylint.host import Parts
    from policylint.loading import Request
    from policylint.plan import Plan
    from policylint.reporter import Report

_F = TypeVar("_F", bound=Callable[..., object])


def selection_options(function: _F) -> _F:
    """What is read, as which format, held against what, by which rules; `--plugin`."""
    function = reading_options(function)
    for option in (
        click.option(
            "--plugin", "plugins", multiple=True, metavar="MODULE", help="Load this plugin module, too."
        ),
        click.option(
            "--min-severity",
            type=click.Choice(SEVERITIES),
            default=None,
            help="Leave out what is less grave. [default: info]",
        ),
    ):
        function = option(function)
    function = law_options(configuration_options(function))
    for option in (
        click.option("--ignore", type=Names(), multiple=True, metavar="NAMES", help="Leave these out."),
        click.option(
            "--extend-select", type=Names(), multiple=True, metavar="NAMES", help="Run these as well."
        ),
        click.option(
            "--select",
            type=Names(),
            multiple=True,
            metavar="NAMES",
            help="Run only these: rules, groups, frameworks, ALL.",
        ),
    ):
        function = option(function)
    return function


def run_of(options: dict[str, Any]) -> tuple[Report, Request, Plan, Parts]:
    """Do what the options ask for. Raises ValueError for what they or the configuration say wrongly."""
    from policylint.api import check
    from policylint.decisions import Settings
    from policylint.host import load_parts

    parts = load_parts(modules=options["plugins"])
    request = request_of(options)
    plan = plan_of(options)
    return check(request, Settings(), parts, plan), request, plan, parts


def request_of(options: dict[str, Any]) -> Request:
    """What to read and how, as the options say."""
    from policylint.api import Request

    return Request(
        options["paths"] or (".",),
        options["today"] or date.today(),
        options["format_name"],
        options["stdin_filename"] or "<stdin>",
        as_of=options["as_of"],
        inline=not options.get("no_inline", False),
        show_suppressed=options.get("show_suppressed", False),
    )


def fail(error: ValueError) -> NoReturn:
    """Say what is wrong, a line for each mistake, and end."""
    for line in str(error).splitlines():
        complain(line)
    sys.exit(FAILED)
