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
from itertools import islice
from operator import attrgetter, is_
from typing import Any, TypeVar, cast, overload

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


class Found(list[_T]):
    """What is found of a kind, and has slots: of very many only the fields are kept, a number in eight bytes."""

    __slots__ = ("_columns", "_made")

    def __init__(self) -> None:
        super().__init__()
        self._columns: list[Any] = []
        self._made: type[_T]

    def settle(self) -> None:
        """To be called now and then: what was found is put away, if it is much."""
        if len(self) >= FEW:
            self._put_away()

    def take(self, others: Iterator[_T]) -> None:
        """Add all of these, and settle in between."""
        while some := list(islice(others, FEW)):
            self += some
            self.settle()

    def all(self) -> Sequence[_T]:
        """All that was found, in order: each is made anew whenever it is asked for, if they are very many."""
        if not self._columns:
            return tuple(self)
        self._put_away()
        return _Many(self._made, self._columns)

    def _put_away(self) -> None:
        if not self:
            return
        self._made = type(self[0])
        fields: Any = self._made
        for at, column in enumerate(zip(*map(attrgetter(*fields.__slots__), self), strict=True)):
            if at == len(self._columns):
                self._columns.append(array("q") if isinstance(column[0], int) else [])
            self._columns[at].extend(column)
        self.clear()


class _Many(Sequence[_T]):
    """Very many of a kind, made of their fields."""

    __slots__ = ("_columns", "_made")

    def __init__(self, made: Callable[..., _T], columns: Sequence[Any]) -> None:
        self._made, self._columns = made, columns

    def __len__(self) -> int:
        return len(self._columns[0])

    def __iter__(self) -> Iterator[_T]:
        return map(self._made, *self._columns)

    @overload
    def __getitem__(self, number: int) -> _T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[_T]: ...
    def __getitem__(self, number: int | slice) -> _T | Sequence[_T]:
        told = [column[number] for column in self._columns]
        return _Many(self._made, told) if isinstance(number, slice) else self._made(*told)
