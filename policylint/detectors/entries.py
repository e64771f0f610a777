"""The entries of a vocabulary as they are weighed: by trigger, with what is looked up for each match worked out once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from policylint.confidence import CONFIDENCES
from policylint.frozen import dataclass
from policylint.phrases.vocabulary import Entry

NEAR_MISS = CONFIDENCES.index("possible")
"""The rank of entries that never count."""


class Ranked(NamedTuple):
    """An entry, its number, that of its kinds of passage among `Entries.kinds`, and how sure it is, 0 the surest."""

    entry: Entry
    number: int
    kinds: int
    rank: int


@dataclass(frozen=True, slots=True)
class Entries:
    """All entries, by trigger, and the kinds of passages that there are entries for."""

    by_trigger: dict[int, list[Ranked]]
    kinds: tuple[tuple[str, ...], ...]


def by_trigger(entries: Iterable[Entry]) -> Entries:
    """The entries, each under all of its triggers."""
    index: dict[int, list[Ranked]] = {}
    kinds: dict[tuple[str, ...], int] = {}
    for number, entry in enumerate(entries):
        among = kinds.setdefault(entry.kinds, len(kinds))
        ranked = Ranked(entry, number, among, CONFIDENCES.index(entry.confidence))
        for trigger in entry.any:
            index.setdefault(trigger, []).append(ranked)
    return Entries(index, tuple(kinds))
