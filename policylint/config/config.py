"""A configuration as it holds: values by key, and where each was written."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from policylint.frozen import dataclass

if TYPE_CHECKING:
    from policylint.config.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value was written: a file as users know it, and a line (1-based; 0 if it has none)."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Name:
    """A rule, group, framework or output format that a configuration names, and where."""

    value: str
    key: str
    place: Place


@dataclass(frozen=True, slots=True)
class GivenOption:
    """An option that a configuration sets, and where: in the table `rules`, `detectors`, `frontends` or `reporters`, for
    the part of that name.
    """

    table: str
    part: str
    name: str
    value: object
    place: Place


@dataclass(frozen=True, slots=True)
class Override:
    """Values for the files that match one of the patterns, and where each was written."""

    files: tuple[Pattern, ...]
    values: dict[str, Any]
    places: dict[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SplitPolicy:
    """A policy whose text is split over files: their absolute paths, the main one first, and values for all of them.

    `name` may be empty; `place` is where it is written.
    """

    name: str
    files: tuple[str, ...]
    values: dict[str, Any]
    place: Place


@dataclass(frozen=True, slots=True)
class Config:
    """What one or several files, each extending the next, say.

    `values` are by key, in the form that `config.reading` gives them; `places` tell where the keys were last
    written; `names` are all rules, groups, frameworks and output formats that are named, and `options` all options of rules and other
    parts, to be checked when these are known.
    """

    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    names: tuple[Name, ...] = ()
    options: tuple[GivenOption, ...] = ()
    files: tuple[str, ...] = ()

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key."""
        return self.values.get(key, default)

    @property
    def packs(self) -> tuple[str, ...]:
        """The paths of the packs that are named."""
        return tuple(path for path, _ in self.get("packs", ()))


EMPTY = Config()
