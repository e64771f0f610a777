"""`policylint new`: a rule, a framework, a pack or a plugin to begin with."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from policylint.cli.options import FAILED, complain

_NEXT = {
    "rule": "python -m pytest test_{module}.py; python -m policylint check --plugin {module} --select {name} PRIVACY.md",
    "framework": "policylint frameworks ./{name}.toml; policylint check --framework ./{name}.toml --preview PRIVACY.md",
    "pack": "policylint test {name}; policylint check --pack {name} PRIVACY.md",
    "plugin": "cd {name}; python -m pip install -e '.[test]'; python -m pytest; policylint plugins",
}


@click.command("new")
@click.argument("kind", type=click.Choice(tuple(_NEXT)))
@click.argument("name")
@click.option("--in", "folder", default=".", metavar="DIRECTORY", help="Where to write. [default: here]")
def command(kind: str, name: str, folder: str) -> None:
    """Write a rule, framework, pack or plugin NAME to begin with; its own tests pass at once.

    NAME is lower-case words joined by hyphens. Nothing that exists is overwritten.
    """
    from policylint.scaffolding.scaffold import scaffold

    try:
        files = scaffold(kind, name)
    except ValueError as error:
        complain(str(error))
        sys.exit(FAILED)
    root = Path(folder) / name if kind == "plugin" else Path(folder)
    taken = [path for path in files if (root / path).exists()]
    if taken:
        complain(f"{root / taken[0]}: exists already; nothing was written")
        sys.exit(FAILED)
    for path, text in files.items():
        try:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            complain(f"{error.filename or root / path}: {error.strerror or error}")
            sys.exit(FAILED)
        click.echo((root / path).as_posix())
    click.echo("\nNext:")
    for line in _NEXT[kind].format(name=name, module=name.replace("-", "_")).split("; "):
        click.echo(f"  {line}")
