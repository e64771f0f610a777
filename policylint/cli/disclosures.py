"""`policylint disclosures`: what was recognised, and where."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from policylint.cli import completing
from policylint.cli.configuration import reading_plan, with_sources
from policylint.cli.discovery import discovery_options
from policylint.cli.options import FAILED, OK, fail, known_topic, reading_options, style, topic_option
from policylint.cli.parts import plugin_option, say
from policylint.cli.running import how_of, running_options
from policylint.disclosure import CONFIDENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.reporter import Failure
    from policylint.running.outcomes import How


@click.command("disclosures")
@click.argument("paths", nargs=-1, metavar="[PATH…|-]", shell_complete=completing.files)
@click.option(
    "--output-format", type=click.Choice(("text", "json", "jsonl")), default="text", show_default=True
)
@topic_option
@click.option(
    "--min-confidence",
    type=click.Choice(CONFIDENCES),
    default="likely",
    show_default=True,
    help="`possible` also shows near misses, which satisfy no rule.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Say which pattern, in which context, gave each disclosure; with --topic also what came near and why it does not count.",
)
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True)
@with_sources
@discovery_options
@running_options
@reading_options
@plugin_option
@click.option("--pack", "packs", multiple=True, metavar="PATH", help="Use the vocabulary of this pack, too.")
def command(**options: Any) -> None:
    """Show what policies disclose: each statement with its topic, polarity and place.

    What is shown is what rules use. With --explain, policies are read anew. It is printed while they are read, but for `json`, which is one document. Without PATH, the current directory; `-` is standard input.
    """
    from policylint.request.loading import Request
    from policylint.running.session import load_configured

    try:
        plan = reading_plan(options)
        config = plan.sources.readable_here()
        kinds = ("frontends", "detectors")
        packs = [*options["packs"], *config.packs]
        load = partial(load_configured, kinds, options["plugins"], packs, config)
        parts = load()
    except ValueError as error:
        fail(error)
    known_topic(options["topic"])
    failures: list[Failure] = []
    try:
        request = Request(
            options["paths"] or (".",),
            options["today"] or date.today(),
            options["format_name"],
            options["stdin_filename"] or "<stdin>",
            discovery=plan.discovery,
        )
        how = how_of(options, config, load)
        show = _explained if options["explain"] else _shown
        for piece in show(request, parts, failures, plan, how, options):
            click.echo(piece, nl=False, color=True)
    except ValueError as error:
        fail(error)
    told = parts.attributed(failures)
    say(told)
    sys.exit(FAILED if told else OK)


def _shown(
    request: Any, parts: Any, failures: list[Failure], plan: Any, how: How, options: dict[str, Any]
) -> Iterator[str]:
    from policylint.reporters.disclosures import pieces
    from policylint.surveying import disclosures

    found = disclosures(request, parts, failures, options["min_confidence"], options["topic"], plan, how)
    return pieces(found, options["output_format"], style(options["color"]))


def _explained(
    request: Any, parts: Any, failures: list[Failure], plan: Any, how: How, options: dict[str, Any]
) -> Iterator[str]:
    from policylint.reporters.explanations import pieces, shown
    from policylint.surveying import explained

    topic, output_format = options["topic"], options["output_format"]
    show = partial(shown, output_format=output_format, style=style(options["color"]), topic=topic)
    each = explained(request, parts, show, failures, options["min_confidence"], topic, plan, how)
    return pieces(each, output_format)
