"""What differs between a report and the run that was done again."""

from __future__ import annotations

from typing import Literal, TypeAlias

from policylint.frozen import dataclass

Kind: TypeAlias = Literal[
    "policylint", "library", "plugin", "pack", "rule", "framework", "vocabulary", "configuration", "baseline",
    "suppressions", "input", "finding", "suppressed", "coverage",
]  # fmt: skip
Change: TypeAlias = Literal["changed", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was: `gone` is what only the report has, `new` what only this run has.

    `name` is a path, or the name of a part. Of findings, `line` and `column` (1-based) say where, and `rule` by which;
    else they are 0 and empty. `message` says what differs.
    """

    kind: Kind
    change: Change
    name: str
    message: str
    line: int = 0
    column: int = 0
    rule: str = ""
