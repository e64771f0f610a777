"""What `check` prints and writes: one format on standard output, any number into files, and the exit status."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from policylint.cli import completing
from policylint.cli.options import FAILED, FINDINGS, OK, complain, style
from policylint.cli.parts import say
from policylint.diagnostics import SEVERITIES

if TYPE_CHECKING:
    from policylint.host import Parts
    from policylint.reporter import Report, Reporter, Style

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


def print_report(
    report: Report,
    chosen: Sequence[tuple[Reporter, str]],
    options: dict[str, Any],
    parts: Parts,
    *,
    err: bool = False,
) -> bool:
    """Print and write everything; whether all went well. A reporter that fails is named, the others write.

    With `err`, what would go to standard output goes to standard error: something else has taken it.
    """
    from policylint.reporters.summary import summary, withheld_notes

    look = style(options["color"], err=err)
    fine, printed = _told(report, chosen, options["statistics"], look, parts, err)
    if any(reporter.name == "github" for reporter, _ in chosen):
        fine &= _step_summary(report)
    say(report.failures)
    if options["statistics"]:
        from policylint.reporters.statistics import statistics

        beside = printed is not None and printed.machine
        click.echo(statistics(report, look), nl=False, err=err or beside, color=True)
    if not options["quiet"]:
        text = summary(report, look, by_rule=not options["statistics"])
        apart = printed is None or printed.name != "full"
        click.echo(text, nl=False, err=err or apart, color=True)
    else:
        click.echo(withheld_notes(report, look), nl=False, err=True, color=True)
    return fine


def _told(
    report: Report,
    chosen: Sequence[tuple[Reporter, str]],
    counted: bool,
    look: Style,
    parts: Parts,
    err: bool,
) -> tuple[bool, Reporter | None]:
    """Print and write every format; whether all went well, and the reporter for standard output.

    Findings that are `counted` are not printed for people, too.
    """
    from policylint.reporter import Style

    fine = True
    printed = None
    for reporter, file in chosen:
        if not file:
            printed = reporter
            if counted and not reporter.machine:
                continue
        text = _rendered(reporter, report, Style(width=look.width) if file else look, parts)
        if text is None:
            fine = False
        elif file:
            fine &= _write(file, text, report)
        else:
            click.echo(text, nl=False, err=err, color=True)
    return fine, printed


def _step_summary(report: Report) -> bool:
    """Add the summary of a step of GitHub Actions, where there is one; whether that went well."""
    step = os.environ.get("GITHUB_STEP_SUMMARY")
    if not step:
        return True
    from policylint.reporters.markdown import step_summary

    return _append(step, step_summary(report))


def _rendered(reporter: Reporter, report: Report, look: Style, parts: Parts) -> str | None:
    """What a reporter writes. One that fails is named, and what it should have shown goes to standard error."""
    from policylint.reporter import Failure

    try:
        text = reporter.render(report, look)
        if isinstance(text, str):
            return text
        reason = f"gave {type(text).__name__}, no text"
    except (Exception, SystemExit) as error:
        reason = f"{type(error).__name__}: {error}"
    say(parts.attributed([Failure(f"reporter {reporter.name}", reason)]))
    if reporter.name != "concise":
        from policylint.reporters.concise import render

        click.echo(render(report, look), nl=False, err=True, color=True)
    return None


def _write(file: str, text: str, report: Report) -> bool:
    """Write a whole file, but never over a policy that was read."""
    from policylint.fixing.replacing import replace_file

    target = Path(file)
    try:
        if target.is_file() and any(
            Path(path).is_file() and target.samefile(path) for path, _ in report.coverage
        ):
            complain(f"{file}: is a policy that is read; write to another file")
            return False
        replace_file(target, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        complain(f"{file}: {error.strerror or error}")
        return False
    return True


def _append(file: str, text: str) -> bool:
    try:
        with Path(file).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        complain(f"{file}: {error.strerror or error}")
        return False
    return True


def status(report: Report, options: dict[str, Any], config: Any) -> int:
    """How the run ends: 2 if anything failed, 1 if there is something at or above the fail level."""
    if report.failures:
        return FAILED
    level = options["fail_level"] or config.get("fail-level", "warning")
    most = options["max_warnings"] if options["max_warnings"] is not None else config.get("max-warnings")
    if options["exit_zero"]:
        return OK
    grave = () if level == "never" else SEVERITIES[: SEVERITIES.index(level) + 1]
    counted = [diagnostic.severity for diagnostic in report.diagnostics]
    if most is not None:
        over = counted.count("warning") > most
        grave = tuple(one for one in grave if one != "warning") + (("warning",) if over else ())
    return FINDINGS if any(severity in grave for severity in counted) else OK
