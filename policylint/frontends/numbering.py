"""Printed numbers and bullets at the start of a line: `2.1`, `IV.`, `(a)`, `Article 5 -`, `•`."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from policylint.frozen import dataclass
from policylint.patterns import deferred, lowered

NumberKind: TypeAlias = Literal["decimal", "roman", "letter", "bullet", "word"]

_NUMBER = deferred(
    r"""(?P<word>(?:section|article|art\.|part|clause|chapter|annex|appendix|§)\s*)?
        (?P<open>\(?)
        (?P<value>\d{1,3}(?:\.(?:\d{1,3}|[a-z]|[ivx]{1,4}))*(?![\w°%]) | [ivxlc]{1,7}(?!\w) | [a-z](?!\w))
        (?P<close>[.)\]]{0,2})
        (?P<gap>\s*[-–—:]\s+|\s+|(?=[a-z“"]))
    """,
    re.VERBOSE,
)
_BULLET = deferred(
    r"(?P<mark>[•·●▪◦‣■□►➢✓✔○⁃∙→➔➜➤▸▶»✅☑◆◇❖★◾◼🔹🔸])\ufe0f?\s*(?=\S)|(?P<dash>[-*–—]|o)\s+(?=\S)"
)
_ROMAN = deferred(r"(?=.)(?:X{0,3})(?:IX|IV|V?I{0,3})", re.IGNORECASE)
_BEGINNINGS = frozenset(
    ["se", "ar", "pa", "cl", "ch", "an", "ap", *(one + other for one in "ivxlc" for other in "ivxlc")]
)
"""The first two letters of words before numbers, and of Roman numbers."""
_LONGEST = 200
"""No number is longer, in characters."""
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed number or bullet: `length` characters with the white space after it.

    `printed` is the number or mark with its brackets; `value` the number alone; `depth` counts the parts of
    the number (`2.1` has two); `family` is the same for the markers of one list; `ordinal` is its place there.
    """

    printed: str
    value: str
    kind: NumberKind
    depth: int
    family: str
    ordinal: int
    length: int

    @property
    def closed(self) -> bool:
        """Whether punctuation sets the number off from what follows."""
        return self.kind in ("bullet", "word") or not self.printed[-1].isalnum()

    @property
    def bracketed(self) -> bool:
        """Whether the number stands in or before a bracket, as items do and headings rarely."""
        return self.printed[-1:] == ")"

    def follows(self, other: Marker) -> bool:
        """Whether this is the marker of the next item after `other`."""
        return self.family == other.family and (self.kind == "bullet" or self.ordinal == other.ordinal + 1)


def marker(content: str, before: Marker | None = None) -> Marker | None:
    """The number or bullet that a text begins with; `before` is that of the item before."""
    return None if is_unmarked(content) else number(content, before) or bullet(content)


def is_unmarked(content: str) -> bool:
    """Whether a text plainly begins with a word, and with no number or bullet."""
    opening = content[:2]
    return opening.isalpha() and opening.isascii() and len(opening) > 1 and opening.lower() not in _BEGINNINGS


def bullet(content: str) -> Marker | None:
    """The bullet that a text begins with."""
    match = _BULLET.match(content)
    if match is None:
        return None
    mark = match["mark"] or match["dash"]
    return Marker(mark, "", "bullet", 1, mark, 1, match.end())


def number(content: str, before: Marker | None = None) -> Marker | None:
    """The number that a text begins with; `before` is that of the item before, to tell `i` from (h) and from (I)."""
    match = _NUMBER.match(lowered(content[:_LONGEST]))
    if match is None:
        return None
    opening, closing, gap = match.group("open", "close", "gap")
    if closing.startswith("]") or (opening and ")" not in closing):
        return None
    value = content[match.start("value") : match.end("value")]
    word = content[: match.end("word")].strip() if match["word"] else ""
    kind = _kind(value, before)
    if not (closing or word) and (kind != "decimal" or not gap):
        return None
    if not gap and not closing:
        return None
    parts = value.rstrip(".").split(".")
    family = f"{word.lower()}{opening}{kind}{value.isupper()}{len(parts)}{closing}{'.'.join(parts[:-1])}"
    printed = f"{word} {value}" if word else f"{opening}{value}{closing}"
    return Marker(
        printed, value, "word" if word else kind, len(parts), family, _ordinal(parts[-1], kind), match.end()
    )


def _kind(value: str, before: Marker | None) -> NumberKind:
    if value[0].isdigit():
        return "decimal"
    if len(value) > 1:
        return "roman"
    if before is not None and before.kind == "letter" and before.ordinal + 1 == _ordinal(value, "letter"):
        return "letter"
    if value in "iI":
        return "roman"
    following = (
        before is not None and before.kind == "roman" and before.ordinal + 1 == _ordinal(value, "roman")
    )
    return "roman" if following else "letter"


def _ordinal(value: str, kind: NumberKind) -> int:
    if value.isdigit():
        return int(value)
    if kind != "roman":
        return ord(lowered(value[-1])) - ord("a") + 1
    total = 0
    digits = [_ROMAN_VALUES.get(letter, 0) for letter in value.lower()]
    for digit, following in zip(digits, [*digits[1:], 0], strict=True):
        total += -digit if digit < following else digit
    return total


def printed_number(content: str) -> str:
    """The number that a heading begins with, such as `2.1` or `IV`, or an empty string."""
    marker = number(content)
    return marker.value if marker is not None else ""
