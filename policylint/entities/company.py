"""Well-known companies and services by the names that policies use, without a legal form ("Google Analytics")."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@cache
def company_names() -> frozenset[str]:
    """The names, as written."""
    text = files("policylint.entities").joinpath("companies.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["names"])


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(company_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w.@/-])(?:{'|'.join(map(re.escape, names))})(?![\w@]|\.\w|-\w)")


def find(content: str) -> Iterator[tuple[int, int]]:
    """Where well-known companies are named, in order."""
    for match in _pattern().finditer(content):
        yield match.span()
