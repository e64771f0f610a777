"""What was computed for the document at hand, kept until another document is asked about.

Several rules and detectors look at the same texts one after the other. Only the last answer is kept, so memory
does not grow with the number of files.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from operator import is_
from typing import Any, TypeVar, cast

_NOTHING = object()
"""What nothing was asked about."""

_A = TypeVar("_A")
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
