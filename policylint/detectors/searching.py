"""One search through several of a document's texts, in place of one for each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

_BETWEEN = ";;;;"
"""What stands between the texts: a pattern that could match it would match across two of them."""


def found_in(
    texts: Sequence[str], numbers: Sequence[int], *patterns: re.Pattern[str]
) -> Iterator[tuple[int, int, re.Match[str]]]:
    """The matches of patterns in the texts with these numbers: the text's number, where in it the match begins, the match.

    Those of the first pattern come first, in the order of the texts. A pattern is one that matches no four
    semicolons, and to which the beginning and the end of a text are like one.
    """
    some = [texts[number] for number in numbers]
    starts = list(accumulate([len(text) + len(_BETWEEN) for text in some], initial=0))
    joined = _BETWEEN.join(some)
    for pattern in patterns:
        for match in pattern.finditer(joined):
            place = match.start()
            index = bisect_right(starts, place) - 1
            yield numbers[index], place - starts[index], match
