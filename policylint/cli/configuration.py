"""Options about configuration, and the plan that they make together with the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from policylint.cli.discovery import asked_of
from policylint.cli.options import flat

if TYPE_CHECKING:
    from policylint.config.patterns import Pattern
    from policylint.config.sources import Sources
    from policylint.request.plan import Plan

_F = TypeVar("_F", bound=Callable[..., object])
VARIABLE = "POLICYLINT_CONFIG"


def configuration_options(function: _F) -> _F:
    """`--config`, `--isolated`, `--per-file-ignores` and `--floor`."""
    for option in (
        click.option(
            "--floor/--no-floor",
            default=None,
            help="Whether good practice that no law asks for counts. [default: it does]",
        ),
        click.option(
            "--per-file-ignores",
            multiple=True,
            metavar="PATTERN:NAMES",
            help="Leave rules out for the files that match, such as 'old/*:quality,integrity'.",
        ),
        *source_options(),
    ):
        function = option(function)
    return function


def with_sources(function: _F) -> _F:
    """`--config` and `--isolated` alone."""
    for option in source_options():
        function = option(function)
    return function


def source_options() -> tuple[Callable[[Any], Any], ...]:
    """`--config` and `--isolated`."""
    return (
        click.option("--isolated", is_flag=True, help="Read no configuration file."),
        click.option(
            "--config",
            multiple=True,
            metavar="PATH|KEY=VALUE",
            help="Use this configuration file instead of the closest, or set one key, as in TOML. "
            f"[environment: {VARIABLE}]",
        ),
    )


def sources_of(options: dict[str, Any]) -> Sources:
    """Where the options say that configuration comes from. Raises ValueError for a file that is not there."""
    from policylint.config.sources import Sources

    given: Sequence[str] = options["config"]
    files = [one for one in given if "=" not in one or Path(one).is_file()]
    pairs = tuple(one for one in given if one not in files)
    named = files[-1] if files else os.environ.get(VARIABLE) or None
    if files and options["isolated"]:
        raise ValueError("--isolated reads no configuration file, but --config names one")
    if named and not options["isolated"] and not Path(named).is_file():
        raise ValueError(f"no such configuration file: {named}")
    return Sources(None if options["isolated"] else named, options["isolated"], pairs)


def plan_of(options: dict[str, Any]) -> Plan:
    """What holds for each file. Raises ValueError for options that say nothing sensible."""
    from policylint.cli.law import declared
    from policylint.request.plan import Asked, Plan

    asked = Asked(
        select=flat(options["select"]),
        extend_select=flat(options["extend_select"]),
        ignore=flat(options["ignore"]),
        per_file_ignores=tuple(_ignored(one) for one in options["per_file_ignores"]),
        frameworks=flat(options["frameworks"]),
        floor=options["floor"],
        preview=options["preview"] or None,
        min_severity=options["min_severity"],
        min_confidence=options["min_confidence"],
        facts=declared(options["facts"]),
        **(asked_of(options) if "exclude" in options else {}),
    )
    return Plan(asked, sources_of(options))


def reading_plan(options: dict[str, Any]) -> Plan:
    """What holds for commands that read policies and judge nothing. Raises ValueError for options that say nothing sensible."""
    from policylint.request.plan import Asked, Plan

    discovered = asked_of(options) if "exclude" in options else {}
    return Plan(Asked(**discovered), sources_of(options))


def _ignored(given: str) -> tuple[Pattern, tuple[str, ...]]:
    from policylint.config.patterns import Pattern

    glob, colon, names = given.rpartition(":")
    listed = tuple(name.strip() for name in names.split(",") if name.strip())
    if not colon or not glob or not listed:
        raise ValueError(f"--per-file-ignores {given!r}: write PATTERN:NAMES, such as 'old/*:quality'")
    return Pattern(str(Path.cwd()), glob), listed
