"""Which files a run reads: explicit paths always, directories by suffix, standard input as `-`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from policylint.source import Source, decode

STDIN = "-"
STDIN_NAME = "<stdin>"

_SKIPPED = frozenset(
    {"node_modules", "__pycache__", "venv", "site-packages", "dist", "build", "target", "vendor"}
)


@dataclass(frozen=True, slots=True)
class InputProblem:
    """A path that could not be read, or that held nothing to read; `hint` says what to do."""

    path: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" + (f" ({self.hint})" if self.hint else "")


def find(paths: Sequence[str], suffixes: Iterable[str]) -> tuple[list[str], list[InputProblem]]:
    """The files to read, each once, in a stable order; and what is wrong with the paths given.

    A file named outright is always read. In a directory every file with a known suffix (lower case, with
    its dot) is, but for hidden folders and those that hold other people's code.
    """
    known = frozenset(suffixes)
    found: dict[str, None] = {}
    problems: list[InputProblem] = []
    for name in paths:
        path = Path(name)
        if name == STDIN or path.is_file():
            found[name] = None
        elif path.is_dir():
            inside = sorted(_in_directory(path, known))
            if not inside:
                endings = ", ".join(sorted(known))
                problems.append(InputProblem(name, "no policies in this directory", f"looked for {endings}"))
            found.update(dict.fromkeys(inside))
        elif path.exists() or path.is_symlink():
            problems.append(InputProblem(name, "is neither a file nor a directory"))
        else:
            problems.append(InputProblem(name, "no such file or directory", _meant(path)))
    return list(found), problems


def _in_directory(root: Path, suffixes: frozenset[str]) -> Iterator[str]:
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if not name.startswith(".") and name not in _SKIPPED]
        for file in files:
            if Path(file).suffix.lower() in suffixes and not file.startswith("."):
                yield str(Path(folder) / file)


def _meant(path: Path) -> str:
    try:
        neighbours = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return ""
    close = get_close_matches(path.name, neighbours, 1, 0.6)
    return f"did you mean {str(path.parent / close[0])!r}?" if close else ""


def read(name: str, stdin: BinaryIO, stdin_name: str = STDIN_NAME) -> Source | InputProblem:
    """Read one file, or standard input if `name` is `-`. An unreadable one is a problem, not an exception."""
    try:
        if name == STDIN:
            return decode(stdin.read(), stdin_name)
        return decode(Path(name).read_bytes(), name)
    except OSError as error:
        return InputProblem(name, error.strerror or str(error))
