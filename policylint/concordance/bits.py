"""Sets of small numbers as integers with a bit for each: united and intersected many at a time."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import reduce
from itertools import compress, count
from operator import or_
from typing import TypeVar

_T = TypeVar("_T")


def numbers_in(bits: int) -> Iterator[int]:
    """The numbers in a set, in ascending order."""
    if not bits & (bits - 1):
        return iter((bits.bit_length() - 1,) if bits else ())
    return _several(bits)


def _several(bits: int) -> Iterator[int]:
    digits = bin(bits)[:1:-1]
    number = digits.find("1")
    while number >= 0:
        yield number
        number = digits.find("1", number + 1)


def set_of(numbers: Sequence[int]) -> int:
    """The set of these numbers, which are in ascending order, none of them twice."""
    if not numbers:
        return 0
    if len(numbers) == numbers[-1] - numbers[0] + 1:
        return (2 << numbers[-1]) - (1 << numbers[0])
    if numbers[-1] < _MOST_SINGLE:
        return reduce(or_, map(_single(numbers[-1]).__getitem__, numbers))
    bits = bytearray(numbers[-1] // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def union_of(numbers: Collection[int]) -> int:
    """The set of these numbers, in whatever order, some perhaps more than once."""
    if not numbers:
        return 0
    most = max(numbers)
    if most < _MOST_SINGLE:
        return reduce(or_, map(_single(most).__getitem__, numbers))
    return set_of(sorted(set(numbers)))


def _single(most: int) -> list[int]:
    """Sets of one number, by this number, for numbers up to `most` at least."""
    if most >= len(_SINGLE):
        _SINGLE.extend([1 << number for number in range(len(_SINGLE), most + 512)])
    return _SINGLE


_SINGLE: list[int] = []
"""Sets of one number, made when they are first needed: looking one up is quicker than making it."""

_MOST_SINGLE = 4096


def all_in(bits: int) -> Iterator[int]:
    """The same as `numbers_in`, quicker where a set has many of the numbers up to its greatest."""
    if bits.bit_count() * _MANY <= bits.bit_length():
        return numbers_in(bits)
    return compress(count(), bin(bits)[:1:-1].encode().translate(_FLAGS))


class Numbers:
    """A set of small numbers that takes a bit for each up to the greatest, and a byte once it is asked for single ones."""

    __slots__ = ("_flags", "bits")

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self._flags: bytes | None = None

    def __contains__(self, number: int) -> bool:
        flags = self._flags
        if flags is None:
            flags = self._flags = bin(self.bits)[:1:-1].encode()
        return 0 <= number < len(flags) and flags[number] == _ONE

    def __iter__(self) -> Iterator[int]:
        """In ascending order."""
        return all_in(self.bits)

    def __len__(self) -> int:
        return self.bits.bit_count()


def packed(of: Callable[[Sequence[_T]], list[int]], things: Sequence[_T]) -> Sequence[int]:
    """The numbers `of` some things: of few in a list, which is quicker, of many in a fifth of its memory."""
    if len(things) <= _MOST_SINGLE:
        return of(things)
    found = array("q")
    for first in range(0, len(things), _MOST_SINGLE):
        found.extend(of(things[first : first + _MOST_SINGLE]))
    return found


def lone(values: Sequence[int], others: Sequence[int]) -> Sequence[int]:
    """The places in a sequence of numbers of those that are not among some others; all of them, if it does not ascend."""
    if not _ascends(values):
        return range(len(values))
    if not values or values == others:
        return ()
    if not _ascends(others):
        others = sorted(others)

    def found(places: Sequence[int]) -> list[int]:
        some = values[places[0] : places[-1] + 1]
        alone = set(some).difference(others[bisect_left(others, some[0]) : bisect_right(others, some[-1])])
        return [place for place, value in zip(places, some, strict=True) if value in alone]

    return packed(found, range(len(values)))


def _ascends(values: Sequence[int]) -> bool:
    """Whether none is less than the one before it: seen part by part, each with the first of the next."""
    parts = (list(values[first : first + _MOST_SINGLE + 1]) for first in range(0, len(values), _MOST_SINGLE))
    return all(part == sorted(part) for part in parts)


_ONE = ord("1")
_MANY = 12
"""One of so many numbers is enough to go through all of them."""
_FLAGS = bytes.maketrans(b"01", b"\0\1")
