"""Frameworks of a team's own: TOML files, or folders of them, with no Python."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.frameworks.loader import load
from policylint.frameworks.problems import FrameworkError, Problem
from policylint.inputs import text_of

if TYPE_CHECKING:
    from policylint.framework import Framework


def is_path(name: str) -> bool:
    """Whether what a user named as a framework is a file or folder rather than a name."""
    return name.endswith(".toml") or "/" in name or "\\" in name


def load_paths(paths: Iterable[str], taken: Iterable[str] = ()) -> dict[str, tuple[Framework, ...]]:
    """The frameworks of several files and folders, by path. `taken` are names that others have already.

    Raises FrameworkError with everything that is wrong in any of them.
    """
    loaded: dict[str, tuple[Framework, ...]] = {}
    names = set(taken)
    problems: list[Problem] = []
    for path in dict.fromkeys(paths):
        try:
            loaded[path] = load_path(path)
        except FrameworkError as error:
            problems += error.problems
            continue
        for framework in loaded[path]:
            if framework.name in names:
                hint = "give it another name"
                message = f"a framework named {framework.name!r} exists already"
                problems.append(Problem(path, 1, "name", message, hint))
            names.add(framework.name)
    if problems:
        raise FrameworkError(problems)
    return loaded


def load_path(path: str) -> tuple[Framework, ...]:
    """The framework in a TOML file, or those in the `.toml` files of a folder, by name of file.

    Raises FrameworkError with everything that is wrong in any of them, unreadable files included.
    """
    place = Path(path)
    names = sorted(place.glob("*.toml")) if place.is_dir() else [place]
    if not names:
        raise FrameworkError([Problem(path, 1, "", "no framework in this folder", "add a .toml file")])
    frameworks: list[Framework] = []
    problems: list[Problem] = []
    for name in names:
        try:
            frameworks.append(load(text_of(name), str(name)))
        except FrameworkError as error:
            problems += error.problems
        except UnicodeDecodeError:
            problems.append(Problem(str(name), 1, "", "not UTF-8", "save it as UTF-8"))
        except OSError as error:
            problems.append(Problem(str(name), 1, "", f"cannot be read: {error.strerror}"))
    if problems:
        raise FrameworkError(problems)
    return tuple(frameworks)
