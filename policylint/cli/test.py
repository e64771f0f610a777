"""`policylint test`: run the examples of packs."""

from __future__ import annotations

import click

from policylint.cli import completing
from policylint.cli.options import FINDINGS, OK, fail
from policylint.cli.parts import end, loaded, plugin_option


@click.command("test")
@click.argument("packs", nargs=-1, required=True, metavar="PACK…", shell_complete=completing.files)
@click.option("-q", "--quiet", is_flag=True, help="Print only what is wrong.")
@plugin_option
def command(packs: tuple[str, ...], quiet: bool, plugins: tuple[str, ...]) -> None:
    """Run the examples of each PACK, a folder with a `pack.toml` or a single TOML file.

    Each example says what its rule finds in a text, or that it finds nothing. Exits with 1 if a rule does otherwise,
    with 2 if a pack cannot be used.
    """
    from policylint.packs.examples import outcomes
    from policylint.packs.installed import named_packs
    from policylint.reporters.pack_tests import render, summary

    try:
        read = named_packs(packs)
    except ValueError as error:
        fail(error)
    taken = _taken()
    for pack in read:
        for rule in pack.rules:
            if rule.info.name in taken:
                fail(
                    ValueError(
                        f"{pack.folder}: a rule named {rule.info.name!r} exists already; give yours another name"
                    )
                )
    parts = loaded(("frontends", "detectors"), plugins)
    wrong = 0
    for pack in read:
        results = list(outcomes(pack, parts.frontends, parts.detectors))
        wrong += sum(bool(one.wrong) for one in results)
        untested = [rule.info.name for rule in pack.rules if not pack.examples.get(rule.info.name)]
        click.echo(render(pack.folder, results, quiet), nl=False)
        click.echo(summary(pack.name, results, untested), err=True)
    end(parts, FINDINGS if wrong else OK)


def _taken() -> frozenset[str]:
    """The names of policylint's own rules, which a check keeps."""
    from policylint.rules import builtin_rules

    return frozenset(rule.info.name for rule in builtin_rules())
