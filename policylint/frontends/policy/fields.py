"""What stands in the fields of a filled statement and of those in its block."""

from __future__ import annotations

from typing import Any

from policylint.frontends.policy.filled import Filled
from policylint.frontends.policy.leaves import Leaf


def one(filled: Filled | None, field: str) -> Any:
    """The first value of a field, or None."""
    values = many(filled, field)
    return values[0] if values else None


def many(filled: Filled | None, field: str) -> tuple[Any, ...]:
    """All values of a field."""
    values: list[Leaf] = filled.fields.get(field, []) if filled is not None else []
    return tuple(values)


def inner(filled: Filled, word: str, field: str = "") -> Any:
    """The first value of a field (named like the statement) of the first such statement in the block."""
    return one(next(filled.of(word), None), field or word)


def gathered(filled: Filled, word: str, field: str) -> tuple[Any, ...]:
    """The values of a field of all such statements in the block."""
    return tuple(value for child in filled.of(word) for value in many(child, field))


def common(filled: Filled) -> dict[str, Any]:
    """What every declared statement has; what its children lost is lost to it."""
    lost = {field for child in filled.children for field in child.unclear if child.form.word in _MERGED}
    return {"span": filled.span, "word": filled.word, "unclear": frozenset(filled.unclear | lost)}


_MERGED = frozenset({"uses", "kind", "basis", "condition", "how", "maximum", "criteria", "then"})
"""Statements that make no node of their own: what they lost is their parent's loss."""
