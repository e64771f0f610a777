"""`policylint disclosures`: what was recognised, and where."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policylint.cli import completing
from policylint.cli.configuration import reading_plan, with_sources
from policylint.cli.discovery import discovery_options
from policylint.cli.options import FAILED, OK, complain, fail, reading_options, style
from policylint.cli.parts import plugin_option, say
from policylint.cli.running import how_of, running_options
from policylint.disclosure import CONFIDENCES

if TYPE_CHECKING:
    from policylint.running.outcomes import How


@click.command("disclosures")
@click.argument("paths", nargs=-1, metavar="[PATH…|-]", shell_complete=completing.files)
@click.option(
    "--output-format", type=click.Choice(("text", "json", "jsonl")), default="text", show_default=True
)
@click.option(
    "--topic",
    default=None,
    metavar="TOPIC",
    shell_complete=completing.topics,
    help="Only this topic and its children, such as retention.",
)
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

    What is shown is what rules use. With --explain, policies are read anew, in one process. Without PATH, the current directory; `-` is standard input.
    """
    from policylint.request.loading import Request
    from policylint.session import load_configured
    from policylint.topics import topics

    try:
        plan = reading_plan(options)
        config = plan.sources.readable(str(Path.cwd() / "policy"))
        kinds = ("frontends", "detectors")
        load = partial(load_configured, kinds, options["plugins"], options["packs"], config)
        parts = load()
    except ValueError as error:
        fail(error)
    topic = options["topic"]
    if topic is not None and not any(name == topic or name.startswith(topic + ".") for name in topics()):
        complain(_unknown_topic(topic))
        sys.exit(FAILED)
    show = _explained if options["explain"] else _shown
    try:
        request = Request(
            options["paths"] or (".",),
            options["today"] or date.today(),
            options["format_name"],
            options["stdin_filename"] or "<stdin>",
            discovery=plan.discovery,
        )
        how = how_of(options, config, load)
        text, failures = show(request, parts, plan, how, options)
    except ValueError as error:
        fail(error)
    click.echo(text, nl=False, color=True)
    say(failures)
    sys.exit(FAILED if failures else OK)


def _shown(request: Any, parts: Any, plan: Any, how: How, options: dict[str, Any]) -> tuple[str, Any]:
    from policylint.reporters.disclosures import render
    from policylint.surveying import disclosures

    found, failures = disclosures(request, parts, options["min_confidence"], options["topic"], plan, how)
    return render(found, options["output_format"], style(options["color"])), failures


def _explained(request: Any, parts: Any, plan: Any, how: How, options: dict[str, Any]) -> tuple[str, Any]:
    from policylint.reporters.explanations import render
    from policylint.surveying import explained

    found, failures = explained(request, parts, options["min_confidence"], options["topic"], plan)
    return render(found, options["output_format"], style(options["color"]), options["topic"]), failures


def _unknown_topic(topic: str) -> str:
    from difflib import get_close_matches

    from policylint.topics import topics

    close = get_close_matches(topic, topics(), 1, 0.5)
    return f"unknown topic {topic!r}" + (f"; did you mean {close[0]!r}?" if close else "")
