"""`check --watch`: check again whenever something that counts has changed, until Ctrl-C."""

from __future__ import annotations

import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

import click

from policylint.cli.options import complain

if TYPE_CHECKING:
    from policylint.cli.selection import Run

Snapshot: TypeAlias = dict[str, tuple[int, int, int, int]]

_EVERY = 0.4
"""Seconds between looks, at least; never more than a twentieth of the time goes into looking."""

_UNFIT = ("add_ignore", "diff", "fix_only", "show_files")


def watch(options: dict[str, Any], check: Callable[[], Run | None]) -> NoReturn:
    """Check, wait for a change, and check again. `check` gives the run, None if it could not begin."""
    for name in _UNFIT:
        if options[name]:
            raise click.UsageError(
                f"--watch goes on for ever; --{name.replace('_', '-')} does not go with it."
            )
    if "-" in options["paths"]:
        raise click.UsageError("--watch needs files; standard input is read only once.")
    run: Run | None = None
    while True:
        before = snapshot(options, run)
        if sys.stdout.isatty():
            click.clear()
        run = check() or run
        sys.stdout.flush()
        after = snapshot(options, run)
        complain(f"watching {len(after)} {'file' if len(after) == 1 else 'files'}; Ctrl-C ends")
        _wait({**after, **before}, options, run)


def _wait(known: Snapshot, options: dict[str, Any], run: Run | None) -> None:
    """Return when something differs from what is known."""
    while True:
        started = time.monotonic()
        if snapshot(options, run) != known:
            return
        time.sleep(max(_EVERY, 20 * (time.monotonic() - started)))


def snapshot(options: dict[str, Any], run: Run | None) -> Snapshot:
    """The state of every file that a run depends on: what changed, came or went shows in it."""
    from policylint.config.finding import forget

    forget()
    states: Snapshot = {}
    for name in _watched(options, run):
        try:
            status = Path(name).stat()
        except (OSError, ValueError):
            continue
        if stat.S_ISREG(status.st_mode):
            states[name] = (status.st_mtime_ns, status.st_size, status.st_ino, status.st_mode)
    return states


def _watched(options: dict[str, Any], run: Run | None) -> Iterator[str]:
    from policylint.cli.known import NAME
    from policylint.config.finding import config_of, here

    given = options["paths"] or (".",)
    names = list(given)
    if run is not None:
        from policylint.request.loading import found_names

        names += found_names(run.request, run.parts)[0]
    for name in dict.fromkeys(names):
        yield from (name, f"{name}.policylint.toml", str(config_of(name) or ""))
    yield str(config_of(here()) or "")
    yield from (one for one in (*options["config"], options["baseline_file"] or NAME))
    if run is not None:
        for config in run.plan.sources.loaded():
            yield from (*config.files, config.get("baseline") or "")
        for place in run.parts.framework_files:
            yield from (place, *map(str, Path(place).glob("*.toml")))
