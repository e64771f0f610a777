"""`policylint drift`: a published notice held against its declaration."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import click

from policylint.cli.options import FAILED, IsoDate, Names, complain, flat
from policylint.cli.output import output_options, outputs, print_report, status
from policylint.cli.parts import end, loaded, plugin_option
from policylint.cli.writing import refuse
from policylint.diagnostics import SEVERITIES


@click.command("drift")
@click.argument("file", metavar="FILE.policy|-")
@click.argument("notice", metavar="NOTICE|-")
@click.option("--select", type=Names(), multiple=True, metavar="NAMES", help="Report only these rules.")
@click.option("--ignore", type=Names(), multiple=True, metavar="NAMES", help="Leave these rules out.")
@click.option(
    "--min-severity", type=click.Choice(SEVERITIES), default="info", help="Leave out what is less grave."
)
@output_options
@click.option("--today", type=IsoDate(), default=None, help="The date of the run. [default: today]")
@plugin_option
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="The name of what `-` reads.")
def command(**options: Any) -> None:
    """Report what is declared in FILE.policy and not said in NOTICE, said and not declared, or said differently.

    Each finding shows both places. What is not read surely in the notice is not reported. The rules are called
    drift-…; `policylint rule drift-unsaid` explains one.
    """
    from policylint.decisions import Settings
    from policylint.host import PARTS
    from policylint.policy_language.drift.running import report
    from policylint.policy_language.reading import UnusableError, read_declaration, read_notice

    if options["file"] == options["notice"] == "-":
        complain("only one of the two files can be standard input")
        sys.exit(FAILED)
    settings = Settings(
        select=flat(options["select"]), ignore=flat(options["ignore"]), min_severity=options["min_severity"]
    )
    parts = loaded(PARTS, options["plugins"])
    today, name = options["today"] or date.today(), options["stdin_filename"]
    try:
        chosen = outputs(options, {}, parts.reporters)
        declared = read_declaration(options["file"], parts, today, stdin_name=name)
        notice = read_notice(options["notice"], parts, today, stdin_name=name)
        done = report(declared, notice, settings)
    except UnusableError as error:
        refuse(error.report, parts)
    except ValueError as error:
        complain(str(error))
        sys.exit(FAILED)
    fine = print_report(done, chosen, options, parts)
    end(parts, status(done, options, {}) if fine else FAILED)
