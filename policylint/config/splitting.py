"""`[[policy]]`: which files make one policy together."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from glob import has_magic
from pathlib import Path
from typing import Any

from policylint.config.config import Config, Place, SplitPolicy
from policylint.config.finding import config_of
from policylint.config.globbing import TooManyError, fitting
from policylint.config.patterns import LONGEST, TOO_LONG
from policylint.config.problems import ConfigProblem, meant

_KEY = "policy.files"
_DECLARATION = ".policy"
_SIDECAR = ".policylint.toml"


def split_policy(values: dict[str, Any], place: Place, root: str) -> tuple[SplitPolicy, list[ConfigProblem]]:
    """The policy that the values of one table describe, and what is wrong with its files.

    `files` are names and patterns, absolute, with their places; `root` is the folder that patterns count from.
    """
    problems: list[ConfigProblem] = []
    files: dict[str, None] = {}
    for pattern, where in values.pop("files", ()):
        found, problem = _found(pattern, root)
        if problem is not None:
            problems.append(ConfigProblem(where.file, where.line, _KEY, *problem))
        for file in found:
            if file.endswith(_DECLARATION):
                problems.append(ConfigProblem(where.file, where.line, _KEY, *_alone(file)))
        files |= dict.fromkeys(found)
    return SplitPolicy(values.pop("name", ""), tuple(files), values, place), problems


def clashes(splits: Sequence[SplitPolicy]) -> Iterator[ConfigProblem]:
    """A problem for each file that is part of two policies, and for each name that two policies have."""
    owners: dict[str, SplitPolicy] = {}
    names: dict[str, SplitPolicy] = {}
    for split in splits:
        for file in split.files:
            other = owners.setdefault(file, split)
            if other is not split:
                message = f"{_shown(file)} is part of another policy already ({_where(other)})"
                yield ConfigProblem(split.place.file, split.place.line, _KEY, message)
        other = names.setdefault(split.name, split) if split.name else split
        if other is not split:
            message = f"another policy is called {split.name!r} ({_where(other)})"
            yield ConfigProblem(split.place.file, split.place.line, "policy.name", message)


def strays(config: Config, file: Path) -> Iterator[ConfigProblem]:
    """A problem for each part of a policy for which another configuration than this one is the closest."""
    for split in config.get("policy", ()):
        for part in split.files:
            closest = config_of(part)
            if closest is not None and closest.absolute() != file.absolute():
                message = f"another configuration holds for {_shown(part)}: {_shown(str(closest))}"
                yield ConfigProblem(
                    split.place.file, split.place.line, _KEY, message, "the files of a policy share one"
                )


def _found(pattern: str, root: str) -> tuple[list[str], tuple[str, str] | None]:
    """The files that a name or a pattern means, and what is wrong if there are none."""
    path = os.path.normpath(pattern)
    if os.path.isfile(path):  # noqa: PTH113 - False, too, if the name is too long
        return [path], None
    base = root if Path(path).is_relative_to(root) else Path(path).anchor
    if has_magic(rest := os.path.relpath(path, base)):
        return _matching(path, base, rest)
    if os.path.isdir(path):  # noqa: PTH112
        return [], (f"{_shown(path)} is a folder", f"name its files, such as {_shown(path)}/*.md")
    folder = Path(path).parent
    names = [entry.name for entry in folder.iterdir()] if os.path.isdir(folder) else []  # noqa: PTH112
    return [], (f"no such file: {_shown(path)}", meant(Path(path).name, names))


def _matching(path: str, base: str, rest: str) -> tuple[list[str], tuple[str, str] | None]:
    """The files below a folder that match a pattern, and what is wrong if there are none, or too much to look through."""
    if len(rest) > LONGEST:
        return [], (TOO_LONG, "")
    try:
        every = {one for one in fitting(base, rest) if not one.endswith(_SIDECAR)}
    except TooManyError:
        hint = "name the folder that they are in"
        return [], (f"looking for {_shown(path)} leads through too many files and folders", hint)
    return sorted(every), None if every else (f"no file matches {_shown(path)}", "")


def _alone(file: str) -> tuple[str, str]:
    return f"{_shown(file)} is a declaration, which stands alone", "name the texts that people read"


def _where(split: SplitPolicy) -> str:
    return f"{split.place.file}:{split.place.line}"


def _shown(path: str) -> str:
    from policylint.config.loading import shown

    return shown(Path(path))
