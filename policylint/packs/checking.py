"""Whether what stands in a pack's tables can be used; everything that is wrong is told at once, at its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any

from policylint.config.places import KeyPath, Places
from policylint.config.problems import ConfigError, ConfigProblem, meant
from policylint.frozen import dataclass
from policylint.packs.keys import CHOICES, DESCRIBED, Form
from policylint.patterns import deferred

_LARGEST = 1e15
_NAME = deferred(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")


class PackError(ConfigError):
    """A pack that cannot be used; `problems` are all that is wrong with it, in the order of its files."""


@dataclass(slots=True)
class File:
    """A file of a pack: what is complained of in it. `rule` is the name of the rule that is being read, if it has one."""

    path: str
    places: Places
    problems: list[ConfigProblem] = field(default_factory=list)
    rule: str = ""

    def complain(self, at: KeyPath, message: str, hint: str = "") -> None:
        """Note a mistake at a key."""
        key = str(at[-1]) if at and isinstance(at[-1], str) else ""
        where = f"rule {self.rule}: {key}".removesuffix(": ") if self.rule else key
        self.problems.append(ConfigProblem(self.path, self.places.line(at), where, message, hint))

    def checked(
        self, at: KeyPath, table: Mapping[str, Any], known: Mapping[str, Form], needed: Iterable[str] = ()
    ) -> dict[str, Any]:
        """The values of a table that can be used; all others are complained of."""
        good = {}
        for key, value in table.items():
            if key not in known:
                self.complain((*at, key), "unknown key", meant(key, known, "known: " + ", ".join(known)))
            elif not _FORMS[known[key]](value):
                self.complain((*at, key), f"must be {DESCRIBED[known[key]]}")
            elif known[key] == "choice" and value not in CHOICES[key]:
                self.complain(
                    (*at, key),
                    f"unknown {key} {value!r}",
                    meant(value, CHOICES[key], ", ".join(CHOICES[key])),
                )
            else:
                good[key] = value
        for key in needed:
            if key not in table:
                self.complain(at, f"the key {key!r} is missing")
        return good


def is_name(value: Any) -> bool:
    """Whether a value may be the name of a rule or a pack."""
    return isinstance(value, str) and _NAME.match(value) is not None


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_patterns(value: Any) -> bool:
    return isinstance(value, str) or (_is_texts(value) and bool(value))


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _LARGEST


_FORMS: dict[Form, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "texts": _is_texts,
    "name": is_name,
    "flag": lambda value: isinstance(value, bool),
    "count": _is_count,
    "number": lambda value: type(value) in (int, float) and abs(value) <= _LARGEST,
    "choice": lambda value: isinstance(value, str),
    "patterns": _is_patterns,
    "groups": lambda value: isinstance(value, list) and bool(value) and all(map(_is_patterns, value)),
    "sets": lambda value: (
        isinstance(value, list) and bool(value) and all(_is_texts(one) and len(one) > 1 for one in value)
    ),
    "swaps": lambda value: (
        isinstance(value, dict) and bool(value) and all(isinstance(one, str) for one in value.values())
    ),
    "tables": lambda value: isinstance(value, list) and all(isinstance(one, dict) for one in value),
}
