"""The values of a configuration, checked and brought into one form. Written by hand over the table of keys.

A validation library would cost more time at start than reading a policy does, and knows neither lines of TOML files nor near names of rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from policylint.config.config import GivenOption, Name, Override, Place, SplitPolicy
from policylint.config.formats import clashing
from policylint.config.keys import BY_NAME, FILES, OVERRIDE_KEYS, POLICY_KEYS, WITHDRAWN, Key
from policylint.config.patterns import LONGEST, TOO_LONG, Pattern
from policylint.config.places import KeyPath, written
from policylint.config.problems import ConfigProblem, meant
from policylint.frozen import dataclass


@dataclass(slots=True)
class Reader:
    """Reads the table of one file. `root` is the absolute folder from which its patterns and paths count."""

    file: str
    root: str
    line: Callable[[KeyPath], int]
    problems: list[ConfigProblem] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    options: list[GivenOption] = field(default_factory=list)

    def read(self, table: Mapping[str, Any], path: KeyPath = ()) -> dict[str, Any]:
        """The usable values of a table, by key; all that is wrong goes to `problems`."""
        return self._table(table, BY_NAME, path)

    def place(self, path: KeyPath) -> Place:
        """Where a key stands."""
        return Place(self.file, self.line(path))

    def wrong(self, path: KeyPath, message: str, hint: str = "") -> None:
        """Note a mistake."""
        self.problems.append(ConfigProblem(self.file, self.line(path), written(path), message, hint))

    def _table(self, table: Mapping[str, Any], known: Mapping[str, Key], path: KeyPath) -> dict[str, Any]:
        values = {}
        for name, value in table.items():
            here = (*path, name)
            key = known.get(name)
            if key is None:
                self.wrong(here, "unknown key", self._instead(name, known))
                continue
            read = _READERS[key.kind](self, key, value, here)
            if read is not None:
                values[name] = read
        return values

    def _instead(self, name: str, known: Mapping[str, Key]) -> str:
        if name in BY_NAME and name not in known:
            return "it holds for a whole run, not for some files"
        return WITHDRAWN.get(name) or meant(name, known, "known: " + ", ".join(known))

    def _flag(self, _key: Key, value: Any, path: KeyPath) -> Any:
        return self._if(isinstance(value, bool), value, path, "true or false")

    def _count(self, _key: Key, value: Any, path: KeyPath) -> Any:
        return self._if(type(value) is int and value >= 0, value, path, "a whole number from 0 on")

    def _text(self, _key: Key, value: Any, path: KeyPath) -> Any:
        return self._if(isinstance(value, str), value, path, "a string")

    def _if(self, fits: bool, value: Any, path: KeyPath, wanted: str) -> Any:
        if not fits:
            self.wrong(path, f"must be {wanted}, not {value!r}")
        return value if fits else None

    def _choice(self, key: Key, value: Any, path: KeyPath) -> str | None:
        if value in key.choices:
            return str(value)
        self.wrong(path, f"must be one of {', '.join(key.choices)}, not {value!r}", meant(value, key.choices))
        return None

    def _choices(self, key: Key, value: Any, path: KeyPath) -> tuple[str, ...]:
        read = [self._choice(key, name, where) for name, where in self._strings(value, path)]
        return tuple(dict.fromkeys(name for name in read if name is not None))

    def _strings(self, value: Any, path: KeyPath) -> list[tuple[str, KeyPath]]:
        """The strings of an array, with their places; a single string will do."""
        if not isinstance(value, (str, list)):
            self.wrong(path, f"must be a list of strings, not {value!r}")
            return []
        strings = []
        for index, element in enumerate([value] if isinstance(value, str) else value):
            where: KeyPath = path if isinstance(value, str) else (*path, index)
            if isinstance(element, str) and element.strip():
                strings.append((element.strip(), where))
            else:
                self.wrong(where, f"must be a string that is not empty, not {element!r}")
        return strings

    def _names(self, key: Key, value: Any, path: KeyPath) -> tuple[str, ...]:
        read = []
        for name, where in self._strings(value, path):
            if key.name == "frameworks" and (name.endswith(".toml") or "/" in name):
                read.append(self._beside(name))
            else:
                read.append(name)
                self.names.append(Name(name, key.name, self.place(where)))
        return tuple(read)

    def _beside(self, name: str) -> str:
        from pathlib import Path

        return str(Path(self.root, name))

    def _files(self, _key: Key, value: Any, path: KeyPath) -> tuple[tuple[str, Place], ...]:
        return tuple((self._beside(name), self.place(where)) for name, where in self._strings(value, path))

    def _path(self, key: Key, value: Any, path: KeyPath) -> str | None:
        text = self._text(key, value, path)
        return None if text is None else self._beside(text)

    def _formats(self, key: Key, value: Any, path: KeyPath) -> tuple[str, ...]:
        strings = self._strings(value, path)
        for number, message in clashing([one for one, _ in strings]):
            self.wrong(strings[number][1], message)
        self.names += (Name(one.partition("=")[0], key.name, self.place(where)) for one, where in strings)
        return tuple(one for one, _ in strings)

    def _patterns(self, _key: Key, value: Any, path: KeyPath) -> tuple[Pattern, ...]:
        return tuple(self._pattern(glob, where) for glob, where in self._strings(value, path))

    def _pattern(self, glob: str, path: KeyPath) -> Pattern:
        if len(glob) > LONGEST:
            self.wrong(path, TOO_LONG)
        return Pattern(self.root, glob[:LONGEST])

    def _is_table(self, value: Any, path: KeyPath, hint: str = "") -> bool:
        if isinstance(value, dict):
            return True
        self.wrong(path, f"must be a table, not {value!r}", hint)
        return False

    def _lists(
        self, key: Key, value: Any, path: KeyPath
    ) -> tuple[tuple[Pattern, tuple[str, ...]], ...] | None:
        if not self._is_table(value, path):
            return None
        return tuple(
            (self._pattern(glob, (*path, glob)), self._names(key, names, (*path, glob)))
            for glob, names in value.items()
        )

    def _severities(self, key: Key, value: Any, path: KeyPath) -> dict[str, str] | None:
        if not self._is_table(value, path):
            return None
        read = {}
        for name, level in value.items():
            self.names.append(Name(name, key.name, self.place((*path, name))))
            chosen = self._choice(key, level, (*path, name))
            if chosen is not None:
                read[name] = chosen
        return read

    def _options(self, key: Key, value: Any, path: KeyPath) -> dict[tuple[str, str], object] | None:
        """Options by part and name. Whether there is such an option, and what it may be, is checked when parts are known."""
        if not self._is_table(value, path):
            return None
        read: dict[tuple[str, str], object] = {}
        for part, options in value.items():
            level = key.name == "rules" and isinstance(options, str)
            hint = f'how grave it is stands in [severity]: {part} = "{options}"' if level else ""
            if not self._is_table(options, (*path, part), hint):
                continue
            for name, given in options.items():
                where = (*path, part, name)
                setting = tuple(given) if isinstance(given, list) else given
                if isinstance(setting, (bool, int, float, str, tuple)):
                    self.options.append(GivenOption(key.name, part, name, setting, self.place(where)))
                    read[part, name] = setting
                else:
                    message = "must be true or false, a number, a string or a list of strings"
                    self.wrong(where, f"{message}, not {given!r}")
        return read

    def _facts(self, _key: Key, value: Any, path: KeyPath) -> dict[str, object] | None:
        from policylint.law.facts import FactError, read_facts

        if not self._is_table(value, path):
            return None
        read: dict[str, object] = {}
        for name, declared in value.items():
            try:
                read |= read_facts({name: declared})
            except FactError as error:
                for problem in error.problems:
                    message = "unknown fact" if problem.message == "unknown" else problem.message
                    self.wrong((*path, name), message, problem.hint)
        return read

    def _overrides(self, _key: Key, value: Any, path: KeyPath) -> tuple[Override, ...] | None:
        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            self.wrong(path, "must be an array of tables", "write [[override]]")
            return None
        overrides = []
        for index, table in enumerate(value):
            here = (*path, index)
            values = self._table(table, OVERRIDE_KEYS, here)
            if not values.get("files"):
                self.wrong(here, f"lacks {FILES.name}, the patterns of the files it is for")
            files = values.pop("files", ())
            overrides.append(Override(files, values, {key: self.place((*here, key)) for key in values}))
        return tuple(overrides)

    def _policies(self, _key: Key, value: Any, path: KeyPath) -> tuple[SplitPolicy, ...] | None:
        from policylint.config.splitting import clashes, split_policy

        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            self.wrong(path, "must be an array of tables", "write [[policy]]")
            return None
        splits = []
        for index, table in enumerate(value):
            here = (*path, index)
            values = self._table(table, POLICY_KEYS, here)
            if not values.get("files"):
                self.wrong(here, "lacks files, those that make the policy together, the main one first")
            split, problems = split_policy(values, self.place(here), self.root)
            self.problems += problems
            splits.append(split)
        self.problems += clashes(splits)
        return tuple(splits)


_READERS: dict[str, Callable[[Reader, Key, Any, KeyPath], Any]] = {
    "choice": Reader._choice,
    "choices": Reader._choices,
    "count": Reader._count,
    "facts": Reader._facts,
    "files": Reader._files,
    "flag": Reader._flag,
    "formats": Reader._formats,
    "lists": Reader._lists,
    "names": Reader._names,
    "overrides": Reader._overrides,
    "options": Reader._options,
    "path": Reader._path,
    "patterns": Reader._patterns,
    "policies": Reader._policies,
    "severities": Reader._severities,
    "text": Reader._text,
}
