"""What was computed for the document at hand, kept until another document is asked about.

Several rules and detectors look at the same texts one after the other. Only the last answer is kept, so memory
does not grow with the number of files.
"""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from itertools import islice, repeat
from operator import attrgetter, is_
from typing import Any, Generic, TypeVar, cast, overload

_NOTHING = object()
"""What nothing was asked about."""

FEW = 1 << 13
"""So many things of a kind are kept as they are; of more, which take much memory, it is tried to keep less."""

_A = TypeVar("_A")
_T = TypeVar("_T")
_M = TypeVar("_M")
_R = TypeVar("_R")


def remembered(function: Callable[[_A], _R]) -> Callable[[_A], _R]:
    """The function, with its result for the last argument remembered; the argument is told by identity."""
    last: tuple[Any, Any] = _NOTHING, None

    @wraps(function)
    def remembering(argument: _A) -> _R:
        nonlocal last
        known: tuple[_A, _R] = last
        if known[0] is argument:
            return known[1]
        result = function(argument)
        last = argument, result
        return result

    return remembering


def remembered_of(function: Callable[[tuple[_M, ...]], _R]) -> Callable[[tuple[_M, ...]], _R]:
    """The same for a function of several things at once: these are told by identity, whatever tuple holds them."""
    last: tuple[tuple[_M, ...], Any] = (), _NOTHING

    @wraps(function)
    def remembering(argument: tuple[_M, ...]) -> _R:
        nonlocal last
        known, result = last
        if known is argument and known:
            return cast("_R", result)
        if not known or len(known) != len(argument) or not all(map(is_, known, argument)):
            result = function(argument)
        last = argument, result
        return cast("_R", result)

    return remembering


@contextmanager
def uncollected() -> Iterator[None]:
    """A block in which cyclic garbage is not looked for: to be used for one document.

    A document is in no cycle and goes by itself; until then the collector would go through its parts, about as many as it has
    bytes, again and again.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Found(Generic[_T]):
    """What is found of a kind that has slots: of very many, only their fields are kept, but for the `recent` ones."""

    __slots__ = ("_kept", "_made", "recent")

    def __init__(self) -> None:
        self.recent: list[_T] = []
        self._kept: list[tuple[Any, ...]] = []
        self._made: type[_T]

    def settle(self) -> None:
        """To be called now and then: what was found is put away, if it is much."""
        while len(self.recent) >= FEW:
            self._put_away()

    def take(self, others: Iterator[_T]) -> None:
        """Add all of these, and settle in between."""
        recent = self.recent
        while some := list(islice(others, FEW)):
            recent += some
            self.settle()

    def all(self) -> Sequence[_T]:
        """All that was found, in order: each is made anew whenever it is asked for, if they are very many."""
        if not self._kept:
            return tuple(self.recent)
        count = FEW * len(self._kept) + len(self.recent)
        if self.recent:
            self._put_away()
        return _Many(self._made, self._kept, count)

    def _put_away(self) -> None:
        some, self._made = self.recent[:FEW], type(self.recent[0])
        del self.recent[:FEW]
        fields: Any = self._made
        values = [list(map(attrgetter(name), some)) for name in fields.__slots__]
        self._kept.append(tuple(map(_column, values)))


def _column(values: list[Any]) -> Sequence[Any]:
    """Some values in little memory: one that is the same for all is kept once, behind itself."""
    first = values[0]
    if all(map(is_, values, repeat(first))):
        return (first,)
    return array("q", values) if isinstance(first, int) else values


class _Many(Sequence[_T]):
    """Very many of a kind, by their fields: so many of them in each of some tuples of columns."""

    __slots__ = ("_count", "_kept", "_made")

    def __init__(self, made: Callable[..., _T], kept: Sequence[tuple[Any, ...]], count: int) -> None:
        self._made, self._kept, self._count = made, kept, count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[_T]:
        for number, columns in enumerate(self._kept):
            count = min(FEW, self._count - number * FEW)
            told = [column if len(column) > 1 else repeat(column[0], count) for column in columns]
            yield from map(self._made, *told)

    @overload
    def __getitem__(self, number: int) -> _T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[_T]: ...
    def __getitem__(self, number: int | slice) -> _T | Sequence[_T]:
        if isinstance(number, slice):
            return [self[one] for one in range(self._count)[number]]
        where, at = divmod(range(self._count)[number], FEW)
        return self._made(*[column[at % len(column)] for column in self._kept[where]])
