"""`policylint drift`: a published notice held against its declaration."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from policylint.cli.configuration import reading_plan, with_sources
from policylint.cli.formats import Printer, outputs
from policylint.cli.options import FAILED, IsoDate, Names, complain, fail, flat
from policylint.cli.output import output_options, status
from policylint.cli.parts import end, loaded, plugin_option
from policylint.cli.writing import refuse, say_what_was_read
from policylint.diagnostics import SEVERITIES


@click.command("drift")
@click.argument("file", metavar="FILE.policy|-")
@click.argument("notices", nargs=-1, required=True, metavar="NOTICE…|-")
@click.option("--select", type=Names(), multiple=True, metavar="NAMES", help="Report only these rules.")
@click.option("--ignore", type=Names(), multiple=True, metavar="NAMES", help="Leave these rules out.")
@click.option(
    "--min-severity",
    type=click.Choice(SEVERITIES),
    default=None,
    help="Leave out what is less grave. [default: info]",
)
@output_options
@click.option("--today", type=IsoDate(), default=None, help="The date of the run. [default: today]")
@with_sources
@plugin_option
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="The name of what `-` reads.")
def command(**options: Any) -> None:
    """Report what is declared in FILE.policy and not said in NOTICE, said and not declared, or said differently.

    A NOTICE in several files is read whole: name them all, the main one first, or name one that a [[policy]] of the
    configuration lists. Each finding shows both places. What is not read surely in the notice is not reported. The rules are called
    drift-…; `policylint rule drift-unsaid` explains one.
    """
    from policylint.decisions import Settings
    from policylint.host import PARTS
    from policylint.policy_language.drift.running import report
    from policylint.policy_language.drift.settings import settings_for
    from policylint.policy_language.reading import UnusableError, read_declaration, read_notice

    if [options["file"], *options["notices"]].count("-") > 1:
        complain("only one of the files can be standard input")
        sys.exit(FAILED)
    asked = Settings(select=flat(options["select"]), ignore=flat(options["ignore"]))
    try:
        plan = reading_plan(options)
        config = plan.sources.readable_here()
        parts = loaded(PARTS, options["plugins"], config.packs)
        today, name = options["today"] or date.today(), options["stdin_filename"]
        chosen = outputs(options, _printed(config), parts.reporters)
        _refuse_the_other_way_round(options["file"], options["notices"])
        declared = read_declaration(options["file"], parts, today, stdin_name=name)
        notice = read_notice(options["notices"], parts, today, stdin_name=name, plan=plan)
        say_what_was_read(notice, options["notices"], name)
        done = report(declared, notice, lambda path: settings_for(path, asked, options["min_severity"], plan))
    except UnusableError as error:
        refuse(error.report, parts)
    except ValueError as error:
        fail(error)
    with Printer(chosen, options, parts) as printer:
        printer.add(done)
        fine = printer.end(done)
    end(parts, status(bool(done.failures), printer.severities, options, config) if fine else FAILED)


def _refuse_the_other_way_round(file: str, notices: Sequence[str]) -> None:
    """Raises ValueError where the notice is named before the declaration."""
    if not file.endswith(".policy") and len(notices) == 1 and notices[0].endswith(".policy"):
        raise ValueError(f"the declaration comes first: policylint drift {notices[0]} {file}")


def _printed(config: Any) -> dict[str, Any]:
    """The configured format of standard output; files that are configured are those of `check`."""
    return {"output-format": tuple(one for one in config.get("output-format", ()) if "=" not in one)}
