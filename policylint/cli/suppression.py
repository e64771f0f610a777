"""Options about suppression: whether comments count, whether what they hide is shown, and writing them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from policylint.cli.options import complain

if TYPE_CHECKING:
    from policylint.diagnostics import Diagnostic
    from policylint.document import Document
    from policylint.host import Parts
    from policylint.reporter import Report
    from policylint.request.loading import Request

_F = TypeVar("_F", bound=Callable[..., object])


def inline_option(function: _F) -> _F:
    """`--no-inline`."""
    return click.option(
        "--no-inline", is_flag=True, help="Heed no comments and files that suppress findings."
    )(function)


def suppression_options(function: _F) -> _F:
    """`--no-inline`, `--show-suppressed`, `--add-ignore` and `--because`."""
    for option in (
        click.option("--because", metavar="REASON", default="", help="The reason that --add-ignore writes."),
        click.option(
            "--add-ignore",
            is_flag=True,
            help="Write comments that suppress all that is found now, then stop.",
        ),
        click.option("--show-suppressed", is_flag=True, help="List what is suppressed, too, marked as such."),
        inline_option,
    ):
        function = option(function)
    return function


def add_ignores(report: Report, request: Request, parts: Parts, reason: str) -> bool:
    """Write the comments; whether all files could be written."""
    if any(end in reason for end in ("-->", "--!>", "\n", "\r")):
        complain("--because: a reason may hold no line break and nothing that ends a comment")
        return False
    from policylint.reporters.terminal import shown_path

    by_path: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in report.diagnostics:
        by_path[diagnostic.source.path].append(diagnostic)
    fine = True
    for path, found in by_path.items():
        problem = _add(path, found, report, request, parts, reason)
        if problem:
            complain(f"{path}: {problem}")
            fine = False
        else:
            click.echo(f"{shown_path(path)}: {len(found)} suppressed", err=True)
    return fine


def _add(
    path: str, found: list[Diagnostic], report: Report, request: Request, parts: Parts, reason: str
) -> str:
    """Write the comments of one file; why not, if it cannot be done."""
    from policylint.engine.choosing import choose_frontend
    from policylint.engine.parsing import parse
    from policylint.fixing.edits import edited
    from policylint.fixing.replacing import replace_file
    from policylint.suppression.adding import can_hold_comments, ignoring

    source = found[0].source
    if source.extract is not None:
        return f"{source.extract.format.upper()} is read, and not edited; write {path}.policylint.toml"
    frontend = choose_frontend(source, parts.frontends, request.format)
    document = parse(source, frontend, request.templates).document
    if not can_hold_comments(document):
        return f"plain text has no comments; write {path}.policylint.toml"

    def read(text: str) -> Document:
        return parse(replace(source, text=text), frontend, request.templates).document

    try:
        edits = ignoring(document, found, report.rules, reason, read)
        replace_file(Path(path), edited(source, Path(path).read_bytes(), edits))
    except OSError as error:
        return error.strerror or str(error)
    except ValueError as error:
        return str(error)
    return ""
