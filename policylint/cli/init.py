"""`policylint init`: adopt policylint in a repository."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policylint.cli import completing
from policylint.cli.options import FAILED, OK, Names, complain, fail, flat
from policylint.cli.parts import end, loaded, plugin_option

if TYPE_CHECKING:
    from policylint.adoption.proposal import Proposal
    from policylint.adoption.survey import Survey


@click.command("init")
@click.argument("directory", default=".", type=click.Path(exists=True, file_okay=False))
@click.option(
    "--framework",
    "frameworks",
    type=Names(),
    multiple=True,
    metavar="NAMES",
    shell_complete=completing.frameworks,
    help="Laws to hold the policies against. [default: those that the policies speak of]",
)
@click.option("--no-hook", is_flag=True, help="Write no pre-commit hook.")
@click.option("--no-workflow", is_flag=True, help="Write no workflow for GitHub Actions.")
@plugin_option
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
def command(directory: str, **options: Any) -> None:
    """Look at the repository DIRECTORY, and write a configuration, a pre-commit hook and a workflow for it.

    Nothing that exists is overwritten. A `.pre-commit-config.yaml` that exists gets our hook added.
    """
    from policylint import __version__
    from policylint.adoption.proposal import proposals
    from policylint.adoption.survey import survey

    frameworks = _known(flat(options["frameworks"]))
    root = Path(directory)
    parts = loaded(("frontends", "detectors"), options["plugins"])
    found = survey(root, parts, date.today())
    _say_what_was_found(found)
    proposed = proposals(
        found,
        frameworks or None,
        __version__,
        hook=not options["no_hook"],
        workflow=not options["no_workflow"],
    )
    fine = not found.problems
    for one in proposed:
        fine &= _show(one) if options["dry_run"] else _write(root, one)
    _say_what_is_next(found, bool(options["dry_run"]))
    end(parts, OK if fine else FAILED)


def _known(names: tuple[str, ...]) -> tuple[str, ...]:
    from policylint.decisions import UnknownNameError, framework_named
    from policylint.frameworks import builtin_frameworks

    try:
        return tuple(framework_named(name, builtin_frameworks()).name for name in names)
    except UnknownNameError as error:
        fail(error)


def _say_what_was_found(found: Survey) -> None:
    from policylint.reporters.terminal import shown_path

    number = len(found.policies)
    click.echo(f"{number or 'No'} {'policy' if number == 1 else 'policies'} here{':' if number else '.'}")
    for one in found.policies:
        spoken = f"  speaks of {', '.join(one.frameworks)}" if one.frameworks else ""
        click.echo(f"  {shown_path(one.path)}{spoken}")
    for problem in found.problems:
        complain(str(problem))
    if found.unread:
        complain(f"{found.unread} more files were not looked at; name the policies with `include`")


def _show(proposal: Proposal) -> bool:
    if proposal.note:
        click.echo(f"{proposal.path.as_posix()}: {proposal.note}")
    else:
        click.echo(f"--- {proposal.path.as_posix()}\n{proposal.text}", nl=False)
    return True


def _write(root: Path, proposal: Proposal) -> bool:
    if proposal.note:
        click.echo(f"{proposal.path.as_posix()}: {proposal.note}")
        return True
    from policylint.fixing.replacing import replace_file

    target = root / proposal.path
    try:
        if proposal.added:
            replace_file(target, proposal.text.encode("utf-8"))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as stream:
                stream.write(proposal.text.encode("utf-8"))
    except OSError as error:
        complain(f"{target}: {error.strerror or error}")
        return False
    click.echo(f"{proposal.path.as_posix()}: {'hook added' if proposal.added else 'written'}")
    return True


def _say_what_is_next(found: Survey, dry: bool) -> None:
    if dry:
        return
    click.echo("\nNext:")
    click.echo("  policylint check             see what is found")
    if found.policies:
        click.echo(
            "  policylint baseline write    take down what is there, so that only what is new is reported"
        )
    if found.on_git and found.hook.exists():
        click.echo("  pre-commit install           check before each commit")
    if found.on_gitlab:
        click.echo("  GitLab CI                    a job for it is in the documentation, under “Run in CI”")
