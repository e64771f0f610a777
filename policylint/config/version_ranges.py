"""`required-version`: which versions of policylint a configuration is written for."""

from __future__ import annotations

import re

from policylint.patterns import deferred

_CLAUSE = deferred(r"\s*(>=|<=|==|!=|~=|>|<)\s*(\d+(?:\.\d+)*)\s*")


def holds(version: str, required: str) -> bool:
    """Whether a version lies in a range such as `>=0.2,<1`. Raises ValueError for what is no range."""
    clauses = [_CLAUSE.fullmatch(clause) for clause in required.split(",")]
    own = _numbers(version)
    results = []
    for clause in clauses:
        if clause is None:
            raise ValueError(f"{required!r} is not a range of versions")
        results.append(_compares(own, clause[1], _numbers(clause[2])))
    return all(results)


def _numbers(version: str) -> tuple[int, ...]:
    found = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(int(part) for part in found[0].split(".")) if found else (0,)


def _compares(own: tuple[int, ...], sign: str, other: tuple[int, ...]) -> bool:
    width = max(len(own), len(other))
    left, right = (numbers + (0,) * (width - len(numbers)) for numbers in (own, other))
    if sign == "~=":
        return left >= right and left[: len(other) - 1] == right[: len(other) - 1]
    order = (left > right) - (left < right)
    return {
        ">=": order >= 0,
        "<=": order <= 0,
        "==": order == 0,
        "!=": order != 0,
        ">": order > 0,
        "<": order < 0,
    }[sign]
