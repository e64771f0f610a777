"""Where the words of a block of passages stand: in one row, with a barrier after each passage.

A set of places is an integer with a bit for each; here such integers are made, in linear time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policylint.phrases.encoding import OTHER


class Stretch(NamedTuple):
    """The words of a passage, or of a window of a long one, as symbols.

    `own` is the number of words that only introduce it (beyond them a match must end), `begins` the numbers
    of the words at which a pattern with `^` may begin; `at_end` says whether the passage ends here.
    """

    symbols: str
    own: int
    begins: tuple[int, ...]
    at_end: bool


class Layout(NamedTuple):
    """Sets of places of a block: `everywhere` in passages, before `words`, where matches may end (`beyond` what
    introduces a passage), where a pattern with `^` may begin, and where passages `finish`. `places` are the
    numbers of the places where the stretches begin.
    """

    places: list[int]
    everywhere: int
    words: int
    beyond: int
    begins: int
    finish: int


def lay_out(stretches: Sequence[Stretch]) -> Layout:
    """The layout of stretches in a row."""
    size = sum(len(stretch.symbols) + 1 for stretch in stretches)
    words, beyond, begins, finish = (bytearray(size) for _ in range(4))
    places: list[int] = []
    place = 0
    for symbols, own, starts, at_end in stretches:
        places.append(place)
        end = place + len(symbols)
        words[place:end] = b"\1" * len(symbols)
        first = place + own + 1 if own else place
        beyond[first : end + 1] = b"\1" * (end + 1 - first)
        for word in starts:
            begins[place + word] = 1
        finish[end] = at_end
        place = end + 1
    return Layout(places, (1 << size) - 1, *map(_number, (words, beyond, begins, finish)))


def places_of(rows: Sequence[str]) -> dict[str, int]:
    """The places before each symbol but `OTHER`, in rows that follow one another with a barrier between."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    first = 0
    for row in rows:
        for place, symbol in enumerate(row, first):
            numbers[symbol].append(place)
        first += len(row) + 1
    numbers.pop(OTHER, None)
    return {symbol: _of_numbers(places) for symbol, places in numbers.items()}


def numbers_in(bits: int) -> Iterator[int]:
    """The numbers in a set, in ascending order."""
    digits = bin(bits)[:1:-1]
    number = digits.find("1")
    while number >= 0:
        yield number
        number = digits.find("1", number + 1)


def _of_numbers(places: list[int]) -> int:
    if len(places) < 8:
        number = 0
        for place in places:
            number |= 1 << place
        return number
    bits = bytearray(places[-1] // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def _number(flags: bytearray) -> int:
    """The set of places that are flagged with 1."""
    flags.reverse()
    return int(flags.translate(_DIGITS), 2) if flags else 0


_DIGITS = bytes.maketrans(b"\0\1", b"01")
