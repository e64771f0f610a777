"""What the app stores ask of a privacy policy, as frameworks; and a command that holds it against what an app declares.

A rule may not read a file, so what needs a manifest is a command: `policylint app-stores POLICY --manifest FILE`. The
names of what it reports are rules all the same, so that `policylint rule NAME` explains them.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from policylint.framework import Framework
from policylint.hookspecs import hookimpl
from policylint.rule import Rule

if TYPE_CHECKING:
    import click

STORES = ("app-store", "google-play")


@hookimpl
def policylint_frameworks() -> list[Framework]:
    """`app-store` and `google-play`: what each asks every policy to say."""
    from policylint.frameworks.loader import load

    here = files(__name__)
    return [load((here / f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml") for name in STORES]


@hookimpl
def policylint_rules() -> list[Rule]:
    """What the command reports, for those who look a name up; on their own these rules find nothing."""
    from policylint_app_stores.rules import store_rules

    return list(store_rules())


@hookimpl
def policylint_commands() -> list[click.Command]:
    """`policylint app-stores`."""
    from policylint_app_stores.command import command

    return [command]
