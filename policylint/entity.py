"""Names, numbers and addresses that mean something by their form: the contract."""

from __future__ import annotations

from typing import Literal, TypeAlias

from policylint.frozen import dataclass

EntityKind: TypeAlias = Literal[
    "date", "duration", "email", "phone", "address", "url", "organisation", "country", "authority"
]


@dataclass(frozen=True, slots=True)
class Entity:
    """Something recognised in projected text: `start` and `end` are offsets into the text given.

    `value` is normalised: an ISO date (`2026-04`, if the day is not said), an ISO 8601 duration (`P24M`),
    a lower-case e-mail address, an ISO 3166 code; else the words as written.
    """

    kind: EntityKind
    start: int
    end: int
    value: str
