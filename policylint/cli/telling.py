"""What a run tells about itself on standard error: `--verbose` what it did, `--timing` how long each part took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from policylint.cli.options import complain

if TYPE_CHECKING:
    from policylint.cli.selection import Run
    from policylint.reporter import Report

_F = TypeVar("_F", bound=Callable[..., object])
_MOST = 10
_STAGES = (
    ("discover", "finding files"),
    ("configure", "configuration"),
    ("look up", "reading, cache"),
    ("front end", "parsing"),
    ("passages", "passages"),
    ("detector", "detectors"),
    ("rule", "rules"),
    ("suppress", "suppressions"),
    ("decide", "severity, citations"),
    ("report", "reports"),
)


def telling_options(function: _F) -> _F:
    """`--verbose` and `--timing`."""
    for option in (
        click.option("--timing", is_flag=True, help="Say how long each stage, rule and file took."),
        click.option(
            "-v",
            "--verbose",
            is_flag=True,
            help="Say what is read, with which configuration, frameworks, plugins and cache.",
        ),
    ):
        function = option(function)
    return function


def tell(run: Run, report: Report, options: dict[str, Any]) -> None:
    """Say what the options ask for."""
    if options["verbose"]:
        for line in _did(run, report):
            complain(line)
    clock = run.how.clock
    if clock is not None:
        for line in _took(clock.seconds):
            click.echo(line, err=True)


def _did(run: Run, report: Report) -> Iterator[str]:
    from policylint.reporters.terminal import one_line, shown_path

    told = run.how.told
    files = [
        run.plan.sources.file_for(run.request.stdin_name if name == "-" else name) for name in told.names
    ]
    for name, file in zip(told.names, files, strict=True):
        yield f"reads {shown_path(name)} ({f'configuration {shown_path(str(file))}' if file else 'no configuration'})"
    yield f"frameworks: {', '.join(report.frameworks) or 'none'}; {len(report.rules)} rules"
    names = ", ".join(one_line(plugin.title) for plugin in run.parts.plugins)
    yield f"plugins: {names or 'none'}"
    total, store = len(told.names), run.how.store
    if store is None or not told.cached:
        yield "cache: none"
    else:
        yield f"cache: {told.known} of {total} known, in {shown_path(str(store.folder))}"
    yield f"processes: {told.processes}"


def _took(seconds: Mapping[str, float]) -> Iterator[str]:
    stages: Counter[str] = Counter()
    for what, took in seconds.items():
        for prefix, _ in _STAGES:
            if what == prefix or what.startswith(f"{prefix} "):
                stages[prefix] += took  # type: ignore[assignment]
    yield "Where the time went, in ms (summed over all processes):"
    for prefix, name in _STAGES:
        yield f"  {1000 * stages[prefix]:9.1f}  {name}"
    for kind, title in (
        ("detector ", "Slowest detectors"),
        ("rule ", "Slowest rules"),
        ("file ", "Slowest files"),
    ):
        ranked = sorted(
            ((took, what) for what, took in seconds.items() if what.startswith(kind)), reverse=True
        )
        if ranked:
            yield f"{title}:"
            yield from _ranked(ranked[:_MOST], len(kind))


def _ranked(ranked: list[tuple[float, str]], start: int) -> Iterator[str]:
    from policylint.reporters.terminal import shown_path

    for took, what in ranked:
        yield f"  {1000 * took:9.1f}  {shown_path(what[start:])}"
