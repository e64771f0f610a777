"""Words that were parted at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policylint.extraction.pdf.lines import HYPHEN, PrintedLine

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]-)[^\W\d_]+(?:-[^\W\d_]+)*$")
_KEPT = frozenset(
    [
        "third",
        "first",
        "second",
        "self",
        "non",
        "opt",
        "long",
        "short",
        "co",
        "cross",
        "well",
        "up",
        "sub",
        "so",
        "e",
        "pre",
        "post",
        "re",
        "de",
        "multi",
        "on",
        "off",
        "end",
        "real",
        "high",
        "low",
        "data",
        "user",
        "age",
    ]
)
"""Words that a hyphen more often follows in a compound than not."""


class Hyphens:
    """Tells whether a hyphen is part of a word, by how the rest of the text writes it."""

    def __init__(self, lines: Iterable[PrintedLine]) -> None:
        self._known: set[str] = set()
        for line in lines:
            self._known.update(word.lower() for word in _WORDS.findall(line.text.rstrip(HYPHEN)))

    def joined(self, before: str, after: str) -> tuple[str, str]:
        """A line and the next one, with the word that was parted between them whole at the end of the first."""
        if before.endswith(HYPHEN) or (
            before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower()
        ):
            before = before[:-1]
        else:
            return before, after
        rest, _, after = after.partition(" ")
        return before + ("-" if self._keeps(before, rest) else "") + rest, after

    def _keeps(self, before: str, rest: str) -> bool:
        last, following = _LAST.search(before), _WORDS.match(rest)
        if last is None or following is None:
            return True
        one, other = last[0].lower(), following[0].lower()
        if f"{one}-{other}" in self._known:
            return True
        if one + other in self._known:
            return False
        return one in _KEPT
