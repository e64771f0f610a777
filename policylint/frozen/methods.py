"""The methods of a dataclass as closures over the names of its fields (see `policylint.frozen`)."""

from __future__ import annotations

from _thread import get_ident
from operator import attrgetter
from typing import Any

_set = object.__setattr__


_being_shown: set[tuple[int, int]] = set()
"""Whatever is being shown, and by which thread: what holds itself is shown as three points in itself."""


def shown(names: tuple[str, ...]) -> Any:
    def shown_as(self: Any) -> str:
        key = id(self), get_ident()
        if key in _being_shown:
            return "..."
        _being_shown.add(key)
        try:
            fields = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        finally:
            _being_shown.discard(key)
        return f"{self.__class__.__qualname__}({fields})"

    return shown_as


def comparing(names: tuple[str, ...]) -> tuple[Any, Any]:
    """`__eq__` and `__hash__` over the fields that are compared."""
    values = _values(names)

    def equals(self: Any, other: object) -> Any:
        if self is other:
            return True
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return equals, hashed


def order(made: Any, names: tuple[str, ...]) -> None:
    """Give a class the comparisons `<`, `<=`, `>` and `>=` over the fields that are compared."""
    import operator

    values = _values(names)

    def comparison(name: str) -> Any:
        compare = getattr(operator, name)

        def compared(self: Any, other: object) -> Any:
            return (
                compare(values(self), values(other)) if other.__class__ is self.__class__ else NotImplemented
            )

        return compared

    for name in ("__lt__", "__le__", "__gt__", "__ge__"):
        setattr(made, name, comparison(name))


def _values(names: tuple[str, ...]) -> Any:
    """What gives the values of some attributes as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple([getattr(one, name) for name in names])


def state(names: tuple[str, ...]) -> tuple[Any, Any]:
    """What is pickled, and copied."""

    def kept(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def restore(self: Any, kept: list[Any]) -> None:
        for name, value in zip(names, kept, strict=True):
            _set(self, name, value)

    return kept, restore


def refuse_to_set(self: Any, name: str, _value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def refuse_to_delete(self: Any, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")
