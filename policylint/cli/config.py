"""`policylint config`: what holds for a file, whether it is right, and what may be written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from policylint.cli.configuration import sources_of, with_sources
from policylint.cli.options import FAILED, complain, fail
from policylint.cli.parts import end, loaded, plugin_option, say


@click.group("config")
def command() -> None:
    """Show, validate and describe configuration files.

    The closest of .policylint.toml, policylint.toml and pyproject.toml (with a table [tool.policylint]) holds
    for a policy, and no other unless it is extended.
    """


@command.command("show")
@click.argument("path", default="policy.md", metavar="[PATH]")
@with_sources
@plugin_option
def show(path: str, plugins: tuple[str, ...], **options: Any) -> None:
    """Print what holds for the policy PATH, and where each value comes from. Without PATH, for the current folder.

    Defaults are commented out, among them those of the options that plugins have.
    """
    from policylint.config.showing import shown_for
    from policylint.reporters.terminal import neutral
    from policylint.request.options import known_options

    inside = str(Path(path) / "policy.md") if Path(path).is_dir() else path
    try:
        config = sources_of(options).config_for(inside)
    except ValueError as error:
        fail(error)
    parts = loaded(("detectors", "frontends", "reporters"), plugins)
    for line in shown_for(config, inside, known_options(parts)).rstrip("\n").split("\n"):
        click.echo(neutral(line))
    end(parts)


@command.command("validate")
@click.argument("files", nargs=-1, metavar="[FILE…]")
@plugin_option
def validate(files: tuple[str, ...], plugins: tuple[str, ...]) -> None:
    """Check configuration files. Without FILE, the one that holds for the current folder."""
    from policylint.config.finding import config_of, here
    from policylint.request.selections import validate_configs

    closest = config_of(here())
    names = files or ((str(closest),) if closest else ())
    if not names:
        complain(
            "no configuration file here or above; see `policylint config schema` for what may be written"
        )
        sys.exit(FAILED)
    try:
        failures = validate_configs(names, plugins)
    except ValueError as error:
        fail(error)
    say(failures)
    click.echo(f"{len(names)} configuration {'file is' if len(names) == 1 else 'files are'} valid.")
    if failures:
        sys.exit(FAILED)


@command.command("schema")
@plugin_option
def schema(plugins: tuple[str, ...]) -> None:
    """Print the JSON Schema of a configuration file, with the options of all rules that are installed."""
    from policylint.config.schema import written

    parts = loaded(("rules",), plugins)
    click.echo(written(rule.info for rule in parts.rules), nl=False)
    end(parts)
