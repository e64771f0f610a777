"""Reads a pack from its folder, and says everything that is wrong with it at once.

    house/
      pack.toml            [pack] name, version, summary; [classes]; [[rule]]
      rules/*.toml         more [[rule]] and [classes]
      frameworks/*.toml    what notices must say, as in `policylint.frameworks`
      vocabulary/*.toml    more ways of saying things, as in `policylint/vocabulary/en`

A single file `house.toml` is a pack, too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from policylint.config.places import KeyPath, Places
from policylint.config.problems import ConfigProblem
from policylint.config.toml import TomlError, parse
from policylint.inputs import text_of
from policylint.packs.building import MESSAGES, Given, built
from policylint.packs.checking import File, PackError, is_name
from policylint.packs.classes import with_shipped
from policylint.packs.documenting import info_of
from policylint.packs.keys import COMMON, EXAMPLE, HEAD, KINDS, LIMITED, NEEDED
from policylint.packs.matching import PackPatterns
from policylint.packs.numbering import Numbering
from policylint.packs.pack import Pack
from policylint.packs.rules import Common, PackExample, fields_of
from policylint.packs.scope import Scope
from policylint.rule import Rule

_TOP = ("pack", "classes", "rule")
_READ = ("sentence", "item", "row")


def read_pack(path: str) -> Pack:
    """The pack in a folder or a TOML file. Raises PackError with all that is wrong in any of its files."""
    place = Path(path)
    names = [place / "pack.toml", *sorted((place / "rules").glob("*.toml"))] if place.is_dir() else [place]
    opened = [_opened(name) for name in names]
    problems = [problem for file, _ in opened for problem in file.problems]
    if problems:
        raise PackError(problems)
    reader = _Reader(opened)
    head = reader.head()
    rules, examples = reader.rules()
    problems = [problem for file, _ in opened for problem in file.problems]
    frameworks = _frameworks(place / "frameworks", problems) if place.is_dir() else ()
    name = head.get("name", place.stem)
    detectors = _detectors(place / "vocabulary", name, problems) if place.is_dir() else ()
    if problems:
        raise PackError(problems)
    return Pack(name, head.get("version", ""), str(place), rules, frameworks, detectors, examples)


def _detectors(folder: Path, name: str, problems: list[ConfigProblem]) -> tuple[Any, ...]:
    if not folder.is_dir():
        return ()
    from policylint.packs.vocabulary import pack_detectors

    return pack_detectors(folder, name, problems)


def _opened(path: Path) -> tuple[File, dict[str, Any]]:
    empty = File(str(path), Places(""))
    try:
        text = text_of(path)
        tables = parse(text)
        return File(str(path), Places(text)), tables
    except FileNotFoundError:
        empty.problems.append(
            ConfigProblem(str(path), 0, "", "no such file", "a pack is a folder with a pack.toml")
        )
    except UnicodeDecodeError:
        empty.problems.append(ConfigProblem(str(path), 0, "", "not UTF-8", "save it as UTF-8"))
    except OSError as error:
        empty.problems.append(ConfigProblem(str(path), 0, "", f"cannot be read: {error.strerror or error}"))
    except TomlError as error:
        empty.problems.append(ConfigProblem(str(path), error.line, "", f"not valid TOML: {error}"))
    return empty, {}


def _frameworks(folder: Path, problems: list[ConfigProblem]) -> tuple[Any, ...]:
    if not folder.is_dir():
        return ()
    from policylint.frameworks.paths import load_path
    from policylint.frameworks.problems import FrameworkError

    try:
        return load_path(str(folder))
    except FrameworkError as error:
        problems += [
            ConfigProblem(one.file, one.line, one.key, one.message, one.hint) for one in error.problems
        ]
        return ()


class _Reader:
    """Reads the tables of all files of one pack."""

    def __init__(self, opened: list[tuple[File, dict[str, Any]]]) -> None:
        self._opened = opened
        self._classes = with_shipped(self._class_sources(), [data for _, data in opened])
        self._numbering = Numbering(self._classes)

    def head(self) -> dict[str, Any]:
        file, data = self._opened[0]
        for one, tables in self._opened:
            for key in tables:
                if key not in _TOP:
                    one.complain((key,), "unknown key", f"known: {', '.join(_TOP)}")
            for name in tables.get("classes", {}) if isinstance(tables.get("classes", {}), dict) else ():
                self._numbering.check_class(one, ("classes", name), name)
        head = data.get("pack")
        if not isinstance(head, dict):
            file.complain((), "the table [pack] is missing", 'write [pack] and name = "…"')
            return {}
        return file.checked(("pack",), head, HEAD, ("name",))

    def rules(self) -> tuple[tuple[Rule, ...], dict[str, tuple[PackExample, ...]]]:
        rules: dict[str, Rule] = {}
        examples: dict[str, tuple[PackExample, ...]] = {}
        patterns = PackPatterns()
        for file, data in self._opened:
            tables = data.get("rule", [])
            if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
                file.complain(("rule",), "must be a list of tables", "write [[rule]]")
                continue
            for index, table in enumerate(tables):
                name = table.get("name")
                file.rule = name if is_name(name) else ""
                self._rule(file, ("rule", index), table, patterns, rules, examples)
            file.rule = ""
        patterns.fill(self._numbering.sources, self._classes)
        return tuple(rules.values()), examples

    def _rule(
        self, file: File, at: KeyPath, table: dict[str, Any], patterns: PackPatterns,
        rules: dict[str, Rule], examples: dict[str, tuple[PackExample, ...]],
    ) -> None:  # fmt: skip
        kind = table.get("kind", "existence")
        if not isinstance(kind, str) or kind not in KINDS:
            file.checked((*at, "kind"), {"kind": kind}, COMMON)
            return
        known = {**COMMON, **KINDS[kind]}
        before = len(file.problems)
        values = file.checked(at, table, known, ("name", *NEEDED.get(kind, ())))
        if kind in LIMITED and "max" not in values and "min" not in values:
            file.complain(at, "neither max nor min is given")
        shown = tuple(self._examples(file, at, values))
        if len(file.problems) > before:
            return
        message, fields = MESSAGES[kind]
        for key in ("message", "help"):
            for name in sorted(fields_of(values.get(key, "")) - fields):
                file.complain(
                    (*at, key), f"unknown field {{{name}}}", f"known: {', '.join(sorted(fields)) or 'none'}"
                )
        if values["name"] in rules:
            file.complain((*at, "name"), f"a rule named {values['name']!r} exists already")
            return
        common = Common(
            info_of(values, kind, shown),
            values.get("message", message),
            values.get("help", ""),
            self._scope(file, at, values),
            patterns,
        )
        rule = built(kind, common, Given(file, at, values, self._numbering))
        if rule is not None:
            rules[values["name"]], examples[values["name"]] = rule, shown

    def _scope(self, file: File, at: KeyPath, values: dict[str, Any]) -> Scope:
        kinds = tuple(values.get("in", _READ))
        for one in set(kinds) - {*_READ, "heading"}:
            file.complain(
                (*at, "in"), f"unknown kind of passage {one!r}", f"known: {', '.join(_READ)}, heading"
            )
        self._check_topics(file, (*at, "topics"), values.get("topics", ()))
        self._check_topics(file, (*at, "topic"), [values["topic"]] if "topic" in values else ())
        numbers = self._numbering.of
        groups = [
            numbers(file, (*at, "with", index), one) for index, one in enumerate(values.get("with", ()))
        ]
        return Scope(
            kinds,
            numbers(file, (*at, "under"), values.get("under")),
            numbers(file, (*at, "not-under"), values.get("not-under")),
            tuple(values.get("topics", ())),
            tuple(groups),
            numbers(file, (*at, "unless"), values.get("unless")),
        )

    @staticmethod
    def _check_topics(file: File, at: KeyPath, names: Any) -> None:
        from policylint.config.problems import meant
        from policylint.topics import topics

        for name in names:
            if not any(known == name or known.startswith(f"{name}.") for known in topics()):
                file.complain(at, f"unknown topic {name!r}", meant(name, topics()))

    def _examples(self, file: File, at: KeyPath, values: dict[str, Any]) -> list[PackExample]:
        found = []
        for index, table in enumerate(values.get("example", ())):
            here: KeyPath = (*at, "example", index)
            one = file.checked(here, table, EXAMPLE, ("text",))
            if "text" in one:
                finds, missed = tuple(one.get("finds", ())), tuple(one.get("missed", ()))
                rest = {key: one[key] for key in ("path", "today") if key in one}
                found.append(PackExample(one["text"], finds, missed, line=file.places.line(here), **rest))
        return found

    def _class_sources(self) -> dict[str, list[str]]:
        known: dict[str, list[str]] = {}
        for file, data in self._opened:
            tables = data.get("classes", {})
            if not isinstance(tables, dict):
                file.complain(("classes",), "must be a table", "write [classes]")
                continue
            for name, value in tables.items():
                ways = [value] if isinstance(value, str) else value
                if not isinstance(ways, list) or not all(isinstance(one, str) for one in ways):
                    file.complain(("classes", name), "must be a pattern or a list of patterns")
                elif name in known:
                    file.complain(("classes", name), f"the class {name!r} is defined twice")
                else:
                    known[name] = ways
        return known
