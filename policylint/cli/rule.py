"""`policylint rule`: what a rule looks for, and why."""

from __future__ import annotations

import sys
from typing import Any

import click

from policylint.cli import completing
from policylint.cli.configuration import sources_of, with_sources
from policylint.cli.options import FAILED, complain, fail, style
from policylint.cli.parts import end, loaded, plugin_option


@click.command("rule")
@click.argument("name", required=False, shell_complete=completing.rules)
@click.option("--all", "every", is_flag=True, help="List all rules.")
@click.option(
    "--output-format", type=click.Choice(("text", "markdown", "json")), default="text", show_default=True
)
@plugin_option
@click.option("--pack", "packs", multiple=True, metavar="PATH", help="Explain the rules of this pack, too.")
@with_sources
def command(
    name: str | None,
    every: bool,
    output_format: str,
    plugins: tuple[str, ...],
    packs: tuple[str, ...],
    **options: Any,
) -> None:
    """Explain the rule NAME: what it does, why it matters, examples, limits, and which laws ask for it."""
    from policylint.decisions import rule_named
    from policylint.engine.deciding import citations_of
    from policylint.policy_language.drift.rules import drift_rules
    from policylint.reporters.base_rates import base_rate
    from policylint.reporters.rules import render_rule, render_rules

    if (name is None) == (not every):
        raise click.UsageError("Give the NAME of a rule, or --all.")
    if every and output_format == "markdown":
        raise click.UsageError("--all lists rules as text or json.")
    try:
        config = sources_of(options).readable_here()
    except ValueError as error:
        fail(error)
    parts = loaded(("rules", "frameworks"), plugins, [*packs, *config.packs])
    rules = (*parts.rules, *drift_rules())
    if every:
        click.echo(render_rules([rule.info for rule in rules], output_format, style()), nl=False)
    else:
        try:
            info = rule_named(str(name), rules).info
        except ValueError as error:
            complain(str(error))
            sys.exit(FAILED)
        click.echo(
            render_rule(
                info, citations_of(info, parts.frameworks), output_format, style(), base_rate(info.name)
            ),
            nl=False,
        )
    end(parts)
