"""Well-known companies and services by the names that policies use, without a legal form ("Google Analytics")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policylint.entities.words import words_from_capitals
from policylint.expressions import compiled
from policylint.tables import table


@cache
def company_names() -> frozenset[str]:
    """The names, as written."""
    return frozenset(table("entities/companies")["names"])


@cache
def first_words() -> frozenset[str]:
    """The capitalised words with which the names begin."""
    return frozenset(words_from_capitals(name)[0] for name in company_names())


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(company_names(), key=lambda name: (-len(name), name))
    return compiled(rf"(?<![\w.@/-])(?:{'|'.join(map(re.escape, names))})(?![\w@]|\.\w|-\w)")


def find(content: str) -> Iterator[tuple[int, int]]:
    """Where well-known companies are named, in order."""
    for match in _pattern().finditer(content):
        yield match.span()
