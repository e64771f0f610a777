"""Walks folders for the files in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from policylint.inputs import InputProblem
from policylint.patterns import deferred

_IO_ERROR = deferred(r"(?s)(?P<path>.+): IO error for operation on (?P=path): (?P<why>.+) \(os error \d+\)")


def walk(
    root: Path, *, skipped: Iterable[str], gitignore: bool, problems: list[InputProblem]
) -> Iterator[str]:
    """The files below a folder, without hidden ones, folders of `skipped` names, and with `gitignore` what git ignores.

    Folders that cannot be read become `problems`. Links to folders are not followed.
    """
    from ignore import Error, WalkBuilder
    from ignore.overrides import OverrideBuilder

    overrides = OverrideBuilder(root)
    for name in sorted(skipped):
        overrides.add(f"!{name}/")
    builder = WalkBuilder(root)
    builder.overrides(overrides.build())
    builder.ignore(False)
    for heeded in (builder.git_ignore, builder.git_exclude, builder.git_global, builder.parents):
        heeded(gitignore)
    entries = iter(builder.build())
    while True:
        try:
            entry = next(entries, None)
        except Error as error:
            problems.append(_unwalked(str(error)))
            continue
        if entry is None:
            return
        path = entry.path()
        if path.is_file():
            yield str(path)


def _unwalked(message: str) -> InputProblem:
    """What kept a folder from being read, from the words of the library."""
    match = _IO_ERROR.fullmatch(message)
    return (
        InputProblem(str(Path(match["path"])), match["why"])
        if match is not None
        else InputProblem("", message)
    )
