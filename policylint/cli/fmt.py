"""`policylint fmt`: files in the policy language in their canonical layout."""

from __future__ import annotations

import sys
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policylint.cli import completing
from policylint.cli.configuration import reading_plan, with_sources
from policylint.cli.discovery import discovery_options
from policylint.cli.fixing import shown_difference
from policylint.cli.options import FAILED, FINDINGS, OK, complain, fail

if TYPE_CHECKING:
    from policylint.inputs import InputProblem
    from policylint.source import Source

_SUFFIXES = (".policy",)


@click.command("fmt")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-", shell_complete=completing.files)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option(
    "--diff", is_flag=True, help="Write nothing; show what would change, and exit with 1 if anything."
)
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="The name of what `-` reads.")
@with_sources
@discovery_options
def command(paths: tuple[str, ...], check: bool, diff: bool, stdin_filename: str, **options: Any) -> None:
    """Lay out files in the policy language: files, directories (every .policy file in them), or `-`.

    Comments are kept, nothing that is declared changes, and formatting twice changes nothing more. A file that
    does not follow the grammar is left as it is. What `-` reads is written to standard output.
    """
    from policylint.inputs import InputProblem, read
    from policylint.request.discovery import distinct

    names, problems = _found(paths, options)
    for problem in problems:
        complain(str(problem))
    failed, changed, laid_out = bool(problems), 0, 0
    for name in distinct(names, stdin_filename):
        source = read(name, sys.stdin.buffer, stdin_filename)
        formatted = str(source) if isinstance(source, InputProblem) else _formatted(source)
        if isinstance(source, InputProblem) or formatted is None:
            failed = True
            if isinstance(source, InputProblem):
                complain(str(source))
            continue
        laid_out += 1
        changed += formatted != source.text
        failed |= not _write(name, source, formatted, check=check, diff=diff)
    if check or diff:
        if laid_out:
            _report(changed, laid_out)
        sys.exit(FAILED if failed else FINDINGS if changed else OK)
    sys.exit(FAILED if failed else OK)


def _found(paths: tuple[str, ...], options: dict[str, Any]) -> tuple[list[str], list[InputProblem]]:
    """The files to lay out, and what is wrong with paths: of directories, all but what configuration and options leave out."""
    from policylint.request.discovery import find

    names: list[str] = []
    problems: list[InputProblem] = []
    try:
        plan = reading_plan(options)
        for path in paths:
            found, wrong = find([path], _SUFFIXES, replace(plan.discovery(path), included=None, named=()))
            names += found
            problems += wrong
    except ValueError as error:
        fail(error)
    return names, problems


def _formatted(source: Source) -> str | None:
    """The text as it should be; None, once said why, if it cannot be read."""
    from policylint.policy_language.formatting import UnreadableError, format_text

    if source.extract is not None:
        complain(f"{source.path}: {source.extract.format.upper()}, not the policy language; left as it is")
        return None
    if source.undecodable:
        place = source.position(source.undecodable[0].start)
        complain(
            f"{source.path}:{place.line}:{place.column}: not {source.encoding.upper()} text; left as it is"
        )
        return None
    try:
        return format_text(source.text)
    except UnreadableError as error:
        if Path(source.path).suffix.lower() not in (*_SUFFIXES, "") and not source.path.startswith("<"):
            complain(f"{source.path}: not the policy language, which is all that fmt lays out; left as it is")
            return None
        for problem in error.problems:
            place = source.position(problem.span.start)
            complain(f"{source.path}:{place.line}:{place.column}: {problem.message}; left as it is")
        return None


def _write(name: str, source: Source, formatted: str, *, check: bool, diff: bool) -> bool:
    """Write a file at once, or show what would change; whether it could be written."""
    from policylint.fixing.replacing import replace_file

    if diff:
        click.echo(shown_difference("".join(_difference(source, formatted))), nl=False)
    elif check:
        if formatted != source.text:
            from policylint.reporters.terminal import neutral

            click.echo(f"would reformat {neutral(source.path)}")
    elif name == "-":
        click.echo(formatted, nl=False)
    elif formatted != source.text:
        mark = "\ufeff" if source.byte_order_mark else ""
        try:
            replace_file(Path(name), (mark + formatted).encode(source.encoding))
        except OSError as error:
            complain(f"{source.path}: {error.strerror or error}")
            return False
    return True


def _difference(source: Source, formatted: str) -> list[str]:
    before, after = (text.splitlines(keepends=True) for text in (source.text, formatted))
    lines = unified_diff(before, after, source.path, source.path)
    return [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines]


def _report(changed: int, total: int) -> None:
    files = "1 file" if total == 1 else f"{total} files"
    as_due = "1 file is laid out as it should be" if total == 1 else f"{files} are laid out as they should be"
    would = f"{changed} of {files} would change" if changed else as_due
    click.echo(would, err=True)
