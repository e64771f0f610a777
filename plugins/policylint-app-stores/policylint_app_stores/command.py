"""`policylint app-stores`: a policy held against what its app declares to the stores."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from policylint import Report
    from policylint_app_stores.manifests import Manifest

_SEVERITIES = ("error", "warning", "info")


@click.command("app-stores")
@click.argument("policy", type=click.Path())
@click.option(
    "--manifest",
    "manifests",
    multiple=True,
    required=True,
    metavar="FILE",
    help="PrivacyInfo.xcprivacy, or the data safety form from Play Console (.csv); again for others, such as those of SDKs.",
)
@click.option(
    "--output-format",
    default="concise",
    show_default=True,
    metavar="FORMAT",
    help="A format of `policylint check`.",
)
@click.option(
    "--min-severity", type=click.Choice(_SEVERITIES), default="info", help="Leave out what is less grave."
)
def command(policy: str, manifests: tuple[str, ...], output_format: str, min_severity: str) -> None:
    """Hold POLICY against what its app declares to Google Play and the App Store, and against what they ask of it.

    Exits with 1 if there is a warning or an error, with 2 if a file cannot be read.
    """
    import policylint
    from policylint_app_stores.manifests import read_manifest

    try:
        read = [read_manifest(path) for path in manifests]
        report = _report(policy, read)
        grave = _SEVERITIES[: _SEVERITIES.index(min_severity) + 1]
        report = replace(
            report, diagnostics=tuple(one for one in report.diagnostics if one.severity in grave)
        )
        click.echo(policylint.render(report, output_format), nl=False)
    except OSError as error:
        _fail(f"{policy}: {error.strerror or error}")
    except (ValueError, policylint.IncompleteError) as error:
        _fail(str(error))
    for line in _notes(report, read):
        click.echo(f"policylint: {line}", err=True)
    if report.failures:
        sys.exit(2)
    sys.exit(int(any(one.severity != "info" for one in report.diagnostics)))


def _report(policy: str, manifests: Sequence[Manifest]) -> Report:
    """What the stores ask for, and what does not agree with the manifests."""
    from policylint import Linter
    from policylint.source import decode
    from policylint_app_stores.comparison import Notice, compare
    from policylint_app_stores.rules import store_rules

    source = decode(Path(policy).read_bytes(), policy)
    stores = list(dict.fromkeys(one.store for one in manifests))
    linter = Linter(frameworks=stores, select=stores, floor=False)
    report = linter.check_text(source.text, path=policy)
    found = linter.disclosures(source.text, path=policy, min_confidence="possible")
    silence_counts = all(covered.absence_is_meaningful for _, covered in report.coverage)
    differing = compare(Notice(source, found, silence_counts), manifests)
    everything = sorted((*report.diagnostics, *differing), key=lambda one: one.sort_key)
    rules = {**report.rules, **{rule.info.name: rule.info for rule in store_rules()}}
    return replace(report, diagnostics=tuple(everything), rules=rules)


def _notes(report: Report, manifests: Sequence[Manifest]) -> list[str]:
    """What was compared, and what could not be."""
    notes = [f"{one.path + ': ' if one.path else ''}{one.what}: {one.message}" for one in report.failures]
    notes += [
        f"{path}: what is not found is not reported: {covered.reason}"
        for path, covered in report.coverage
        if covered.reason
    ]
    types = [one.type for manifest in manifests for one in manifest.types]
    vague = sorted({one.label for one in types if not one.terms})
    unknown = sorted({name for manifest in manifests for name in manifest.unknown})
    notes.append(f"{len({one for one in types if one.terms})} declared data types compared")
    if vague:
        notes.append(f"not compared, since nothing in a policy is called so: {', '.join(vague)}")
    if unknown:
        notes.append(f"not known as a data type of the store: {', '.join(unknown)}")
    return notes


def _fail(message: str) -> NoReturn:
    for line in message.splitlines():
        click.echo(f"policylint: {line}", err=True)
    sys.exit(2)
