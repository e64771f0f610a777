"""Sets of words, written as people write them."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of a text, which white space parts."""
    return frozenset(listed.split())
