"""Which configuration holds for a file: the closest one above it, and no other."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

NAMES = (".policylint.toml", "policylint.toml")
PROJECT_FILE = "pyproject.toml"
_TABLE = "tool.policylint"


def config_of(path: str) -> Path | None:
    """The configuration for a file, which need not exist; None if there is none up to the root.

    In one folder `.policylint.toml` comes before `policylint.toml`, and both before `pyproject.toml`, which
    counts only if it has a table `[tool.policylint]`.
    """
    folder, name = os.path.split(path)
    return closest(Path(path).absolute().parent) if name in ("", ".") else _above(folder, os.getcwd())  # noqa: PTH109


def here() -> str:
    """A path that stands for whatever lies in the working folder: what holds for a run as a whole holds for it."""
    return str(Path.cwd() / "policy")


@cache
def _above(folder: str, here: str) -> Path | None:
    """The configuration for what lies in a folder, seen from an absolute one: most files of a run lie in few folders."""
    return closest(Path(here, folder))


@cache
def closest(folder: Path) -> Path | None:
    """The configuration for what lies in an absolute folder."""
    for name in NAMES:
        if (folder / name).is_file():
            return folder / name
    project = folder / PROJECT_FILE
    if project.is_file() and _speaks_of_us(project):
        return project
    return None if folder.parent == folder else closest(folder.parent)


def forget() -> None:
    """Look for configurations anew: some may have come or gone."""
    _above.cache_clear()
    closest.cache_clear()


def _speaks_of_us(project: Path) -> bool:
    from policylint.inputs import text_of

    try:
        text = text_of(project)
    except (FileNotFoundError, UnicodeDecodeError):
        return False
    except OSError:  # it may, and whoever loads it says why it cannot be read
        return True
    if "policylint" not in text:
        return False
    from policylint.config.toml import TomlError, parse

    try:
        tools = parse(text).get("tool", {})
        return isinstance(tools, dict) and "policylint" in tools
    except TomlError:
        return f"[{_TABLE}" in text
