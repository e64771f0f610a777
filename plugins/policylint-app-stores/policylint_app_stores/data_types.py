"""The data types of the stores, and the terms of policylint that they are compared by."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from policylint.terms import is_a

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@dataclass(frozen=True, slots=True)
class DataType:
    """A data type as a store calls it; `terms` are those that mean the same or less."""

    id: str
    label: str
    terms: tuple[str, ...] = ()

    def covers(self, term: str) -> bool:
        """Whether data called so is of this type."""
        return any(is_a("data", term, own) for own in self.terms)

    def is_part_of(self, term: str) -> bool:
        """Whether this type is a kind of data called so, which may mean other data as well."""
        return any(is_a("data", own, term) for own in self.terms)


@cache
def data_types(store: str) -> dict[str, DataType]:
    """All data types of a store, by the id that its files use."""
    text = (files("policylint_app_stores") / "data-types.toml").read_text(encoding="utf-8")
    return {
        name: DataType(name, one["label"], tuple(one["terms"]))
        for name, one in tomllib.loads(text)[store].items()
    }
