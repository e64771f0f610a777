"""With which characters the matches of a regular expression can begin: a search leaps from one of them to the next.

Python works that out for expressions that begin with a letter or a class of characters. For all others it tries every
place of a text, which takes ten times as long; and most of ours begin with the boundary of a word, look around or leave
case open.
"""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import Any, TypeAlias

Opening: TypeAlias = int
"""A set of characters: a bit for each of ASCII, and one for all others."""

_ASCII = 128
_OTHERS = 1 << _ASCII
_ANY = (_OTHERS << 1) - 1
_SMALL = (1 << ord("z") + 1) - (1 << ord("a"))
_CAPITALS = _SMALL >> 32
_HAVE_VARIANTS = reduce(or_, [1 << ord(letter) for letter in "iksIKS"])
"""The letters of which there are variants beyond ASCII: "İ" and "ı", the sign for kelvin, "ſ"."""

_CLASSES = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}


class _UnknownError(Exception):
    """What an expression begins with is not worked out."""


def hastened(compiler: Any, tree: Any, flags: int) -> list[int]:
    """The code of a parsed expression, with what its matches begin with where Python has not worked that out.

    `compiler` is the module of `re` that makes code. It begins with `INFO`, its length from there on, what else it tells,
    and the least and the greatest length of a match.
    """
    code: list[int] = compiler._code(tree, flags)
    is_told_nothing = code[:3] == [compiler.INFO, 4, 0] and code[3] > 0
    found = opening(tree, flags | tree.state.flags) if is_told_nothing else None
    if found is None:
        return code
    negated = [compiler.NEGATE] if found & _OTHERS else []
    bits = (~found if negated else found) & ((1 << _ASCII) - 1)
    bitmap = [bits >> 32 * word & 0xFFFFFFFF for word in range(8)]
    begins = [*negated, compiler.CHARSET, *bitmap, compiler.FAILURE]
    return [code[0], code[1] + len(begins), compiler.SRE_INFO_CHARSET, *code[3:5], *begins, *code[5:]]


def opening(tree: Any, flags: int) -> Opening | None:
    """What the matches of a parsed expression can begin with; None if that tells nothing, or a match may be empty."""
    try:
        found, may_be_empty = _first(tree, flags)
    except _UnknownError:
        return None
    return None if may_be_empty or found & _SMALL == _SMALL else found


def _first(items: Any, flags: int) -> tuple[Opening, bool]:
    """What a sequence can begin with, and whether it may match nothing."""
    found, ahead = 0, _ANY
    for operation, argument in items:
        if operation.name in ("AT", "ASSERT", "ASSERT_NOT"):
            ahead &= _ahead(operation.name, argument, flags)
            continue
        some, may_be_empty = _one(operation.name, argument, flags)
        found |= some & ahead
        if not may_be_empty:
            return found, False
    return found, True


def _ahead(operation: str, argument: Any, flags: int) -> Opening:
    """What may follow something that takes no room, as far as it tells."""
    if operation != "ASSERT" or argument[0] < 0:
        return _ANY
    found, may_be_empty = _first(argument[1], flags)
    return _ANY if may_be_empty else found


def _one(operation: str, argument: Any, flags: int) -> tuple[Opening, bool]:
    """The same as `_first` for one item."""
    if operation == "IN":
        return _in(argument, flags), False
    if operation == "LITERAL":
        return _range(argument, argument, flags), False
    if operation in ("ANY", "NOT_LITERAL"):
        return _ANY, False
    if operation == "GROUPREF":
        return _ANY, True
    if operation == "BRANCH":
        several = [_first(items, flags) for items in argument[1]]
        return reduce(or_, [some for some, _ in several]), any(may_be_empty for _, may_be_empty in several)
    if operation == "SUBPATTERN":
        _, added, removed, items = argument
        return _first(items, (flags | added) & ~removed)
    if operation in ("MAX_REPEAT", "MIN_REPEAT"):
        least, _, items = argument
        found, may_be_empty = _first(items, flags)
        return found, may_be_empty or least == 0
    raise _UnknownError


def _in(items: Any, flags: int) -> Opening:
    """The characters of a class; where it is negated and case is left open, all."""
    found, negated = 0, False
    for operation, argument in items:
        if operation.name == "NEGATE":
            negated = True
        elif operation.name == "LITERAL":
            found |= _range(argument, argument, flags)
        elif operation.name == "RANGE":
            first, last = argument
            found |= _range(first, last, flags)
        else:
            found |= _category(argument.name)
    if not negated:
        return found
    return _ANY if flags & re.IGNORECASE else _ANY & ~found | _OTHERS


def _range(first: int, last: int, flags: int) -> Opening:
    """All characters from the first to the last, and where case is left open their variants."""
    found = _OTHERS if last >= _ASCII else 0
    if first < _ASCII:
        found |= (1 << min(last + 1, _ASCII)) - (1 << first)
    if flags & re.IGNORECASE:
        if found & _OTHERS:
            found |= _HAVE_VARIANTS
        found |= (found & _SMALL) >> 32 | (found & _CAPITALS) << 32
        found |= _OTHERS if found & _HAVE_VARIANTS else 0
    return found


def _category(name: str) -> Opening:
    """The characters of a category such as digits, with all that are not of ASCII."""
    _, negated, plain = name.removeprefix("CATEGORY_").rpartition("NOT_")
    if plain not in _CLASSES:
        raise _UnknownError
    of_class = re.compile(_CLASSES[plain])
    found = reduce(or_, [1 << code for code in range(_ASCII) if of_class.match(chr(code))])
    return (_ANY & ~found if negated else found) | _OTHERS
