"""From a configuration file to a `Config`: read, checked, and merged with the files it extends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os.path import realpath, relpath
from pathlib import Path
from typing import Any

from policylint import __version__
from policylint.config.config import Config, Place
from policylint.config.finding import PROJECT_FILE
from policylint.config.keys import OPTION_TABLES
from policylint.config.places import KeyPath, Places
from policylint.config.problems import ConfigProblem
from policylint.config.reading import Reader
from policylint.config.toml import TomlError, parse
from policylint.config.version_ranges import holds
from policylint.inputs import text_of

_DEEPEST = 50
_ADDED = frozenset({"extend-select", "extend-exclude", "per-file-ignores", "override", "policy"})
_MERGED = frozenset({"facts", "severity", *OPTION_TABLES})


def load(path: Path) -> tuple[Config, list[ConfigProblem]]:
    """The configuration of a file, as far as it can be read, and all that is wrong in it and in what it extends."""
    problems: list[ConfigProblem] = []
    config = _load(path, (), problems, {})
    if len(config.files) > 1 and config.get("policy"):
        from policylint.config.splitting import clashes

        problems += (problem for problem in clashes(config.get("policy")) if problem not in problems)
    return config, problems


def read_settings(pairs: Sequence[str], root: Path) -> tuple[Config, list[ConfigProblem]]:
    """The configuration that `KEY=VALUE` pairs of the command line make, and what is wrong with them."""
    problems: list[ConfigProblem] = []
    config = Config()
    for pair in pairs:
        name = f"--config {pair!r}"
        reader = Reader(name, str(root), lambda _: 0)
        try:
            values = reader.read(parse(pair))
        except TomlError:
            reader.wrong(
                (), "is not KEY = VALUE as in TOML", "strings need quotes: --config 'fail-level=\"error\"'"
            )
            values = {}
        _check_version(values, reader, ())
        if values.pop("extend", None) is not None:
            reader.wrong(("extend",), "only a file can extend others", "name that file: --config FILE")
        problems += reader.problems
        places = {key: reader.place((key,)) for key in values}
        config = merged(config, Config(values, places, tuple(reader.names), tuple(reader.options)))
    return config, problems


def merged(under: Config, over: Config) -> Config:
    """Two configurations as one. What both say, `over` decides; tables are joined, `extend-…` lists and overrides added."""
    values: dict[str, Any] = dict(under.values)
    for key, value in over.values.items():
        if key in values and key in _ADDED:
            values[key] = (*values[key], *value)
        elif key in values and key in _MERGED:
            values[key] = {**values[key], **value}
        else:
            values[key] = value
    return Config(
        values,
        {**under.places, **over.places},
        tuple(dict.fromkeys((*under.names, *over.names))),
        tuple(
            {
                (one.table, one.part, one.name, one.place): one for one in (*under.options, *over.options)
            }.values()
        ),
        tuple(dict.fromkeys((*under.files, *over.files))),
    )


def shown(path: Path) -> str:
    """A path as users know it: relative to the working folder if it lies below."""
    try:
        relative = relpath(path)
    except ValueError:
        return str(path)
    return str(path) if relative.startswith("..") else relative.replace("\\", "/")


def _load(
    path: Path, above: tuple[Path, ...], problems: list[ConfigProblem], known: dict[str, Config]
) -> Config:
    name = shown(path)
    try:
        text = text_of(path, "utf-8-sig")
        document = parse(text)
    except TomlError as error:
        problems.append(ConfigProblem(name, error.line, "", f"not valid TOML: {error}"))
        return Config(files=(name,))
    except UnicodeDecodeError:
        problems.append(ConfigProblem(name, 0, "", "is not UTF-8"))
        return Config(files=(name,))
    except OSError as error:
        problems.append(ConfigProblem(name, 0, "", error.strerror or str(error)))
        return Config(files=(name,))
    places = Places(text)
    reader = Reader(name, str(path.parent.absolute()), places.line)
    table, start = _own_table(path, document, reader)
    values = reader.read(table, start)
    _check_version(values, reader, start)
    problems += sorted(reader.problems, key=lambda problem: problem.line)
    written = {key: reader.place((*start, key)) for key in values}
    extended = values.pop("extend", ())
    own = Config(values, written, tuple(reader.names), tuple(reader.options), (name,))
    return merged(_extended(extended, (*above, path), problems, known), own)


def _extended(
    extended: Iterable[tuple[str, Place]],
    above: tuple[Path, ...],
    problems: list[ConfigProblem],
    known: dict[str, Config],
) -> Config:
    """What the files say that the last of those `above` extends; several may extend the same, which is then `known`."""
    base = Config()
    files = [realpath(one) for one in above]
    for target, where in extended:
        parent = Path(target)
        real = realpath(parent)
        if real in files:
            cycle = " → ".join(shown(Path(one)) for one in (*files[files.index(real) :], str(parent)))
            problems.append(ConfigProblem(where.file, where.line, "extend", f"goes in a circle: {cycle}"))
        elif not parent.is_file():
            problems.append(ConfigProblem(where.file, where.line, "extend", f"no such file: {shown(parent)}"))
        elif len(files) > _DEEPEST:
            message = f"is the last of more than {_DEEPEST} files, each of which extends the next"
            problems.append(ConfigProblem(where.file, where.line, "extend", message))
        else:
            if real not in known:
                known[real] = _load(parent, above, problems, known)
            base = merged(base, known[real])
    return base


def _own_table(path: Path, document: dict[str, Any], reader: Reader) -> tuple[dict[str, Any], KeyPath]:
    """The table that is ours, and the keys that lead to it."""
    if path.name != PROJECT_FILE:
        return document, ()
    tools = document.get("tool", {})
    table = tools.get("policylint", {}) if isinstance(tools, dict) else None
    if isinstance(table, dict):
        return table, ("tool", "policylint")
    reader.wrong(("tool", "policylint"), "must be a table")
    return {}, ("tool", "policylint")


def _check_version(values: dict[str, Any], reader: Reader, start: KeyPath) -> None:
    required = values.get("required-version")
    if required is None:
        return
    try:
        if not holds(__version__, required):
            reader.wrong((*start, "required-version"), f"needs policylint {required}; this is {__version__}")
    except ValueError as error:
        reader.wrong((*start, "required-version"), str(error), "write it as >=0.1,<1")
