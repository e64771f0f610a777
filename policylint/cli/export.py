"""`policylint export`: a declaration for other tools."""

from __future__ import annotations

import sys
from datetime import date

import click

from policylint.cli.options import FAILED, complain
from policylint.cli.parts import end, loaded, plugin_option
from policylint.cli.writing import deliver, output_option, refuse


@click.command("export")
@click.argument("file", metavar="FILE|-")
@click.option(
    "--to",
    type=click.Choice(("json", "dpv", "tilt")),
    required=True,
    help="json: every field; dpv: JSON-LD in the W3C Data Privacy Vocabulary 2; tilt: Transparency Information Language.",
)
@output_option
@plugin_option
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="The name of what `-` reads.")
def command(file: str, to: str, output: str | None, stdin_filename: str, plugins: tuple[str, ...]) -> None:
    """Write FILE, a declaration in the policy language, as a document for other tools. Nothing is fetched."""
    from policylint.policy_language import dpv, exporting, tilt
    from policylint.policy_language.reading import UnusableError, read_declaration

    parts = loaded(("frontends", "rules", "frameworks", "reporters"), plugins)
    try:
        declared = read_declaration(file, parts, date.today(), stdin_name=stdin_filename)
    except UnusableError as error:
        refuse(error.report, parts)
    writers = {"json": exporting.document, "dpv": dpv.document, "tilt": tilt.document}
    try:
        written = exporting.written(writers[to](declared.declaration))
    except tilt.IncompleteError as error:
        complain(f"{declared.policy.document.source.path}: {error}")
        sys.exit(FAILED)
    deliver(written, output, file)
    end(parts)
