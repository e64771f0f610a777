"""`policylint import`: a draft in the policy language from a published notice."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from policylint.cli.configuration import reading_plan, with_sources
from policylint.cli.options import fail
from policylint.cli.parts import end, loaded, plugin_option
from policylint.cli.writing import deliver, keep, refuse, say_what_was_read


@click.command("import")
@click.argument("notices", nargs=-1, required=True, metavar="NOTICE…|-")
@click.option(
    "-o", "--output", metavar="OUT", default=None, help="Write to this new file. [default: standard output]"
)
@click.option("--force", is_flag=True, help="Write to OUT even if it exists.")
@with_sources
@plugin_option
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="The name of what `-` reads.")
def command(
    notices: tuple[str, ...], output: str | None, force: bool, stdin_filename: str, **options: Any
) -> None:
    """Draft a declaration from NOTICE, a policy in prose: what was recognised, each statement after its evidence.

    A NOTICE in several files is read whole: name them all, the main one first, or name one that a [[policy]] of the
    configuration lists. What a person must decide is marked TODO. The draft is for review, not for publication.
    """
    from policylint.host import PARTS
    from policylint.policy_language.drafting import draft
    from policylint.policy_language.reading import UnusableError, read_notice

    if not force:
        keep(output, *notices)
    try:
        plan = reading_plan(options)
        config = plan.sources.readable_here()
        parts = loaded(PARTS, options["plugins"], config.packs)
        notice = read_notice(notices, parts, date.today(), stdin_name=stdin_filename, plan=plan)
    except UnusableError as error:
        refuse(error.report, parts)
    except ValueError as error:
        fail(error)
    say_what_was_read(notice, notices, stdin_filename)
    deliver(draft(notice), output, *(part.source.path for part in notice.document.source.pieces))
    end(parts)
