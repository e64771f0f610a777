"""Options about what `check` prints and writes, and the exit status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from policylint.cli import completing
from policylint.cli.options import FAILED, FINDINGS, OK
from policylint.diagnostics import SEVERITIES, Severity

_F = TypeVar("_F", bound=Callable[..., object])
_LEVELS = (*SEVERITIES, "never")
_OPTIONS = (
    click.option(
        "-q",
        "--quiet",
        is_flag=True,
        help="Print findings only, no summary (but say where absences are not reported).",
    ),
    click.option(
        "--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings."),
    click.option(
        "--statistics",
        is_flag=True,
        help="Print how often each rule found something, instead of the findings (beside them for machine formats).",
    ),
    click.option(
        "--max-warnings",
        type=click.IntRange(min=0),
        default=None,
        metavar="N",
        help="Exit with 1 only if there are more warnings than this; errors always count.",
    ),
    click.option(
        "--fail-level",
        type=click.Choice(_LEVELS),
        default=None,
        help="Exit with 1 from this severity on. [default: warning]",
    ),
    click.option(
        "--output-format",
        "formats",
        multiple=True,
        envvar="POLICYLINT_OUTPUT_FORMAT",
        metavar="FORMAT[=FILE]",
        shell_complete=completing.formats,
        help="full, concise, grouped, json, jsonl, sarif, github, gitlab, junit, rdjson, checkstyle, markdown or html; "
        "with =FILE into a file, and again for others. [default: full on a terminal, else concise] "
        "[environment: POLICYLINT_OUTPUT_FORMAT]",
    ),
)


def output_options(function: _F) -> _F:
    """`--output-format`, `--fail-level`, `--max-warnings`, `--statistics`, `--exit-zero`, `--color`, `--quiet`."""
    for option in _OPTIONS:
        function = option(function)
    return function


def status(failed: bool, found: Mapping[Severity, int], options: dict[str, Any], config: Any) -> int:
    """How the run ends: 2 if anything failed, 1 if so much was found of a severity at or above the fail level."""
    if failed:
        return FAILED
    level = options["fail_level"] or config.get("fail-level", "warning")
    most = options["max_warnings"] if options["max_warnings"] is not None else config.get("max-warnings")
    if options["exit_zero"]:
        return OK
    grave = () if level == "never" else SEVERITIES[: SEVERITIES.index(level) + 1]
    if most is not None:
        over = found.get("warning", 0) > most
        grave = tuple(one for one in grave if one != "warning") + (("warning",) if over else ())
    return FINDINGS if any(found.get(severity) for severity in grave) else OK
