"""Which packs there are: those that the user names by path, and those of installed distributions.

A distribution brings a pack by an entry point of the group `policylint.packs` that names the package whose folder
is the pack. The package is looked up and not imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from os.path import realpath

from policylint.config.problems import ConfigProblem
from policylint.packs.checking import PackError
from policylint.packs.pack import Pack
from policylint.packs.reading import read_pack
from policylint.plugins import PACKS
from policylint.plugins.loading import entry_points
from policylint.reporter import Failure


def named_packs(paths: Sequence[str]) -> list[Pack]:
    """The packs at these paths, each once however it is spelled. Raises PackError with all that is wrong in any of them."""
    packs: list[Pack] = []
    problems: list[ConfigProblem] = []
    spelled: dict[str, str] = {}
    for path in paths:
        spelled.setdefault(realpath(path), path)
    for path in spelled.values():
        try:
            packs.append(read_pack(path))
        except PackError as error:
            problems += error.problems
    if problems:
        raise PackError(problems)
    return packs


def installed_packs(failures: list[Failure]) -> list[Pack]:
    """The packs that are installed. What cannot be used is added to `failures`."""
    packs = []
    for point in entry_points(PACKS):
        version = point.dist.version if point.dist is not None else ""
        what = f"pack {point.name} {version}".rstrip()
        try:
            packs.append(read_pack(_folder(point.value)))
        except ValueError as error:
            failures.append(Failure(what, "; ".join(str(error).splitlines())))
    return packs


def _folder(package: str) -> str:
    """The folder of a top-level package. Raises ValueError if there is none, or if finding it would run code."""
    if "." in package or ":" in package:
        raise ValueError(f"{package!r} must be the name of a top-level package that holds a pack.toml")
    spec = find_spec(package)
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    if not folders:
        raise ValueError(f"no package {package!r}")
    return str(folders[0])
