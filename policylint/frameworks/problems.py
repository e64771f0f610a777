"""What is wrong in a framework's file, and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from policylint.frozen import dataclass

TABLE = "requirement"

Complain: TypeAlias = Callable[[str, str], None]
"""Takes what is wrong and a hint, which may be empty."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a framework's file: where (`line` is 1-based), and how to mend it."""

    file: str
    line: int
    key: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        return f"{self.file}:{self.line}: {key}{self.message}" + (f" ({self.hint})" if self.hint else "")


class FrameworkError(ValueError):
    """A framework that cannot be used; `problems` are all that is wrong with it, from top to bottom."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class Lines:
    """The 1-based line of `(table, key)`: table 0 is the top of the file, table n the n-th requirement."""

    places: Mapping[tuple[int, str], int]

    @classmethod
    @lru_cache(maxsize=1)
    def of(cls, text: str) -> Lines:
        """The lines of a text, looked for once however many problems it has."""
        places: dict[tuple[int, str], int] = {(0, ""): 1}
        table, quoted = 0, False
        for number, line in enumerate(text.split("\n"), 1):
            key = re.match(r'\s*([\w-]+|"[^"]*")\s*=', line)
            if not quoted and re.match(rf"\s*\[\[\s*{TABLE}\s*\]\]", line):
                table += 1
                places[table, ""] = number
            elif not quoted and key:
                places.setdefault((table, key[1].strip('"')), number)
            quoted ^= (line.count('"""') + line.count("'''")) % 2 == 1
        return cls(places)

    def find(self, table: int, key: str) -> int:
        return self.places.get((table, key)) or self.places.get((table, "")) or 1
