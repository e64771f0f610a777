"""`policylint verify`: whether a report still comes out as it was written."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policylint.cli import completing
from policylint.cli.configuration import sources_of, with_sources
from policylint.cli.options import FAILED, FINDINGS, OK, Names, complain, fail, flat
from policylint.cli.parts import plugin_option, say
from policylint.cli.running import Jobs

if TYPE_CHECKING:
    from policylint.running.session import Session
    from policylint.verification.reported import Reported


@click.command("verify")
@click.argument("report", metavar="REPORT|-", shell_complete=completing.files)
@click.option(
    "--root",
    metavar="DIR",
    default=".",
    help="Read inputs only below this folder, links followed. [default: the working folder]",
)
@click.option(
    "--framework",
    "frameworks",
    type=Names(),
    multiple=True,
    metavar="PATH",
    help="Load this framework of your own, a TOML file or a folder of them.",
)
@click.option(
    "--pack",
    "packs",
    multiple=True,
    metavar="PATH",
    shell_complete=completing.files,
    help="Load this pack, too.",
)
@plugin_option
@with_sources
@click.option(
    "-j",
    "--jobs",
    type=Jobs(),
    metavar="N|auto",
    default="auto",
    help="How many processes read policies. [default: auto, as many as pay]",
)
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print differences only, no summary.")
def command(report: str, **options: Any) -> None:
    """Do the run again that a report of `check --output-format json` tells of, and say what differs.

    Inputs are read where the report names them, with the settings that it records; the cache is not used. No plugin,
    pack or framework file is loaded because a report names it: those that are installed are, those that the
    configuration here names, and those named with these options. Exit status: 0 all is as reported, 1 something differs,
    2 it could not be done.
    """
    from policylint.verification.reported import read_report
    from policylint.verification.showing import as_json, lines, verdict
    from policylint.verification.verifying import OutsideError, verify

    try:
        reported = read_report(_bytes_of(report, quiet=options["quiet"]), _shown(report))
        if report == "-" and any(one.stdin for one in reported.record.inputs):
            raise ValueError(
                "-: the report and a policy of it both came through standard input; name the report"
            )
        session = _session(reported, options)
        verified = verify(reported, session, options["root"], flat(options["frameworks"]))
    except OutsideError as error:
        for path in error.paths:
            complain(
                f"{_shown(path)}: lies outside {_shown(error.root)}; --root DIR says where inputs may lie"
            )
        sys.exit(FAILED)
    except ValueError as error:
        fail(_neutral(error))
    if verified.failures:
        say(verified.failures)
        sys.exit(FAILED)
    machine = options["output_format"] == "json"
    click.echo(as_json(verified, report) if machine else lines(verified.differences), nl=False)
    if verified.problem:
        complain(verdict(verified, report))
        sys.exit(FAILED)
    if not options["quiet"]:
        click.echo(verdict(verified, report), err=True)
    sys.exit(FINDINGS if verified.differences else OK)


def _session(reported: Reported, options: dict[str, Any]) -> Session:
    """The parts and the configuration that are here, whatever the report says. Raises ValueError."""
    from policylint.request.loading import Request
    from policylint.request.plan import Plan
    from policylint.running.outcomes import How
    from policylint.running.session import open_session

    if reported.record.configuration.chosen == "none" and not options["config"]:
        options["isolated"] = True
    return open_session(
        Plan(sources=sources_of(options)),
        Request((), date.fromisoformat(reported.record.today)),
        plugins=options["plugins"],
        packs=options["packs"],
        how=lambda _, load: How(options["jobs"], load=load, apart=True),
    )


def _bytes_of(report: str, *, quiet: bool) -> bytes:
    """The bytes of the report, one more than may be read if there are too many. Raises ValueError.

    A pipe that has a name is waited for, and who watches is told.
    """
    from policylint.cli.progress import is_wanted
    from policylint.verification.reported import LARGEST

    try:
        if is_wanted(quiet=quiet) and (sys.stdin.isatty() if report == "-" else Path(report).is_fifo()):
            into = "standard input" if report == "-" else f"the pipe {_shown(report)}"
            complain(f"waiting for a report to be written into {into}")
        if report == "-":
            return sys.stdin.buffer.read(LARGEST + 1)
        with Path(report).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise ValueError(f"{_shown(report)}: {error.strerror or error}") from None


def _shown(path: str) -> str:
    from policylint.reporters.terminal import shown_path

    return shown_path(path)


def _neutral(error: ValueError) -> ValueError:
    """The error with what a report put into it harmless."""
    from policylint.reporters.terminal import one_line

    return ValueError("\n".join(one_line(line) for line in str(error).splitlines()))
