"""One search through several of a document's texts, in place of one for each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

_BETWEEN = ";"
"""What stands between the texts: a pattern that could match it would match across two of them."""


def found_in(
    texts: Sequence[str], numbers: Sequence[int], pattern: re.Pattern[str]
) -> Iterator[tuple[int, int, re.Match[str]]]:
    """The matches of a pattern in the texts with these numbers: the text's number, where in it the match begins, the match.

    The pattern is one that matches no semicolon, and to which the beginning and the end of a text are like one.
    """
    some = [texts[number] for number in numbers]
    starts = list(accumulate([len(text) + 1 for text in some], initial=0))
    for match in pattern.finditer(_BETWEEN.join(some)):
        place = match.start()
        index = bisect_right(starts, place) - 1
        yield numbers[index], place - starts[index], match
