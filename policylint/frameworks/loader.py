"""Reads a framework from TOML, and says everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from policylint.diagnostics import SEVERITIES
from policylint.framework import GRADES, Framework, Requirement
from policylint.frameworks.conditions import read_condition, read_regions
from policylint.frameworks.problems import TABLE, Complain, FrameworkError, Lines, Problem
from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.tables import source_of, table
from policylint.topics import topics

__all__ = ["FrameworkError", "Problem", "load"]

_HEAD: dict[str, type] = {
    "name": str, "title": str, "summary": str, "url": str, "jurisdiction": str, "checked": str,
    "audiences": list, "unless": object,
}  # fmt: skip
_REQUIREMENT: dict[str, type] = {
    "id": str, "severity": str, "section": str, "url": str, "checked": str, "topic": str,
    "any_of": list, "when": object, "rule": str, "home": list, "grade": str, "since": str, "until": str, "note": str,
}  # fmt: skip
_KINDS: dict[type, str] = {str: "a string", list: "a list of strings"}
_NAME = deferred(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")


def load(text: str, name: str) -> Framework:
    """The framework written in `text`; `name` is what errors call the file.

    `url` and `checked` at the top hold for every requirement that does not say otherwise, the date only
    for those of grade V; a requirement of grade K has no date. Raises FrameworkError.
    """
    from policylint.config.toml import TomlError, parse

    try:
        data = parse(text)
    except TomlError as error:
        raise FrameworkError([Problem(name, error.line, "", f"not valid TOML: {error}")]) from None
    return _read(data, text, name)


def shipped(name: str) -> Framework:
    """The framework that ships under this name. Raises OSError if there is none, FrameworkError if it is wrong."""
    path = f"frameworks/{name}"
    return _read(table(path), source_of(path).decode("utf-8"), f"{name}.toml")


def _read(data: dict[str, Any], text: str, name: str) -> Framework:
    reader = _Reader(name, text)
    framework = reader.framework(data)
    if reader.problems:
        raise FrameworkError(sorted(reader.problems, key=lambda problem: problem.line))
    return framework


@dataclass(slots=True)
class _Reader:
    file: str
    text: str
    problems: list[Problem] = field(default_factory=list)

    def framework(self, data: dict[str, Any]) -> Framework:
        tables = data.pop(TABLE, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self._complain(0, TABLE, "must be a list of tables", f"write [[{TABLE}]]")
            tables = []
        elif not tables:
            self._complain(0, TABLE, "a framework needs at least one requirement", f"add a [[{TABLE}]] table")
        head = self._checked(0, data, _HEAD, ("name", "title"))
        self._name(0, "name", head.get("name", ""))
        for audience in head.get("audiences", ()):
            self._name(0, "audiences", str(audience))
        head["audiences"] = tuple(head.get("audiences", ()))
        if "unless" in head:
            head["unless"] = read_condition(head["unless"], self._complaint(0, "unless"))
        self._link_and_dates(0, head)
        url, when = head.get("url", ""), head.pop("checked", "")
        needs = tuple(self._requirement(place, table, url, when) for place, table in enumerate(tables, 1))
        self._duplicates(needs)
        return Framework(**{"name": "", "title": "", **head}, requirements=needs)

    def _requirement(self, place: int, table: dict[str, Any], url: str, checked: str) -> Requirement:
        known = self._checked(place, table, _REQUIREMENT, ("id", "severity"))
        self._name(place, "id", known.get("id", ""))
        self._link_and_dates(place, known)
        for key, values in (("severity", SEVERITIES), ("grade", tuple(GRADES))):
            if known.get(key, values[0]) not in values:
                hint = ", ".join(values[:-1]) + f" or {values[-1]}"
                self._complain(place, key, f"unknown {key} {known[key]!r}", hint)
        for key in ("topic", "any_of"):
            known[key] = self._topics(place, key, known.get(key))
        if "when" in known:
            known["when"] = read_condition(known["when"], self._complaint(place, "when"))
        if "home" in known:
            known["home"] = read_regions(known["home"], self._complaint(place, "home"))
        if known["topic"] and known["any_of"]:
            self._complain(place, "any_of", "topic and any_of together", "give one of them")
        if not any(table.get(key) for key in ("topic", "any_of", "rule", "note")):
            self._complain(
                place, "", "nothing to judge it by", "give topic, any_of or rule, or a note that says why not"
            )
        if known.get("grade", "V") == "V":
            known.setdefault("checked", checked)
        elif known["grade"] == "K" and known.get("checked"):
            self._complain(place, "checked", "a date, though grade K means unchecked", "drop one of them")
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
                from difflib import get_close_matches

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
                from difflib import get_close_matches

                close = get_close_matches(str(topic), topics(), 1)
                self._complain(
                    place, key, f"unknown topic {topic!r}", f"did you mean {close[0]}?" if close else ""
                )
        return tuple(ids)

    def _name(self, place: int, key: str, value: str) -> None:
        if value and not _NAME.match(value):
            self._complain(place, key, f"{value!r} is not a name", "lower-case words joined by hyphens")

    def _link_and_dates(self, place: int, known: Mapping[str, Any]) -> None:
        if known.get("url") and not known["url"].startswith("https://"):
            self._complain(place, "url", f"not a link: {known['url']!r}", "begin with https://")
        for key in ("checked", "since", "until"):
            try:
                date.fromisoformat(known.get(key) or "2000-01-01")
            except ValueError:
                self._complain(place, key, f"not a date: {known[key]!r}", "write YYYY-MM-DD")
        if known.get("until") and known["until"] <= known.get("since", ""):
            self._complain(place, "until", "not after since", "it ends on that day")

    def _duplicates(self, needs: tuple[Requirement, ...]) -> None:
        first: dict[str, int] = {}
        for place, need in enumerate(needs, 1):
            if need.id and first.setdefault(need.id, place) != place:
                line = Lines.of(self.text).find(first[need.id], "id")
                self._complain(place, "id", f"{need.id!r} stands twice", f"first on line {line}")

    def _complaint(self, place: int, key: str) -> Complain:
        """What complains of the value of a key."""
        return lambda message, hint: self._complain(place, key, message, hint)

    def _complain(self, place: int, key: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.file, Lines.of(self.text).find(place, key), key, message, hint))
