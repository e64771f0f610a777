"""What findings depend on besides the text: hashed, so that a change of any of it makes every entry a miss."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from policylint import __version__
from policylint.inputs import contents
from policylint.machine.digests import blake2b

if TYPE_CHECKING:
    from policylint.plugins.loading import Plugin

FORMAT = 3
"""Of the records. Grows when they change."""

_LARGEST = 1 << 30
_MOST_FILES = 2000


class UnstampableError(Exception):
    """A plugin whose code cannot be found in files: nothing is kept in a run with it."""


def digest(*parts: str | bytes) -> str:
    """A hash of parts, each told from the next by its length."""
    found = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


def environment_stamp(plugins: Iterable[Plugin], folders: Iterable[str]) -> str:
    """The tool, Python, every installed distribution (found in `folders`), and the code of plugins.

    Raises UnstampableError.
    """
    distributions = sorted({name for folder in folders for name in _distributions(folder)})
    return digest(
        str(FORMAT),
        __version__,
        sys.version,
        sys.platform,
        *_tool(),
        "distributions",
        *distributions,
        "plugins",
        *(part for plugin in plugins for part in (plugin.title, *_plugin(plugin))),
    )


def _distributions(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return []


def _tool() -> Iterator[str]:
    """Our own code: the list of hashes that came with a wheel, or what a source tree holds now."""
    package = Path(__file__).parent.parent
    record = package.parent / f"policylint-{__version__}.dist-info" / "RECORD"
    if record.is_file():
        yield digest(record.read_bytes())
        return
    for folder in dict.fromkeys((str(package), *import_module("policylint.grammars").__path__)):
        for entry in files_below(folder):
            try:
                status = entry.stat()
            except OSError as error:  # a link that leads nowhere: an editor's lock, say
                raise UnstampableError(str(error)) from None
            yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"


def _plugin(plugin: Plugin) -> Iterator[str]:
    """The files of a pack, of the package that a plugin is part of, or its one file."""
    yield from _contents([plugin.source] if plugin.kind == "pack" else places_of(plugin))


def places_of(plugin: Plugin) -> list[str]:
    """The folders of the package that a plugin in Python is part of, or its one file. Raises UnstampableError."""
    name = str(getattr(plugin.module, "__name__", type(plugin.module).__module__))
    package = sys.modules.get(name.partition(".")[0])
    places = list(getattr(package, "__path__", ())) or [getattr(package, "__file__", None) or ""]
    if places == [""]:
        raise UnstampableError(name)
    return places


def _contents(places: Iterable[str]) -> Iterator[str]:
    """The hashes of files, and of all files in folders."""
    try:
        paths: list[str] = []
        for place in places:
            paths += [entry.path for entry in files_below(place)] if Path(place).is_dir() else [place]
        if len(paths) > _MOST_FILES:
            raise UnstampableError(f"{len(paths)} files")
        for path in paths:
            yield from (path, digest(contents(path, _LARGEST)))
    except OSError as error:
        raise UnstampableError(str(error)) from None


def files_below(folder: str) -> Iterator[os.DirEntry[str]]:
    """The files below a folder in a stable order, but for compiled ones."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from files_below(entry.path)
            elif not entry.name.endswith((".pyc", ".c", ".h")):
                yield entry
