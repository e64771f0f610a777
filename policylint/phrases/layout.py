"""Where the words of a block of passages stand: in one row, with a barrier after each passage.

A *place* is a gap between words, place p the one before word p. A set of places is an integer with a bit for
each; here such integers are made, in linear time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from policylint.concordance.bits import set_of
from policylint.phrases.encoding import OTHER

BARRIER = "\0\0"
"""Stands after the symbols of each passage, as another word."""


class Stretch(NamedTuple):
    """The words of a passage, or of a window of a long one, as symbols, two for each (see `encoding`).

    `own` is the number of words that only introduce it (beyond them a match must end), `begins` the numbers
    of the words at which a pattern with `^` may begin; `at_end` says whether the passage ends here.
    """

    symbols: str
    own: int
    begins: tuple[int, ...]
    at_end: bool


class Layout(NamedTuple):
    """A block's `symbols`, with barriers, and its sets of places.

    `everywhere` are all places, `words` those before words, `ends` the last of each stretch. A match may end in
    `beyond` (what introduces a passage), with `^` begin in `begins`; passages `finish` at ends. `places` are the numbers of the
    places where the stretches begin.
    """

    symbols: str
    places: list[int]
    everywhere: int
    words: int
    ends: int
    beyond: int
    begins: int
    finish: int


def lay_out(stretches: Sequence[Stretch]) -> Layout:
    """The layout of stretches in a row."""
    places, place = [], 0
    finish, begins, introductions = [], [], []
    for symbols, own, starts, at_end in stretches:
        places.append(place)
        if own:
            introductions.append(((2 << own) - 1) << place)
        begins += [place + word for word in starts]
        place += len(symbols) // 2 + 1
        if at_end:
            finish.append(place - 1)
    everywhere = (1 << place) - 1
    ends = set_of([start - 1 for start in places[1:]] + ([place - 1] if places else []))
    return Layout(
        "".join([stretch.symbols + BARRIER for stretch in stretches]),
        places,
        everywhere,
        everywhere ^ ends,
        ends,
        everywhere ^ reduce(or_, introductions, 0),
        set_of(begins),
        ends if len(finish) == len(places) else set_of(finish),
    )


def places_of(symbols: str) -> dict[str, list[int]]:
    """The numbers of the places before each symbol but `OTHER` and barriers; each symbol is a word's."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for place, symbol in enumerate(symbols):
        numbers[symbol].append(place)
    numbers.pop(OTHER, None)
    numbers.pop(BARRIER[0], None)
    return dict(numbers)
