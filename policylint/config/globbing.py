"""The files that a pattern with `*`, `?`, `[…]` and `**` means, in time that is bounded whatever the pattern and the folders.

`glob` of the standard library follows links into folders, in circles too, and looks into a folder once for each way in
which a pattern leads there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import fnmatch
from glob import has_magic
from pathlib import Path

from policylint.frozen import dataclass

_DEEP = "**"
_MOST = 1_000_000


class TooManyError(Exception):
    """There are more files and folders than one looks through."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    path: str
    is_folder: bool


def fitting(base: str, pattern: str, most: int = _MOST) -> set[str]:
    """The files below an absolute folder whose paths match a pattern, which counts from there.

    Hidden ones only where the pattern has the dot; links to folders only where their names are written out. Raises
    TooManyError where that takes looking at more than so many files and folders.
    """
    parts, found = Path(pattern).parts, set[str]()
    ways = [(base, 0)]
    seen, looked = {*ways}, 0
    while ways:
        folder, at = ways.pop()
        looked += 1
        for entry, then in _steps(folder, parts[at], at):
            looked += 1
            if looked > most:
                raise TooManyError
            if then == len(parts):
                found |= set() if entry.is_folder else {entry.path}
            elif entry.is_folder and (entry.path, then) not in seen:
                seen.add((entry.path, then))
                ways.append((entry.path, then))
    return {path for path in found if os.path.isfile(path)}  # noqa: PTH113


def _steps(folder: str, part: str, at: int) -> Iterator[tuple[_Entry, int]]:
    """Where a part of a pattern leads from a folder, each with the number of the part that is next."""
    if part == _DEEP:
        yield _Entry("", folder, True), at + 1
        for entry in _entries(folder):
            if entry.is_folder and entry.name[0] != ".":
                yield entry, at
            elif entry.name[0] != ".":
                yield entry, at + 1
    elif has_magic(part):
        for entry in _entries(folder):
            if fnmatch(entry.name, part) and (entry.name[0] != "." or part[0] == "."):
                yield entry, at + 1
    else:
        path = os.path.join(folder, part)  # noqa: PTH118
        yield _Entry(part, path, os.path.isdir(path)), at + 1  # noqa: PTH112


def _entries(folder: str) -> Iterator[_Entry]:
    """What is in a folder; nothing if it cannot be looked into."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                yield _Entry(entry.name, entry.path, entry.is_dir(follow_symlinks=False))
    except OSError:
        return
