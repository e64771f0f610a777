"""Digests of files by their names and bytes, the same wherever they lie and whatever line ends a checkout gave them."""

from __future__ import annotations

import os
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from policylint import __version__
from policylint.cache.stamps import UnstampableError, files_below, places_of
from policylint.inputs import LARGEST_BASELINE, contents
from policylint.plugins import import_paths
from policylint.plugins.loading import Plugin
from policylint.run_record import ContentRecord, FileRecord, LibraryRecord, PluginRecord, ToolRecord

_SOURCES = (".py", ".toml", ".lark")
_READERS = ("pyromark", "sentencex", "turbohtml")
_EXTRACTORS = ("pypdfium2", "python-docx")
_PACK = ("pack.toml", "rules", "frameworks", "vocabulary")
_INSTALLED = re.compile(r"([^-]{1,200})-([^-]{1,200})\.dist-info")


def tool_record() -> ToolRecord:
    """The tool as it is here. What is made from the sources (compiled tables, the matcher in C) changes nothing.

    Of an installed wheel its own list of hashes is believed: to read all files would take as long as to check a policy.
    """
    package = Path(__file__).parent.parent
    wheel = package.parent / f"policylint-{__version__}.dist-info" / "RECORD"
    if wheel.is_file():
        return ToolRecord(__version__, _digest(_listed(wheel.read_text(encoding="utf-8"))))
    grammars = import_module("policylint.grammars").__path__[0]
    own = {name: path for name, path in _below(str(package)) if _is_source(name)}
    own |= {f"grammars/{name}": path for name, path in _below(grammars) if _is_source(name)}
    return ToolRecord(__version__, files_digest(own.items()))


def _listed(wheel: str) -> Iterator[tuple[str, str]]:
    """The sources that a wheel brought, by name, and their hashes."""
    for line in wheel.splitlines():
        name, _, told = line.removeprefix("policylint/").partition(",sha256=")
        if told and line.startswith("policylint/") and _is_source(name):
            yield name, urlsafe_b64decode(told.partition(",")[0] + "=").hex()


def _is_source(name: str) -> bool:
    """Whether a file of the package is part of the tool itself: vocabularies and frameworks are told by themselves."""
    data = name.startswith("vocabulary/") or (name.startswith("frameworks/") and name.endswith(".toml"))
    return name.endswith(_SOURCES) and not data


def library_records(paths: Iterable[str]) -> tuple[LibraryRecord, ...]:
    """The libraries that read texts, and of those that read DOCX and PDF only where one of the inputs is such."""
    wanted = set(_READERS)
    if any(path.lower().endswith((".docx", ".pdf")) for path in paths):
        wanted |= set(_EXTRACTORS)
    found: dict[str, str] = {}
    for folder in import_paths():
        for name, version in _installed_in(folder):
            if name in wanted:
                found.setdefault(name, version)
    return tuple(LibraryRecord(name, found[name]) for name in sorted(found))


def _installed_in(folder: str) -> Iterator[tuple[str, str]]:
    try:
        names = [path.name for path in Path(folder).iterdir()]
    except OSError:
        return
    for name in names:
        told = _INSTALLED.fullmatch(name)
        if told is not None:
            yield told[1].lower().replace("_", "-"), told[2]


def plugin_record(plugin: Plugin) -> PluginRecord:
    """A plugin or pack with the digest of its package, its file, or its TOML; none if it cannot be found."""
    try:
        digest = files_digest(_files_of(plugin))
    except (UnstampableError, OSError):
        digest = ""
    return PluginRecord("pack" if plugin.kind == "pack" else "plugin", plugin.name, plugin.version, digest)


def _files_of(plugin: Plugin) -> list[tuple[str, str]]:
    if plugin.kind == "pack":
        if not Path(plugin.source).is_dir():
            return [("pack.toml", plugin.source)]
        return [
            (name, path)
            for name, path in _below(plugin.source, _PACK)
            if name.endswith(".toml") and name.partition("/")[0] in _PACK
        ]
    found: list[tuple[str, str]] = []
    for place in places_of(plugin):
        found += _below(place) if Path(place).is_dir() else [(Path(place).name, place)]
    return found


def vocabulary_record(code: str, folder: str) -> ContentRecord:
    """The vocabulary of a language: its TOML files."""
    return ContentRecord(code, files_digest(one for one in _below(folder) if one[0].endswith(".toml")))


def file_record(path: str, shown: str = "") -> FileRecord | None:
    """A file that is read beside the inputs; None if it cannot be."""
    try:
        data = contents(path, LARGEST_BASELINE)
    except (OSError, ValueError):
        return None
    return FileRecord((shown or relative(path)), sha256(data).hexdigest(), len(data))


def relative(path: str) -> str:
    """A path from the working folder, with `/`, so that no record names a folder of the machine."""
    try:
        return os.path.relpath(path).replace(os.sep, "/")
    except ValueError:
        return Path(path).name


def files_digest(files: Iterable[tuple[str, str]]) -> str:
    """One digest of files, given by names and paths. Raises OSError."""
    return _digest(
        (name, sha256(Path(path).read_bytes().replace(b"\r\n", b"\n")).hexdigest()) for name, path in files
    )


def _digest(hashed: Iterable[tuple[str, str]]) -> str:
    """One digest of files, given by names and digests, as `sha256sum` lists them, in the order of the names."""
    listed = "".join(f"{sha}  {name}\n" for name, sha in sorted(hashed))
    return sha256(listed.encode("utf-8", "surrogatepass")).hexdigest()


def _below(folder: str, only: Iterable[str] = ()) -> list[tuple[str, str]]:
    """The files below a folder, by their names from there; `only` those below some of its entries."""
    starts = [os.path.join(folder, one) for one in only] or [folder]  # noqa: PTH118
    paths = [start for start in starts if Path(start).is_file()]
    for start in starts:
        if Path(start).is_dir():
            paths += (entry.path for entry in files_below(start))
    return [(os.path.relpath(path, folder).replace(os.sep, "/"), path) for path in paths]
