"""Tables that answer row by row whether something is collected: what a row with a no names, nobody collects.

The privacy notices of Californian law list all categories of the statute in this way, and app stores their kinds of data.
"""

from __future__ import annotations

import re
from collections.abc import Set

from policylint.document import Table
from policylint.patterns import deferred

_ASKED = deferred(
    r"\W*(?:(?:(?:is|are|was|were)\s+(?:it|they|this)\s+)?(?:collected|processed|gathered|obtained)"
    r"|(?:(?:do|did|have|has)\s+)?(?:we|the\s+app)\s+(?:collect|gather|process)(?:ed)?(?:\s+(?:it|this|them))?"
    r"|(?:processed|collected)\s+by\s+us|applies|applicable|erhoben|erfasst|verarbeitet|gesammelt)"
    r"(?:\s+in\s+(?:the\s+)?(?:last|past|preceding)\s+(?:12|twelve)\s+months)?\W*",
    re.IGNORECASE,
)
"""What heads a column of answers: whether a kind of data is collected at all, as "Collected", "Do we collect it?"."""

_ANSWER = deferred(
    r"\W*(?:(no|none|never|not\s+collected|we\s+do\s+not|nein|nicht\s+erhoben)|(?:yes|collected|we\s+do|ja|sometimes|optional(?:ly)?)"
    r"|([✗✘✖❌🚫×])|[✓✔✅☑])\W*",
    re.IGNORECASE,
)


def refused_rows(table: Table) -> Set[int]:
    """The rows, by number, in which all answers are no. A column answers only if its header asks and all in it is a yes or a no."""
    asking = [
        index for index, cell in enumerate(table.header) if index and _ASKED.fullmatch(cell.text.content)
    ]
    columns = [
        index
        for index in asking
        if all(index < len(row.cells) and is_answer(row.cells[index].text.content) for row in table.rows)
    ]
    if not columns:
        return frozenset()
    return frozenset(
        number
        for number, row in enumerate(table.rows)
        if all(_says_no(row.cells[index].text.content) for index in columns)
    )


def is_answer(content: str) -> bool:
    """Whether a cell holds a yes or a no, and nothing else."""
    return _ANSWER.fullmatch(content) is not None


def _says_no(answer: str) -> bool:
    said = _ANSWER.fullmatch(answer)
    return said is not None and any(said.groups())
