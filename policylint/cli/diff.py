"""`policylint diff`: what two versions of a policy disclose differently."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import click

from policylint.cli import completing
from policylint.cli.configuration import reading_plan, with_sources
from policylint.cli.options import FAILED, FINDINGS, OK, complain, fail, known_topic, style, topic_option
from policylint.cli.parts import end, loaded, plugin_option
from policylint.cli.writing import refuse
from policylint.disclosure import CONFIDENCES


@click.command("diff")
@click.argument("old", metavar="OLD|-", shell_complete=completing.files)
@click.argument("new", metavar="NEW|-", shell_complete=completing.files)
@click.option(
    "--output-format", type=click.Choice(("text", "markdown", "json")), default="text", show_default=True
)
@topic_option
@click.option("--min-confidence", type=click.Choice(CONFIDENCES[:-1]), default="likely", show_default=True)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if something differs.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True)
@with_sources
@plugin_option
@click.option("--pack", "packs", multiple=True, metavar="PATH", help="Use the vocabulary of this pack, too.")
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="The name of what `-` reads.")
def command(**options: Any) -> None:
    """Show what NEW discloses that OLD did not, what it no longer discloses, and what it says otherwise.

    Both are versions of one policy, in any format. Other words for the same are no change: what counts is of which topics they speak, whether they
    state or deny, and which data, recipients, periods and the like they name. The exit status is 1 if something differs.
    """
    from policylint.changes import changes
    from policylint.host import PARTS
    from policylint.policy_language.reading import UnusableError, read_version
    from policylint.reporters.changes import render, summary
    from policylint.surveying import kept

    known_topic(options["topic"])
    if options["old"] == options["new"] == "-":
        complain("only one of the files can be standard input")
        sys.exit(FAILED)
    try:
        plan = reading_plan(options)
        config = plan.sources.readable_here()
        parts = loaded(PARTS, options["plugins"], [*options["packs"], *config.packs])
        read = [
            read_version(options[one], parts, date.today(), stdin_name=options["stdin_filename"], plan=plan)
            for one in ("old", "new")
        ]
    except UnusableError as error:
        refuse(error.report, parts)
    except ValueError as error:
        fail(error)
    for policy in read:
        if policy.coverage.reason:
            complain(f"{policy.document.source.path}: changes may be missing here: {policy.coverage.reason}")
    found = changes(*(kept(policy, options["min_confidence"], options["topic"]) for policy in read))
    old, new = (policy.document.source for policy in read)
    shown = render(found, old, new, options["output_format"], style(options["color"]))
    click.echo(shown, nl=False, color=True)
    if options["output_format"] == "text":
        click.echo(summary(found), err=True)
    end(parts, FINDINGS if found and not options["exit_zero"] else OK)
