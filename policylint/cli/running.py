"""Options about how a run is done: with which cache, in how many processes, and what it tells about itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from policylint.cli.options import complain

if TYPE_CHECKING:
    from policylint.cache.store import Store
    from policylint.config.config import Config
    from policylint.host import Parts
    from policylint.running.outcomes import How

    _ParamType = click.ParamType[Any]
else:
    _ParamType = click.ParamType

_F = TypeVar("_F", bound=Callable[..., object])
CACHE_VARIABLE = "POLICYLINT_CACHE_DIR"


class Jobs(_ParamType):
    """A number of processes, or `auto`, which is None."""

    name = "jobs"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        if value == "auto" or value is None:
            return None
        try:
            number = int(str(value))
        except ValueError:
            number = 0
        if number < 1:
            self.fail(f"{value!r} is neither a number of processes nor `auto`.", param, ctx)
        return number


def running_options(function: _F) -> _F:
    """`--jobs`, `--no-cache` and `--cache-dir`."""
    for option in (
        cache_dir_option(),
        click.option("--no-cache", is_flag=True, help="Read everything anew, and keep nothing."),
        click.option(
            "-j",
            "--jobs",
            type=Jobs(),
            metavar="N|auto",
            default="auto",
            help="How many processes read policies. [default: auto, as many as pay]",
        ),
    ):
        function = option(function)
    return function


def cache_dir_option(help: str = "Keep what is found in this folder.") -> Callable[[Any], Any]:
    """`--cache-dir`."""
    return click.option(
        "--cache-dir",
        metavar="DIR",
        envvar=CACHE_VARIABLE,
        default=None,
        help=f"{help} [environment: {CACHE_VARIABLE}; default: the user's cache folder]",
    )


def cache_folder(options: dict[str, Any], config: Config) -> Path | None:
    """The folder that options or configuration name for the cache; None for the user's own.

    Raises `config.problems.ConfigError` for a folder that a configuration may not name.
    """
    if options["cache_dir"]:
        return Path(options["cache_dir"])
    named = config.get("cache-dir")
    if not named:
        return None
    from policylint.config.writing import writable

    return Path(writable(config, "cache-dir", named, "--cache-dir", hidden=True))


def how_of(options: dict[str, Any], config: Config, load: Callable[[], Parts]) -> How:
    """How the options, and the configuration of the working folder, want the run done."""
    from policylint.running.outcomes import How

    clock = None
    if options.get("timing"):
        from policylint.machine.clock import Clock

        clock = Clock()
    return How(options["jobs"], _store(options, config), load, clock, _progress(options), apart=True)


def _store(options: dict[str, Any], config: Config) -> Store | None:
    if options["no_cache"] or not config.get("cache", True):
        return None
    from policylint.cache.folder import CacheFolderError
    from policylint.cache.store import store_in

    try:
        return store_in(cache_folder(options, config))
    except CacheFolderError as error:
        complain(str(error))
        return None


def _progress(options: dict[str, Any]) -> Callable[[int, int], None] | None:
    from policylint.cli.progress import Progress, is_wanted

    return Progress().show if is_wanted(quiet=options.get("quiet", True)) else None
