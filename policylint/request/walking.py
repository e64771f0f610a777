"""Walks folders for the files in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ignore import DirEntry, Error, WalkBuilder
from ignore.overrides import OverrideBuilder

from policylint.inputs import InputProblem
from policylint.patterns import deferred
from policylint.request.ignore_files import IgnoreFileError, IgnoreFiles

_IO_ERROR = deferred(r"(?s)(?P<path>.+): IO error for operation on (?P=path): (?P<why>.+) \(os error \d+\)")


def walk(root: Path, *, skipped: Iterable[str], gitignore: bool, problems: list[InputProblem]) -> list[str]:
    """The files below a folder, without hidden ones, folders of `skipped` names, and with `gitignore` what git ignores.

    Folders that cannot be read become `problems`. Links to folders are not followed. Where it cannot be known what git ignores, that is a problem, and nothing is found.
    """
    try:
        return list(_walk(root, frozenset(skipped), IgnoreFiles() if gitignore else None, problems))
    except IgnoreFileError as error:
        hint = "--no-respect-gitignore searches without it"
        problems.append(InputProblem(os.path.normpath(error.path), error.message, hint))
        return []


def _walk(
    root: Path, skipped: frozenset[str], ignored: IgnoreFiles | None, problems: list[InputProblem]
) -> Iterator[str]:
    if ignored is not None:
        ignored.look_above(str(root))
    entries = _entries(root, skipped, ignored is not None)
    while True:
        try:
            entry = next(entries, None)
        except Error as error:
            problems.append(_unwalked(str(error)))
            continue
        if entry is None:
            return
        name = str(entry.path())
        if os.path.isfile(name):
            yield name
        elif ignored is not None and (entry.depth() == 0 or not os.path.islink(name)):
            ignored.look_below(name, skipped)


def _entries(root: Path, skipped: Iterable[str], gitignore: bool) -> Iterator[DirEntry]:
    overrides = OverrideBuilder(root)
    for name in sorted(skipped):
        overrides.add(f"!{name}/")
    builder = WalkBuilder(root)
    builder.overrides(overrides.build())
    builder.ignore(False)
    for heeded in (builder.git_ignore, builder.git_exclude, builder.git_global, builder.parents):
        heeded(gitignore)
    return iter(builder.build())


def _unwalked(message: str) -> InputProblem:
    """What kept a folder from being read, from the words of the library."""
    match = _IO_ERROR.fullmatch(message)
    return (
        InputProblem(str(Path(match["path"])), match["why"])
        if match is not None
        else InputProblem("", message)
    )
