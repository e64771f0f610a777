"""Dataclasses that are made three times as fast: a run makes a hundred and sixty of them before it reads a word.

`dataclasses` writes source for up to six methods of each class and compiles it. Here `__init__` is compiled once for all
classes that have as many fields; the others are closures, alike for all classes. What they do, `fields`, `replace`, matching and
pickling is the same. All but `slots=True`, with or without `frozen=True` and `eq=False`, is left to `dataclasses`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(cls=None, **options):
        """As `dataclasses.dataclass`."""
        if cls is not None or not options.get("slots") or not options.keys() <= {"slots", "frozen", "eq"}:
            return dataclasses.dataclass(cls, **options)
        frozen, compared = options.get("frozen", False), options.get("eq", True)
        if frozen and not compared:
            return dataclasses.dataclass(cls, **options)
        return lambda made: _made(made, frozen, compared)


__all__ = ["dataclass"]

_set = object.__setattr__
_OWN = ("__eq__", "__hash__", "__setattr__", "__getstate__")
"""Methods that a class rarely has of its own; one that has is left to `dataclasses`."""


def _made(cls: type, frozen: bool, compared: bool) -> type:
    from dataclasses import dataclass as standard
    from dataclasses import fields

    if any(name in vars(cls) for name in _OWN) or any(
        hasattr(base, "__dataclass_fields__") for base in cls.__bases__
    ):
        return standard(frozen=frozen, slots=True, eq=compared)(cls)
    own_init, own_repr = "__init__" in vars(cls), "__repr__" in vars(cls)
    made: Any = standard(init=False, repr=False, eq=False, slots=True)(cls)
    told = fields(made)
    if not own_init:
        made.__init__ = _init(made, told)
    if not own_repr:
        made.__repr__ = _repr(tuple(one.name for one in told if one.repr))
    if compared:
        made.__eq__, hashed = _comparing(tuple(one.name for one in told if one.compare))
        made.__hash__ = hashed if frozen else None
    params = made.__dataclass_params__
    params.init = params.repr = True
    params.eq, params.frozen = compared, frozen
    if frozen:
        made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
        made.__getstate__, made.__setstate__ = _state(tuple(one.name for one in told))
    return made  # type: ignore[no-any-return]


def _init(cls: Any, told: tuple[Any, ...]) -> Any:
    """The one method that must be as fast as can be: each field is set by its slot's own setter, which takes half of what
    `object.__setattr__` takes.
    """
    from dataclasses import MISSING

    plain = all(one.init and one.default_factory is MISSING for one in told)
    if not plain or hasattr(cls, "__post_init__"):
        return _written_init(cls, told)
    names = tuple([one.name for one in told])
    init = _maker(len(names))(*[getattr(cls, name).__set__ for name in names])
    init.__code__ = init.__code__.replace(co_varnames=("self", *names))
    init.__defaults__ = tuple([one.default for one in told if one.default is not MISSING])
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


@cache
def _maker(count: int) -> Any:
    """What makes an `__init__` of so many fields from their setters; compiled once for all classes that have so many."""
    numbers = range(count)
    setters, values = (",".join([f"{letter}{n}" for n in numbers]) for letter in "pv")
    body = ";".join([f"p{n}(self,v{n})" for n in numbers]) or "pass"
    made: dict[str, Any] = {}
    exec(f"def make({setters}):\n def __init__(self,{values}): {body}\n return __init__", made)
    return made["make"]


def _written_init(cls: Any, told: tuple[Any, ...]) -> Any:
    """An `__init__` of a class that makes values of its own, compiled for it."""
    from dataclasses import MISSING

    known: dict[str, Any] = {"_MISSING": MISSING}
    parameters, optional, body = [], [], []
    for one in told:
        name = one.name
        given = name
        if one.default_factory is not MISSING:
            known[f"_new_{name}"] = one.default_factory
            given = f"_new_{name}() if {name} is _MISSING else {name}" if one.init else f"_new_{name}()"
        if one.init:
            default = one.default if one.default_factory is MISSING else MISSING
            known[f"_or_{name}"] = default
            if default is MISSING and one.default_factory is MISSING:
                parameters.append(name)
            else:
                optional.append(f"{name}=_or_{name}")
        elif one.default is not MISSING:
            known[f"_or_{name}"], given = one.default, f"_or_{name}"
        elif one.default_factory is MISSING:
            continue
        known[f"_put_{name}"] = getattr(cls, name).__set__
        body.append(f" _put_{name}(self,{given})\n")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()\n")
    source = f"def __init__({','.join(['self', *parameters, *optional])}):\n{''.join(body) or ' pass'}"
    made: dict[str, Any] = {}
    exec(source, known, made)
    init = made["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _repr(names: tuple[str, ...]) -> Any:
    from reprlib import recursive_repr

    @recursive_repr()
    def shown_as(self: Any) -> str:
        shown = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"{self.__class__.__qualname__}({shown})"

    return shown_as


def _comparing(names: tuple[str, ...]) -> tuple[Any, Any]:
    """`__eq__` and `__hash__` over the fields that are compared."""
    values = _values(names)

    def equals(self: Any, other: object) -> Any:
        if self is other:
            return True
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return equals, hashed


def _values(names: tuple[str, ...]) -> Any:
    """What gives the values of some attributes as a tuple."""
    from operator import attrgetter

    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple([getattr(one, name) for name in names])


def _state(names: tuple[str, ...]) -> tuple[Any, Any]:
    """What is pickled, and copied."""

    def state(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def restore(self: Any, kept: list[Any]) -> None:
        for name, value in zip(names, kept, strict=True):
            _set(self, name, value)

    return state, restore


def _refuse_to_set(self: Any, name: str, _value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")
