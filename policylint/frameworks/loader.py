"""Reads a framework from TOML, and says everything that is wrong with it at once."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from policylint.diagnostics import SEVERITIES
from policylint.framework import Framework, Requirement
from policylint.topics import topics

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_HEAD = {"name": str, "title": str, "summary": str, "url": str, "jurisdiction": str, "checked": str}
_TABLE = "requirement"
_REQUIREMENT = {
    "id": str, "severity": str, "section": str, "url": str, "checked": str, "topic": str,
    "any_of": list, "when": list, "rule": str, "verified": bool, "note": str,
}  # fmt: skip
_KINDS = {str: "a string", bool: "true or false", list: "a list of topics"}
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a framework's file: where (`line` is 1-based), and how to mend it."""

    file: str
    line: int
    key: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        return f"{self.file}:{self.line}: {key}{self.message}" + (f" ({self.hint})" if self.hint else "")


class FrameworkError(ValueError):
    """A framework that cannot be used; `problems` are all that is wrong with it, from top to bottom."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def load(text: str, name: str) -> Framework:
    """The framework written in `text`; `name` is what errors call the file.

    `url` and `checked` at the top hold for every requirement that does not say otherwise; a requirement
    with `verified = false` has no date. Raises FrameworkError.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else max(text.count("\n"), 1)
        raise FrameworkError([Problem(name, line, "", f"not valid TOML: {error}")]) from None
    reader = _Reader(name, _Lines.of(text))
    framework = reader.framework(data)
    if reader.problems:
        raise FrameworkError(sorted(reader.problems, key=lambda problem: problem.line))
    return framework


@dataclass(frozen=True, slots=True)
class _Lines:
    """The 1-based line of `(table, key)`: table 0 is the top of the file, table n the n-th requirement."""

    places: Mapping[tuple[int, str], int]

    @classmethod
    def of(cls, text: str) -> _Lines:
        places: dict[tuple[int, str], int] = {(0, ""): 1}
        table, quoted = 0, False
        for number, line in enumerate(text.split("\n"), 1):
            key = re.match(r'\s*([\w-]+|"[^"]*")\s*=', line)
            if not quoted and re.match(rf"\s*\[\[\s*{_TABLE}\s*\]\]", line):
                table += 1
                places[table, ""] = number
            elif not quoted and key:
                places.setdefault((table, key[1].strip('"')), number)
            quoted ^= (line.count('"""') + line.count("'''")) % 2 == 1
        return cls(places)

    def find(self, table: int, key: str) -> int:
        return self.places.get((table, key)) or self.places.get((table, "")) or 1


@dataclass(slots=True)
class _Reader:
    file: str
    lines: _Lines
    problems: list[Problem] = field(default_factory=list)

    def framework(self, data: dict[str, Any]) -> Framework:
        tables = data.pop(_TABLE, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self._complain(0, _TABLE, "must be a list of tables", f"write [[{_TABLE}]]")
            tables = []
        elif not tables:
            self._complain(
                0, _TABLE, "a framework needs at least one requirement", f"add a [[{_TABLE}]] table"
            )
        head = self._checked(0, data, _HEAD, ("name", "title"))
        self._name(0, "name", head.get("name", ""))
        self._link_and_date(0, head)
        url, when = head.get("url", ""), head.pop("checked", "")
        needs = tuple(self._requirement(place, table, url, when) for place, table in enumerate(tables, 1))
        self._duplicates(needs)
        return Framework(**{"name": "", "title": "", **head}, requirements=needs)

    def _requirement(self, place: int, table: dict[str, Any], url: str, checked: str) -> Requirement:
        known = self._checked(place, table, _REQUIREMENT, ("id", "severity"))
        self._name(place, "id", known.get("id", ""))
        self._link_and_date(place, known)
        if known.get("severity", "info") not in SEVERITIES:
            self._complain(
                place, "severity", f"unknown severity {known['severity']!r}", "error, warning or info"
            )
        for key in ("topic", "any_of", "when"):
            known[key] = self._topics(place, key, known.get(key))
        ways = [key for key in ("topic", "any_of", "rule") if known.get(key)]
        if len(ways) > 1:
            self._complain(place, ways[1], f"{' and '.join(ways)} together", "give one of them")
        if not any(table.get(key) for key in ("topic", "any_of", "rule", "note")):
            self._complain(
                place, "", "nothing to judge it by", "give topic, any_of or rule, or a note that says why not"
            )
        if known.get("verified", True):
            known.setdefault("checked", checked)
        elif known.get("checked"):
            self._complain(place, "checked", "a date, though verified is false", "drop one of them")
        single = known.pop("topic")
        defaults = {"id": "", "severity": "info", "section": "", "url": url, "checked": ""}
        return Requirement(**{**defaults, **known}, topic=single[0] if single else "")

    def _checked(
        self, place: int, table: dict[str, Any], schema: Mapping[str, type], needed: tuple[str, ...]
    ) -> dict[str, Any]:
        """The values of the right type; everything else is complained of."""
        good = {}
        for key, value in table.items():
            if key not in schema:
                close = get_close_matches(key, schema, 1)
                self._complain(place, key, "unknown key", f"did you mean {close[0]}?" if close else "")
            elif not isinstance(value, schema[key]):
                self._complain(place, key, f"must be {_KINDS[schema[key]]}")
            else:
                good[key] = value
        for key in needed:
            if key not in table:
                self._complain(place, key, "missing", f'add {key} = "…"')
        return good

    def _topics(self, place: int, key: str, value: Any) -> tuple[str, ...]:
        ids = [value] if isinstance(value, str) else value or []
        for topic in ids:
            if not isinstance(topic, str) or topic not in topics():
                close = get_close_matches(str(topic), topics(), 1)
                self._complain(
                    place, key, f"unknown topic {topic!r}", f"did you mean {close[0]}?" if close else ""
                )
        return tuple(ids)

    def _name(self, place: int, key: str, value: str) -> None:
        if value and not _NAME.match(value):
            self._complain(place, key, f"{value!r} is not a name", "lower-case words joined by hyphens")

    def _link_and_date(self, place: int, known: Mapping[str, Any]) -> None:
        if known.get("url") and not known["url"].startswith("https://"):
            self._complain(place, "url", f"not a link: {known['url']!r}", "begin with https://")
        try:
            date.fromisoformat(known.get("checked") or "2000-01-01")
        except ValueError:
            self._complain(place, "checked", f"not a date: {known['checked']!r}", "write YYYY-MM-DD")

    def _duplicates(self, needs: tuple[Requirement, ...]) -> None:
        first: dict[str, int] = {}
        for place, need in enumerate(needs, 1):
            if need.id and first.setdefault(need.id, place) != place:
                line = self.lines.find(first[need.id], "id")
                self._complain(place, "id", f"{need.id!r} stands twice", f"first on line {line}")

    def _complain(self, place: int, key: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.file, self.lines.find(place, key), key, message, hint))
