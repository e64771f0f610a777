"""Columns that answer row by row: tables that say of each kind of data whether it is collected.

The privacy notices of Californian law list all categories of the statute in this way, and app stores their kinds of data:
what a row with a no names, nobody collects.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from policylint.document import Row, Table
from policylint.patterns import deferred

_ASKED = deferred(
    r"\W*(?:(?:(?:is|are|was|were)\s+(?:it|they|this)\s+)?(?:collected|processed|gathered|obtained)"
    r"|(?:(?:do|did|have|has)\s+)?(?:we|the\s+app)\s+(?:collect|gather|process)(?:ed)?(?:\s+(?:it|this|them))?"
    r"|(?:processed|collected)\s+by\s+us|applies|applicable|erhoben|erfasst|verarbeitet|gesammelt)"
    r"(?:\s+in\s+(?:the\s+)?(?:last|past|preceding)\s+(?:12|twelve)\s+months)?\W*",
    re.IGNORECASE,
)
"""What heads a column of answers: whether a kind of data is collected at all, as "Collected", "Do we collect it?"."""

_NO = r"no|none|never|not\s+collected|we\s+do\s+not|nein|nicht\s+erhoben"
_YES = r"yes|collected|we\s+do|ja|sometimes|optional(?:ly)?"
_ANSWER = deferred(
    rf"[\s(\"“*]{{0,9}}(?:(?P<no>(?:{_NO})\W*|no(?:\s*[,;:.(–—]|\s+-\s)(?!.*\b(?:but|except\w*|unless|only|other\s+than)\b).*|[✗✘✖❌🚫].*)"
    rf"|(?P<yes>(?:{_YES})\W*|(?:yes|ja)(?:\s*[,;:.(–—]|\s+-\s).*)|(?P<tick>[✓✔✅☑].*)|(?P<cross>[x×]\W*)"
    r"|(?P<none>[-‐-―]|n\.?\s?/?\s?a\.?|not\s+applicable|entfällt|trifft\s+nicht\s+zu)\W*|(?P<empty>))",
    re.IGNORECASE | re.DOTALL,
)
"""What a cell answers, by its first word. A cross is a no beside a yes, else the mark of a yes ("x" where others are empty)."""

_ANSWERS = frozenset({"yes", "no", "tick", "cross"})


def refused_rows(table: Table) -> Set[int]:
    """The rows, by number, in which all answers are no. A column answers only if its header asks and most of what is in it is a yes
    or a no.
    """
    asking = [
        index for index, cell in enumerate(table.header) if index and _ASKED.fullmatch(cell.text.content)
    ]
    columns = [[_answer_at(row, index) for row in table.rows] for index in asking]
    answering = [(column, frozenset(column)) for column in columns if _answers(column)]
    if not answering:
        return frozenset()
    return frozenset(
        number
        for number in range(len(table.rows))
        if all(_says_no(column[number], given) for column, given in answering)
    )


def is_answer(content: str) -> bool:
    """Whether a cell holds a yes or a no."""
    return _answer(content) in _ANSWERS


def _answer_at(row: Row, index: int) -> str:
    return _answer(row.cells[index].text.content) if index < len(row.cells) else ""


def _answer(content: str) -> str:
    """Which kind of answer a cell holds, as the groups of `_ANSWER` are called; nothing if it holds something else."""
    said = _ANSWER.fullmatch(content)
    return (said and said.lastgroup) or ""


def _answers(column: Sequence[str]) -> bool:
    """Whether most of the cells that hold anything hold an answer."""
    answers = sum(one in _ANSWERS for one in column)
    return answers > column.count("")


def _says_no(answer: str, given: Set[str]) -> bool:
    """Whether an answer is a no, beside the others `given` in its column: an empty cell is where others hold marks."""
    if answer == "cross":
        return not given.isdisjoint(("yes", "tick"))
    if answer == "empty":
        return given.isdisjoint(("yes", "no")) and not given.isdisjoint(("tick", "cross"))
    return answer in ("no", "none")
