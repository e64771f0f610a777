"""The groups of hints that documents were asked for so far: the next document is searched for all of them in one go.

A run asks every document for the same groups. For the first document they are looked for one by one, when they are
asked for; from then on `policylint.concordance._scan`, where it could be compiled, finds them all in less time than one alone
takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from policylint.concordance._scan import Scanner

Group: TypeAlias = tuple[str, ...]
"""Pieces of text of which one must stand in a text."""

_MOST = 24_000
"""So many characters the groups may have together; what is asked for beyond is looked for each time."""


class Asked:
    """The groups so far, each with its number."""

    __slots__ = ("_characters", "_made", "numbers")

    def __init__(self) -> None:
        self.numbers: dict[Group, int] = {}
        self._characters = 0
        self._made: tuple[int, Scanner | None] = (0, None)

    def add(self, group: Group) -> None:
        """Take note of a group that no document was searched for beforehand."""
        size = sum(map(len, group)) + 1
        if group not in self.numbers and self._characters + size <= _MOST:
            self._characters += size
            self.numbers[group] = len(self.numbers)

    def scanner(self) -> Scanner | None:
        """What finds the groups so far; None before there are any, and where it could not be compiled."""
        if self._made[0] != len(self.numbers):
            self._made = len(self.numbers), _scanner(tuple(self.numbers))
        return self._made[1]


def _scanner(groups: tuple[Group, ...]) -> Scanner | None:
    try:
        from policylint.concordance._scan import Scanner
    except ImportError:
        return None
    return Scanner(groups)
