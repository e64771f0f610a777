"""Rows of tables that list what is not done: "Location | Collected? | No"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policylint.patterns import deferred

_DOING = deferred(
    r"\W*(?:(?:do|does|is|are)\s+(?:we|it|this|they|the\s+app)\s+)?(?:collect(?:ed)?|gather(?:ed)?|record(?:ed)?|track(?:ed)?|log(?:ged)?|stored?|used?)"
    r"(?:\s+(?:it|this|them|by\s+us|by\s+the\s+app))?\W*",
    re.IGNORECASE,
)
"""A column's header that asks whether something is done with the data of the row, and with nothing in mind."""

_DENIES = deferred(
    r"\s*(?:(?:no|none|never|not\s+(?:collected|gathered|recorded|tracked|logged|stored|used))\b|[❌✗✘✖])"
    r"(?!.*\b(?:except|unless|only|but|however)\b)",
    re.IGNORECASE | re.DOTALL,
)

_SUBJECT = deferred(
    r"\W*(?:examples?|description|details|(?:types?\s+of\s+)?data|information)\W*", re.IGNORECASE
)


def names_subject(header: str) -> bool:
    """Whether a column only says more of what its row is about, as one of examples does."""
    return _SUBJECT.fullmatch(header) is not None


def undone_columns(headers: Sequence[str]) -> list[int]:
    """The columns, the first left out, that say for each row whether it is done at all."""
    return [column for column, header in enumerate(headers) if column and _DOING.fullmatch(header)]


def is_undone(cells: Sequence[str], columns: Sequence[int]) -> bool:
    """Whether all of these columns deny what the row is about."""
    said = [cells[column] for column in columns if column < len(cells)]
    return bool(said) and all(_DENIES.match(cell) for cell in said)
