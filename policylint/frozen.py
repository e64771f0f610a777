"""Value classes that are made quickly: what `dataclass(frozen=True, slots=True)` gives, without its cost at import.

`dataclasses` writes and compiles some six functions for each class, a third of a millisecond each time, and a check loads over
a hundred such classes. Here one function is compiled for a class, when its first instance is made; the others are
shared. `dataclasses.replace`, `fields` and `asdict` work as with any dataclass.

Not for a class that inherits fields, or that needs `field(...)`, `__post_init__` or an order: take `dataclass`.
"""

from __future__ import annotations

from dataclasses import Field, FrozenInstanceError, dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: object):
        return lambda function: function


_C = TypeVar("_C", bound=type)


@dataclass_transform(frozen_default=True)
def frozen(cls: _C) -> _C:
    """A class of values that cannot change: slots, a constructor, equality, a hash and a `repr` from its annotations.

    Raises TypeError for a class that only `dataclass` can make.
    """
    names = tuple(cls.__annotations__)
    if any(hasattr(base, "__dataclass_fields__") for base in cls.__mro__) or hasattr(cls, "__post_init__"):
        raise TypeError(f"{cls.__name__} inherits fields or has a __post_init__: use dataclass")
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    if any(isinstance(default, Field) for default in defaults.values()):
        raise TypeError(f"{cls.__name__} uses field(): use dataclass")
    body = {key: value for key, value in cls.__dict__.items() if key not in _OWN and key not in defaults}
    made: Any = type(cls)(
        cls.__name__,
        cls.__bases__,
        {**_shared(names), **body, "__slots__": names, "__annotations__": cls.__annotations__},
    )
    made.__qualname__ = cls.__qualname__
    made.__init__ = _constructor(made, names, defaults)
    made.__dataclass_fields__ = _Fields(names, defaults)
    return made  # type: ignore[no-any-return]


_OWN = frozenset({"__dict__", "__weakref__"})


def _shared(names: tuple[str, ...]) -> dict[str, Any]:
    """The methods that need no code of their own."""
    values = _values(names)

    def equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: object) -> int:
        return hash(values(self))

    return {
        "__eq__": equal,
        "__hash__": hashed,
        "__repr__": _shown,
        "__setattr__": _refused,
        "__delattr__": _refused,
        "__getstate__": _state,
        "__setstate__": _restore,
        "__match_args__": names,
    }


def _values(names: tuple[str, ...]) -> Any:
    """What gives the fields of an instance as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda instance: tuple(getattr(instance, name) for name in names)


def _shown(self: Any) -> str:
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({fields})"


def _refused(self: object, name: str, value: object = None) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, name) for name in self.__match_args__]


def _restore(self: Any, state: list[object]) -> None:
    for name, value in zip(self.__match_args__, state, strict=True):
        object.__setattr__(self, name, value)


def _constructor(made: Any, names: tuple[str, ...], defaults: dict[str, object]) -> Any:
    """The constructor, compiled when it is first called."""

    def first(self: Any, *args: object, **kwargs: object) -> None:
        made.__init__ = _compiled(made, names, defaults)
        made.__init__(self, *args, **kwargs)

    return first


def _compiled(made: Any, names: tuple[str, ...], defaults: dict[str, object]) -> Any:
    """A constructor that takes the fields in order or by name, and sets the slots directly."""
    space: dict[str, Any] = {f"_set_{name}": made.__dict__[name].__set__ for name in names}
    space |= {f"_default_{name}": default for name, default in defaults.items()}
    space["__name__"] = made.__module__
    taken = [f"{name}=_default_{name}" if name in defaults else name for name in names]
    lines = [f"  _set_{name}(self, {name})\n" for name in names]
    exec(f"def __init__({', '.join(['self', *taken])}):\n{''.join(lines) or '  pass'}", space)
    return space["__init__"]


class _Fields:
    """The fields as `dataclasses` describes them, made by it when it asks."""

    __slots__ = ("_defaults", "_names")

    def __init__(self, names: tuple[str, ...], defaults: dict[str, object]) -> None:
        self._names = names
        self._defaults = defaults

    def __get__(self, instance: object, owner: Any) -> dict[str, Field[Any]]:
        body = {"__annotations__": owner.__annotations__, "__module__": owner.__module__, **self._defaults}
        described: Any = dataclass(type(owner.__name__, (), body))
        fields: dict[str, Field[Any]] = described.__dataclass_fields__
        owner.__dataclass_fields__ = fields
        return fields
