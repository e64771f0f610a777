"""Which of many things lie over a stretch of the source: found by where they are, not one after the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

from policylint.source import Span

_T = TypeVar("_T")


class Placed(Protocol):
    """What has a place in the source."""

    @property
    def span(self) -> Span: ...


_P = TypeVar("_P", bound=Placed)


class Overlapping(Generic[_T]):
    """Things with a span each, ready to be asked which overlap another; asking costs little, however many there are."""

    def __init__(self, things: Iterable[_T], span_of: Callable[[_T], Span]) -> None:
        self._things = list(things)
        self._spans = [span_of(one) for one in self._things]
        places = list(map(_place, self._spans))
        if places != sorted(places):
            order = sorted(range(len(places)), key=places.__getitem__)
            self._things = [self._things[number] for number in order]
            self._spans = [self._spans[number] for number in order]
        self._starts = [span.start for span in self._spans]
        self._reached = list(accumulate([span.end for span in self._spans], max))

    def with_(self, span: Span) -> Iterator[_T]:
        """The things that share at least one code point with `span`, in the order of the source."""
        first, last = bisect_right(self._reached, span.start), bisect_left(self._starts, span.end)
        for index in range(first, last):
            if self._spans[index].overlaps(span):
                yield self._things[index]


_place = attrgetter("start", "end")
_span = attrgetter("span")


def by_place(things: Sequence[_P]) -> Overlapping[_P] | None:
    """Things to be asked for by where they are, if there are any."""
    return Overlapping(things, _span) if things else None
