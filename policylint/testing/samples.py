"""Texts that regular expressions match, made at random from the expressions themselves."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from typing import Any

if sys.version_info >= (3, 11):
    from re import _parser as parser  # type: ignore[attr-defined]
else:
    import sre_parse as parser

_MOST = 3
"""How much more than needed is repeated at most."""
_OTHERS = "aA1 .,-(’“"
_CATEGORIES = {
    "CATEGORY_WORD": "aZ1",
    "CATEGORY_SPACE": " \n",
    "CATEGORY_DIGIT": "07",
    "CATEGORY_NOT_WORD": " .(",
    "CATEGORY_NOT_SPACE": "aZ1",
    "CATEGORY_NOT_DIGIT": "aZ ",
}


def samples(pattern: re.Pattern[str], count: int) -> Iterator[str]:
    """So many texts in which a pattern matches, with words around; the same each time."""
    chance = random.Random(pattern.pattern)
    tree = parser.parse(pattern.pattern, pattern.flags)
    made = 0
    for _ in range(count * 50):
        text = "".join(_written(tree, pattern.flags, chance))
        text = chance.choice(("", "so ", "(", "Data. ")) + text + chance.choice(("", " so", ")", "."))
        if pattern.search(text) is not None:
            yield text
            made += 1
            if made == count:
                return
    raise AssertionError(f"only {made} texts for {pattern.pattern}")


def _written(tree: Any, flags: int, chance: random.Random) -> Iterator[str]:
    for operation, argument in tree:
        yield from _made(str(operation), argument, flags, chance)


def _made(operation: str, argument: Any, flags: int, chance: random.Random) -> Iterator[str]:
    if operation == "LITERAL":
        letter = chr(argument)
        yield letter.swapcase() if flags & re.IGNORECASE and chance.random() < 0.2 else letter
    elif operation in ("ANY", "NOT_LITERAL"):
        yield chance.choice([mark for mark in _OTHERS if argument is None or ord(mark) != argument])
    elif operation == "IN":
        yield _one_of(argument, chance)
    elif operation == "BRANCH":
        yield from _written(chance.choice(argument[1]), flags, chance)
    elif operation == "SUBPATTERN":
        _, added, removed, inner = argument
        yield from _written(inner, (flags | added) & ~removed, chance)
    elif operation in ("MAX_REPEAT", "MIN_REPEAT"):
        least, most, inner = argument
        for _ in range(chance.randint(least, min(int(most), least + _MOST))):
            yield from _written(inner, flags, chance)
    elif operation == "ASSERT" and argument[0] > 0 and chance.random() < 0.5:
        yield from _written(argument[1], flags, chance)


def _one_of(members: Any, chance: random.Random) -> str:
    marks: list[str] = []
    negated = str(members[0][0]) == "NEGATE"
    for operation, argument in members[negated:]:
        if str(operation) == "LITERAL":
            marks.append(chr(argument))
        elif str(operation) == "RANGE":
            first, last = argument
            marks.extend(chr(first + step) for step in range(last - first + 1))
        else:
            marks.extend(_CATEGORIES[str(argument)])
    if negated:
        return chance.choice([mark for mark in _OTHERS if mark not in marks])
    return chance.choice(marks)
