"""Which of many spans counts at a place: told without looking at each of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from policylint.source import Span


class Covering:
    """Spans in the order in which they count, ready to be asked which counts where."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._bounds = sorted({edge for span in spans for edge in (span.start, span.end)})
        numbers = {edge: number for number, edge in enumerate(self._bounds)}
        self._owners: list[int | None] = [None] * len(self._bounds)
        self._empty: dict[Span, int] = {}
        free = list(range(len(self._bounds) + 1))
        for index, span in enumerate(spans):
            if not span:
                self._empty.setdefault(span, index)
            number, end = _next(free, numbers[span.start]), numbers[span.end]
            while number < end:
                self._owners[number] = index
                free[number] = number + 1
                number = _next(free, number + 1)

    def at(self, offset: int) -> int | None:
        """The index of the first span that reaches from before or at an offset to behind it."""
        number = bisect_right(self._bounds, offset) - 1
        return self._owners[number] if number >= 0 else None

    def of(self, span: Span) -> int | None:
        """The index of the first span in which another begins, or which is the same."""
        around = self.at(span.start)
        same = self._empty.get(span)
        return around if same is None else same if around is None else min(same, around)


def _next(free: list[int], number: int) -> int:
    """The first free number from this one on; the way there is made shorter for those who come later."""
    while free[number] != number:
        free[number] = free[free[number]]
        number = free[number]
    return number
