"""Steps as regular expressions over symbols: faster where a pattern is tried often, but slow to compile.

A set of word forms is a character class, a gap of words is `.{0,6}?`. A pattern that looks at case is matched
against plain and sharp symbols in turn (`paired`), two characters for each word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from policylint.phrases.encoding import LAST, OTHER
from policylint.phrases.places import Tables
from policylint.phrases.program import AHEAD, ANY, ATOM, BEHIND, CHOICE, GAP, Steps

_ANY_PLAIN = f"[{OTHER}-{LAST}]"


class Expressions:
    """Writes steps that refer to these tables as regular expressions."""

    def __init__(self, tables: Tables) -> None:
        self._atoms = tables.atoms
        self._choices = tables.choices

    def compile(self, steps: Steps, anchored: bool) -> tuple[re.Pattern[str], bool]:
        """The regular expression, and whether it wants plain and sharp symbols in pairs."""
        paired = self._looks_at_case(steps)
        return re.compile((r"\A" if anchored else "") + self._row(steps, paired)), paired

    def _looks_at_case(self, steps: Steps) -> bool:
        for code, argument in steps:
            if code == ATOM and self._atoms[argument][1]:
                return True
            if code == AHEAD and self._looks_at_case(argument):
                return True
            if code == CHOICE and any(map(self._looks_at_case, self._choices[argument].rows)):
                return True
            if code == BEHIND and any(self._atoms[atom][1] for row in argument for atom in row):
                return True
        return False

    def _row(self, steps: Steps, paired: bool) -> str:
        return "".join([self._step(code, argument, paired) for code, argument in steps])

    def _step(self, code: int, argument: Any, paired: bool) -> str:
        if code == ATOM:
            return self._atom(argument, paired)
        if code == GAP:
            return f".{{0,{sum(argument) * (2 if paired else 1)}}}?"
        if code == CHOICE:
            choice = self._choices[argument]
            inner = "|".join([self._row(row, paired) for row in choice.rows])
            return f"(?:{inner}){'?' if choice.optional else ''}"
        if code == ANY:
            return f"{_ANY_PLAIN}." if paired else "."
        if code == AHEAD:
            return f"(?!{self._row(argument, paired)})"
        if code == BEHIND:
            return "".join(f"(?<!{''.join([self._atom(atom, paired) for atom in row])})" for row in argument)
        return r"\Z"

    def _atom(self, number: int, paired: bool) -> str:
        plain, sharp = self._atoms[number]
        if not sharp:
            return _character_class(plain) + ("." if paired else "")
        if not plain:
            return f".{_character_class(sharp)}"
        return f"(?:{_character_class(plain)}.|.{_character_class(sharp)})"


def _character_class(symbols: Iterable[str]) -> str:
    """The expression that matches any one of `symbols`, neighbours written as ranges."""
    ranges: list[str] = []
    for symbol in sorted(symbols):
        if ranges and ord(symbol) == ord(ranges[-1][-1]) + 1:
            ranges[-1] = ranges[-1][0] + symbol
        else:
            ranges.append(symbol)
    if not ranges:
        return r"[^\s\S]"
    return "[" + "".join(f"{ends[0]}-{ends[1]}" if len(ends) == 2 else ends for ends in ranges) + "]"
