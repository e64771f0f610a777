"""From UTF-8 byte offsets, as native parsers count, to code points, as policylint does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

_NON_ASCII = re.compile(r"[^\x00-\x7f]")


def code_point_offsets(text: str) -> Callable[[int], int]:
    """A function from the byte offsets of a text to its code points.

    It looks only at the characters that take more than one byte, which are few in most texts.
    """
    if text.isascii():
        return _same
    ends: list[int] = []
    surplus = [0]
    extra = 0
    for match in _NON_ASCII.finditer(text):
        code_point = ord(match[0])
        ends.append(match.start() + extra + 1)
        extra += 1 if code_point < 0x800 else 2 if code_point < 0x10000 else 3
        surplus.append(extra)

    def at(offset: int) -> int:
        return offset - surplus[bisect_right(ends, offset)]

    return at


def _same(offset: int) -> int:
    return offset
