"""What is wrong with a configuration, told all at once."""

from __future__ import annotations

from collections.abc import Iterable

from policylint.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """One mistake: the file, its line (1-based; 0 if it has none), the key, the reason, and how to mend it."""

    file: str
    line: int
    key: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        key = f"{self.key}: " if self.key else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}: {key}{self.message}{hint}"


class ConfigError(ValueError):
    """A configuration that cannot be used; `problems` are all that is wrong with it, in the order of the files."""

    def __init__(self, problems: Iterable[ConfigProblem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def meant(name: object, known: Iterable[str], otherwise: str = "") -> str:
    """A hint at what was meant by an unknown name, or something else to say."""
    from difflib import get_close_matches

    close = get_close_matches(str(name), list(known), 1, 0.6)
    return f"did you mean {close[0]!r}?" if close else otherwise
