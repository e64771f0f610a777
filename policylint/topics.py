"""The vocabulary of topics: what a privacy policy can disclose. Read from `topics.toml`, once, when first asked."""

from __future__ import annotations

from functools import cache
from typing import Any

from policylint.frozen import dataclass
from policylint.tables import table


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic.

    `id` is dotted: a child (`retention.period`) counts for its parent (`retention`). `noun` completes "no …
    found" ("retention period or criteria"). `disclosed` and `not_enough` say what counts and what does not,
    `why` why readers and laws want it, `limits` what recognition is known to miss. `write` is wording with
    ⟨placeholders⟩ that would disclose it. `near` lists topics beside which a reader would look for it,
    nearest first. `accepted` are short policies that disclose it, `flagged` ones that come close and do not.
    """

    id: str
    title: str
    noun: str
    disclosed: str
    not_enough: str
    why: str
    write: str
    limits: str
    near: tuple[str, ...]
    accepted: tuple[str, ...]
    flagged: tuple[str, ...]
    references: tuple[str, ...] = ()

    @property
    def parent(self) -> str:
        """The id of the parent topic, or an empty string."""
        return self.id.rpartition(".")[0]


@cache
def ancestors(topic: str) -> tuple[str, ...]:
    """The topic's own id and those of its parents, outermost first."""
    parts = topic.split(".")
    return tuple(".".join(parts[: count + 1]) for count in range(len(parts)))


@cache
def topics() -> dict[str, Topic]:
    """All topics by id, in the order of the vocabulary."""
    data = table("topics")
    return {entry["id"]: _topic(entry) for entry in data["topic"]}


def _topic(entry: dict[str, Any]) -> Topic:
    lists = {"near", "accepted", "flagged", "references"}
    fields: dict[str, Any] = {key: tuple(value) if key in lists else value for key, value in entry.items()}
    return Topic(**fields)
