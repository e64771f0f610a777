"""Searches through several of a document's texts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

_BETWEEN = ";;;;"
"""What stands between the texts: a pattern that could match it would match across two of them."""


def found_in(
    texts: Sequence[str], numbers: Sequence[int], pattern: re.Pattern[str]
) -> Iterator[tuple[int, int, re.Match[str]]]:
    """The matches of a pattern in the texts with these numbers: the text's number, where in it the match begins, the match.

    The pattern is one that matches no four semicolons, and to which the beginning and the end of a text are like one.
    """
    joined, starts = _joined(texts, numbers)
    for match in pattern.finditer(joined):
        place = match.start()
        index = bisect_right(starts, place) - 1
        yield numbers[index], place - starts[index], match


def holding(texts: Sequence[str], numbers: Sequence[int], patterns: Iterable[re.Pattern[str]]) -> set[int]:
    """The numbers of the texts, of those with these numbers, in which one of the patterns matches."""
    found: set[int] = set()
    for pattern in patterns:
        search = pattern.search
        left = [number for number in numbers if number not in found] if found else numbers
        found.update([number for number in left if search(texts[number])])
    return found


def _joined(texts: Sequence[str], numbers: Sequence[int]) -> tuple[str, list[int]]:
    """The texts with these numbers as one, and where each begins, and where one behind them would."""
    some = [texts[number] for number in numbers]
    starts = list(accumulate([len(text) + len(_BETWEEN) for text in some], initial=0))
    return _BETWEEN.join(some), starts
