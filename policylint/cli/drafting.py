"""`policylint import`: a draft in the policy language from a published notice."""

from __future__ import annotations

from datetime import date

import click

from policylint.cli.parts import end, loaded, plugin_option
from policylint.cli.writing import deliver, output_option, refuse


@click.command("import")
@click.argument("notice", metavar="NOTICE|-")
@output_option
@plugin_option
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="The name of what `-` reads.")
def command(notice: str, output: str | None, stdin_filename: str, plugins: tuple[str, ...]) -> None:
    """Draft a declaration from NOTICE, a policy in prose: what was recognised, each statement after its evidence.

    What a person must decide is marked TODO. The draft is for review, not for publication.
    """
    from policylint.host import PARTS
    from policylint.policy_language.drafting import draft
    from policylint.policy_language.reading import UnusableError, read_notice

    parts = loaded(PARTS, plugins)
    try:
        text = draft(read_notice(notice, parts, date.today(), stdin_name=stdin_filename))
    except UnusableError as error:
        refuse(error.report, parts)
    deliver(text, output, notice)
    end(parts)
