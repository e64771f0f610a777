"""Options about the baseline: which findings are known, as `check` and others have them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from policylint.baselines.baseline import Baseline
    from policylint.config.config import Config

_F = TypeVar("_F", bound=Callable[..., object])

NAME = ".policylint-baseline.json"
"""The file of a baseline, where nobody names another."""


def file_option(function: _F) -> _F:
    """`--baseline`."""
    return click.option(
        "--baseline",
        "baseline_file",
        metavar="FILE",
        default=None,
        help="The baseline. [default: .policylint-baseline.json]",
    )(function)


def baseline_options(function: _F) -> _F:
    """`--baseline` and `--no-baseline`, as `check` has them."""
    off = click.option("--no-baseline", is_flag=True, help="Report what is known, too.")
    return file_option(off(function))


def file_of(options: dict[str, Any], config: Config) -> Path:
    """The file that holds the baseline, whether it exists or not. Raises ConfigError where a configuration may not name it."""
    if options["baseline_file"]:
        return Path(options["baseline_file"])
    named = config.get("baseline")
    if not named:
        return Path(NAME)
    from policylint.config.writing import writable

    return Path(writable(config, "baseline", named, "--baseline", hidden=True))


def known_of(options: dict[str, Any], config: Config) -> Baseline | None:
    """The baseline of a run, if there is one. Raises ValueError for one that is named but not there, or unreadable."""
    if options["no_baseline"]:
        return None
    file = file_of(options, config)
    if not (options["baseline_file"] or config.get("baseline") or file.is_file()):
        return None
    from policylint.baselines.baseline import read_baseline

    return read_baseline(file)
