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
    close = close_to(str(name), known)[:3]
    if not close:
        return otherwise
    *first, last = [repr(one) for one in close]
    return f"did you mean {', '.join(first) + ' or ' if first else ''}{last}?"


def close_to(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The names most like one, whatever their case and the order of their words, at most so many; if none is, those that hold it as a part."""
    from difflib import get_close_matches

    names = {one.casefold(): one for one in known}
    folded = name.casefold()
    words = sorted(folded.split("-"))
    close = [one for one in names if sorted(one.split("-")) == words]
    close = close or get_close_matches(folded, list(names), most, _LIKE)
    if not close and len(folded) >= _PART:
        close = sorted(one for one in names if folded in one)
    return [names[one] for one in close]


_LIKE = 0.65
"""How much alike names must be, from 0 to 1, for one to be meant by the other."""
_PART = 4
"""How many letters make a part of a name tell anything."""
