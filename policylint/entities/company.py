"""Well-known companies and services by the names that policies use, without a legal form ("Google Analytics")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policylint.entities.words import words_from_capitals
from policylint.patterns.expressions import compiled
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
    """The longer names first; those with the same first letter together, so that few are tried at each word."""
    names: dict[str, list[str]] = {}
    for name in sorted(company_names(), key=lambda name: (-len(name), name)):
        names.setdefault(name[0], []).append(re.escape(name[1:]))
    letters = "|".join([f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in names.items()])
    return compiled(rf"(?<![\w.@/-])(?:{letters})(?![\w@]|\.\w|-\w)")


def find(content: str) -> Iterator[tuple[int, int]]:
    """Where well-known companies are named, in order."""
    for match in _pattern().finditer(content):
        yield match.span()
