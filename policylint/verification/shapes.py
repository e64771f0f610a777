"""JSON as the dataclasses that it was written from; what does not fit is told with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

_T = TypeVar("_T")
_WORDS = {str: "a string", int: "a whole number", bool: "true or false", float: "a number", NoneType: "null"}


class ShapeError(ValueError):
    """A value that does not fit; the message begins with its place, such as `run.inputs[0].path`."""


def shaped(kind: type[_T], value: object, place: str) -> _T:
    """An instance of a dataclass from a JSON object. Keys that it does not know are left out. Raises ShapeError."""
    shape: _T = _object(kind, value, place)
    return shape


def _object(kind: Any, value: object, place: str) -> Any:
    if not isinstance(value, dict):
        raise ShapeError(f"{place}: must be an object")
    hints = _hints(kind)
    read = {}
    for one in fields(kind):
        if one.name in value:
            read[one.name] = _value(hints[one.name], value[one.name], f"{place}.{one.name}")
        elif one.default is MISSING and one.default_factory is MISSING:
            raise ShapeError(f"{place}: {one.name} is missing")
    return kind(**read)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _value(hint: Any, value: object, place: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _one_of(get_args(hint), value, place)
    if origin is Literal:
        if value not in get_args(hint) or not isinstance(value, str):
            raise ShapeError(f"{place}: must be one of {', '.join(get_args(hint))}")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise ShapeError(f"{place}: must be a list")
        return tuple(_value(get_args(hint)[0], one, f"{place}[{number}]") for number, one in enumerate(value))
    if origin is dict:
        if not isinstance(value, dict):
            raise ShapeError(f"{place}: must be an object")
        return {key: _value(get_args(hint)[1], one, f"{place}.{key}") for key, one in value.items()}
    if is_dataclass(hint):
        return _object(hint, value, place)
    if type(value) is not hint:
        raise ShapeError(f"{place}: must be {_WORDS[hint]}")
    return value


def _one_of(hints: tuple[Any, ...], value: object, place: str) -> Any:
    """The value as the first of several kinds that it fits."""
    problem = ShapeError(f"{place}: is of no known kind")
    for hint in hints:
        try:
            return _value(hint, value, place)
        except ShapeError as error:
            if value is not None and hint is not NoneType:
                problem = error
    raise problem
