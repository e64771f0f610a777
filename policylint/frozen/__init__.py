"""Dataclasses that are made three times as fast: a run makes a hundred and sixty of them before it reads a word.

`dataclasses` writes source for up to six methods of each class and compiles it. Here `__init__` is compiled once for all
classes that have as many fields; the others are closures, alike for all classes. What they do, `fields`, `replace`, matching and
pickling is the same. All but `slots=True`, with or without `frozen=True`, `order=True` and `eq=False`, is left to `dataclasses`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field
from functools import cache
from sys import intern
from typing import TYPE_CHECKING, Any, TypeVar

from policylint.frozen.methods import comparing, order, refuse_to_delete, refuse_to_set, shown, state

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(cls=None, **options):
        """As `dataclasses.dataclass`."""
        if cls is not None or not options.get("slots") or not options.keys() <= _KNOWN:
            return dataclasses.dataclass(cls, **options)
        frozen, compared = options.get("frozen", False), options.get("eq", True)
        if frozen and not compared:
            return dataclasses.dataclass(cls, **options)
        return lambda made: _made(made, frozen, compared, options.get("order", False))


try:
    from policylint.frozen._fields import init
except ImportError:
    init = None  # type: ignore[assignment]

__all__ = ["ascending", "dataclass"]

_C = TypeVar("_C", bound=type)
_MOST = 32
"""So many fields a class may have whose `__init__` is in C."""
_KNOWN = {"slots", "frozen", "eq", "order"}
_KEPT = ("__dataclass_fields__", "__dataclass_params__")
_OWN = frozenset({"__eq__", "__hash__", "__setattr__", "__getstate__"})
"""Methods that a class rarely has of its own; one that has is left to `dataclasses`."""


def _made(cls: type, frozen: bool, compared: bool, ordered: bool) -> type:
    """The class made anew with slots, as `dataclasses` does it; what that keeps of a class is worked out when it is asked for."""
    own = vars(cls)
    if _is_special(cls):
        from dataclasses import dataclass as standard

        return standard(frozen=frozen, slots=True, eq=compared, order=ordered)(cls)
    told = [_Told(name, own.get(name, MISSING)) for name in cls.__annotations__]
    params = {"frozen": frozen, "eq": compared, "order": ordered}
    kept = [_Asked(name, cls, params) for name in _KEPT]
    namespace = {**_namespace(cls, told), **dict(zip(_KEPT, kept, strict=True))}
    if "__repr__" not in own:
        namespace["__repr__"] = shown(tuple([one.name for one in told if one.repr]))
    if compared:
        namespace["__eq__"], hashed = comparing(tuple([one.name for one in told if one.compare]))
        namespace["__hash__"] = hashed if frozen else None
    if frozen:
        namespace["__setattr__"], namespace["__delattr__"] = refuse_to_set, refuse_to_delete
        namespace["__getstate__"], namespace["__setstate__"] = state(tuple([one.name for one in told]))
    made: Any = type(cls)(cls.__name__, cls.__bases__, namespace)
    for asked in kept:
        asked.owner = made  # not by `__set_name__`: before Python 3.12, Ctrl-C in one is a RuntimeError
    if "__init__" not in own:
        made.__init__ = _init(made, told)
    if ordered:
        order(made, tuple([one.name for one in told if one.compare]))
    return made  # type: ignore[no-any-return]


def _is_special(cls: type) -> bool:
    """Whether a class has what only `dataclasses` knows to treat."""
    if not _OWN.isdisjoint(vars(cls)) or any(hasattr(base, "__dataclass_fields__") for base in cls.__bases__):
        return True
    kinds = " ".join(map(str, cls.__annotations__.values()))
    return "ClassVar" in kinds or "InitVar" in kinds or "KW_ONLY" in kinds


class _Told:
    """What a class says of one of its fields, by the names of `dataclasses.Field`."""

    default_factory: Any = MISSING
    init = repr = compare = True

    def __init__(self, name: str, given: Any) -> None:
        self.name = name
        if isinstance(given, Field):
            self.default_factory = given.default_factory
            self.init, self.repr, self.compare = given.init, given.repr, given.compare
            given = given.default
        self.default = given

    @property
    def begins(self) -> bool:
        """Whether it has a value where none is given."""
        return self.default is not MISSING or self.default_factory is not MISSING


def _namespace(cls: type, told: list[_Told]) -> dict[str, Any]:
    """What the class made anew has: all but the defaults of its fields, for which it has slots."""
    names = tuple([one.name for one in told])
    left_out = {*names, "__dict__", "__weakref__"}
    namespace = {name: value for name, value in vars(cls).items() if name not in left_out}
    namespace["__qualname__"] = cls.__qualname__
    namespace["__slots__"] = names
    namespace["__match_args__"] = tuple([one.name for one in told if one.init])
    return namespace


class _Asked:
    """Stands for what `dataclasses` keeps of a class until `fields`, `replace` or the like ask for it: most are never asked."""

    def __init__(self, name: str, shape: type, params: Mapping[str, bool]) -> None:
        self._name, self._shape, self._params = name, shape, params
        self.owner: Any = None

    def __get__(self, _instance: object, _owner: type) -> Any:
        from dataclasses import dataclass as standard

        shaped: Any = standard(init=False, repr=False, eq=False)(self._shape)
        params = shaped.__dataclass_params__
        for name, value in {"init": True, "repr": True, "slots": True, **self._params}.items():
            if hasattr(params, name):
                setattr(params, name, value)
        owner = self.owner
        owner.__dataclass_fields__, owner.__dataclass_params__ = shaped.__dataclass_fields__, params
        return getattr(owner, self._name)


def _init(cls: Any, told: list[_Told]) -> Any:
    """The one method that must be as fast as can be: in C, where that was compiled, each field takes some nanoseconds."""
    return _in_c(cls, told, _Written(cls, told)) or _in_python(cls, told)


def _in_c(cls: Any, told: list[_Told], written: _Written, ascends: bool = False) -> Any:
    """An `__init__` that does what the `written` one does, to which it leaves odd calls; None if there are too many fields, or no C."""
    given, fixed = [one for one in told if one.init], [one for one in told if not one.init and one.begins]
    if init is None or not given or len(given) + len(fixed) > _MOST:
        return None
    all_ = [*given, *fixed]
    setters = tuple([getattr(cls, one.name) for one in all_])
    defaults, made = [], 0
    for number, one in enumerate(all_):
        if one.default is not MISSING:
            defaults.append(one.default)
        elif one.default_factory is not MISSING:
            defaults.append(one.default_factory)
            made |= 1 << number
    cls.__signature__ = written
    names = tuple([intern(one.name) for one in given])
    return init(cls, names, setters, tuple(defaults), made, hasattr(cls, "__post_init__"), written, ascends)


class _Written:
    """The `__init__` in Python for which one in C stands: made when an odd call asks for it, or somebody for its signature."""

    __slots__ = ("_cls", "_method", "_told")

    def __init__(self, cls: type, told: list[_Told], method: Any = None) -> None:
        self._cls, self._told, self._method = cls, told, method

    def _made(self) -> Any:
        if self._method is None:
            self._method = _in_python(self._cls, self._told)
        return self._method

    def __call__(self, *values: Any, **named: Any) -> None:
        self._made()(*values, **named)

    def __get__(self, _instance: object, _owner: type) -> Any:
        """What the class says of its parameters."""
        from inspect import signature

        made = signature(self._made())
        return made.replace(parameters=list(made.parameters.values())[1:])


def ascending(cls: _C) -> _C:
    """A class of two numbers whose own `__init__` sets them unless the first is below zero or above the second: now in C, where it can be."""
    shape: Any = cls
    own = shape.__init__
    told = [_Told(name, MISSING) for name in shape.__slots__]
    shape.__init__ = _in_c(shape, told, _Written(shape, told, own), True) or own
    return cls


def _in_python(cls: Any, told: list[_Told]) -> Any:
    """Each field is set by its slot's own setter, which takes half of what `object.__setattr__` takes."""
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


def _written_init(cls: Any, told: list[_Told]) -> Any:
    """An `__init__` of a class that makes values of its own, compiled for it."""
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
