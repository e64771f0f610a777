"""From UTF-8 byte offsets, as native parsers count, to code points, as policylint does."""

from __future__ import annotations

from collections.abc import Callable

from policylint.patterns import deferred

_SURROGATE = deferred(r"[\ud800-\udfff]")


def encodable(text: str) -> str:
    """The text, with U+FFFD for each lone surrogate, which UTF-8 has no bytes for."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def code_point_offsets(text: str, data: bytes) -> Callable[[int], int]:
    """A function from the byte offsets of a text, as it is encoded, to its code points.

    It counts on from the offset it was last asked for, which is fast for offsets that mostly ascend.
    """
    if text.isascii():
        return _same
    last_byte = last = 0

    def at(offset: int) -> int:
        nonlocal last_byte, last
        if offset > last_byte:
            last += len(data[last_byte:offset].decode("utf-8", "replace"))
        elif offset < last_byte:
            last -= len(data[offset:last_byte].decode("utf-8", "replace"))
        last_byte = offset
        return last

    return at


def _same(offset: int) -> int:
    return offset
