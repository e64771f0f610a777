"""`policylint clean`: delete the cache."""

from __future__ import annotations

import sys
from typing import Any

import click

from policylint.cli.configuration import sources_of, with_sources
from policylint.cli.options import FAILED, complain, fail
from policylint.cli.running import cache_dir_option, cache_folder


@click.command("clean")
@cache_dir_option("Delete what was kept in this folder, too.")
@with_sources
def command(**options: Any) -> None:
    """Delete what was kept of earlier runs: the user's own cache, and one that option or configuration name."""
    from policylint.cache.folder import clean, default_folder

    try:
        named = cache_folder(options, sources_of(options).readable_here())
    except ValueError as error:
        fail(error)
    fine = True
    for folder in dict.fromkeys((default_folder(), *([named] if named else []))):
        try:
            number = clean(folder)
        except (OSError, ValueError) as error:
            complain(str(error))
            fine = False
            continue
        if number is not None:
            click.echo(f"{folder}: {number} {'entry' if number == 1 else 'entries'} deleted")
    sys.exit(0 if fine else FAILED)
