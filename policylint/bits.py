"""Sets of small numbers as integers with a bit for each: united and intersected many at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_


def numbers_in(bits: int) -> Iterator[int]:
    """The numbers in a set, in ascending order."""
    digits = bin(bits)[:1:-1]
    number = digits.find("1")
    while number >= 0:
        yield number
        number = digits.find("1", number + 1)


def set_of(numbers: Sequence[int]) -> int:
    """The set of these numbers, which are in ascending order."""
    if not numbers:
        return 0
    if numbers[-1] < _MOST_SINGLE:
        if numbers[-1] >= len(_SINGLE):
            _SINGLE.extend([1 << number for number in range(len(_SINGLE), numbers[-1] + 512)])
        return reduce(or_, map(_SINGLE.__getitem__, numbers))
    bits = bytearray(numbers[-1] // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


_SINGLE: list[int] = []
"""Sets of one number, made when they are first needed: looking one up is quicker than making it."""

_MOST_SINGLE = 4096
