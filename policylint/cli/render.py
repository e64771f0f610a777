"""`policylint render`: the notice that people read, from a declaration."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from policylint.cli.options import FAILED, complain
from policylint.cli.parts import end, loaded, plugin_option
from policylint.cli.writing import deliver, output_option, refuse


@click.command("render")
@click.argument("file", metavar="FILE|-")
@click.option(
    "--to", "to", type=click.Choice(("markdown", "html")), required=True, help="The format of the notice."
)
@output_option
@click.option(
    "--template",
    "templates",
    metavar="DIR",
    default=None,
    help="Use the templates in this directory instead of those of the same name that ship.",
)
@plugin_option
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="The name of what `-` reads.")
def command(
    file: str,
    to: str,
    output: str | None,
    templates: str | None,
    stdin_filename: str,
    plugins: tuple[str, ...],
) -> None:
    """Make the notice that people read from FILE, a declaration in the policy language.

    The HTML is a whole page with no script. A FILE with errors gives no notice; warnings are for `check` to report.
    """
    from policylint.host import PARTS
    from policylint.policy_language.reading import UnusableError, read_declaration
    from policylint.policy_language.render import BrokenTemplateError, render

    directory = Path(templates) if templates is not None else None
    if directory is not None and not directory.is_dir():
        complain(f"{templates}: is no directory of templates")
        sys.exit(FAILED)
    parts = loaded(PARTS, plugins)
    try:
        declared = read_declaration(file, parts, date.today(), stdin_name=stdin_filename)
        titles = {framework.name: framework.title for framework in parts.frameworks}
        text = render(declared.declaration, to, frameworks=titles, templates=directory)  # type: ignore[arg-type]
    except UnusableError as error:
        refuse(error.report, parts)
    except (BrokenTemplateError, ValueError) as error:
        complain(str(error))
        sys.exit(FAILED)
    deliver(text, output, file)
    end(parts)
