"""Compiled regular expressions, kept beside the compiled modules: compiling them takes longer than reading a policy.

What `re.compile` works out is stored in `__pycache__`, as Python stores bytecode: under the same conditions, and worth
as much trust. It belongs to one build of Python; an entry is used for the very same expression only. Whatever is odd
about the store, or about the insides of `re`, leads to `re.compile`.
"""

from __future__ import annotations

import atexit
import re
import sys
from typing import Any, TypeAlias

from policylint.tables import unwaiting

_Entry: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[Any, ...]]
"""Flags, code, number of groups, and their names both ways, as the `_sre` module takes them."""

_FORMAT = 2
_MOST = 4000
_store: dict[tuple[str, int], _Entry] | None = None
_new: dict[tuple[str, int], _Entry] = {}


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives. Raises re.error."""
    global _store
    if _store is None:
        _store = _read()
    entry = _store.get((source, int(flags)))
    if entry is not None:
        try:
            return _pattern(source, entry)
        except Exception:
            _store.clear()
    try:
        entry = _worked_out(source, int(flags))
        pattern = _pattern(source, entry)
    except Exception:
        return re.compile(source, flags)
    if not _new:
        atexit.register(keep)
    _new[source, int(flags)] = entry
    return pattern


def _pattern(source: str, entry: _Entry) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, names, numbers = entry
    pattern: re.Pattern[str] = _sre.compile(
        source, flags, memoryview(code).cast("I").tolist(), groups, dict(names), numbers
    )
    return pattern


def _worked_out(source: str, flags: int) -> _Entry:
    """The entry of an expression, as `re` itself works it out."""
    from array import array

    from policylint.patterns.openings import hastened

    if sys.version_info >= (3, 11):
        from re import _compiler as compiler  # type: ignore[attr-defined]
        from re import _parser as parser  # type: ignore[attr-defined]
    else:
        import sre_compile as compiler
        import sre_parse as parser
    tree = parser.parse(source, flags)
    code = array("I", hastened(compiler, tree, flags))
    names = dict(tree.state.groupdict)
    numbers: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        numbers[number] = name
    return int(flags | tree.state.flags), code.tobytes(), tree.state.groups - 1, names, tuple(numbers)


def _file() -> str:
    """Where the store is: beside this module's bytecode; empty if Python keeps none."""
    cached = __spec__.cached if __spec__ is not None else None
    return "" if cached is None or not cached.endswith(".pyc") else f"{cached[:-4]}.store"


def _key() -> tuple[object, ...]:
    """What a store must have been written by."""
    import _sre

    return (_FORMAT, sys.version, _sre.MAGIC, _sre.CODESIZE, sys.byteorder)


def _read() -> dict[tuple[str, int], _Entry]:
    try:
        import marshal

        with open(_file(), "rb", opener=unwaiting) as stream:
            key, entries = marshal.loads(stream.read())
        return entries if key == _key() else {}
    except Exception:
        return {}


def keep() -> None:
    """Store what is new beside what was there; nothing is said if that cannot be. Done at the end of a process that ends as usual."""
    file = _file()
    if not file or sys.dont_write_bytecode or not _new:
        return
    try:
        import marshal
        import os

        entries = {**_read(), **_new}
        if len(entries) > _MOST:
            entries = dict(_new)
        temporary = f"{file}.{os.getpid()}"
        with open(temporary, "wb") as stream:
            stream.write(marshal.dumps((_key(), entries)))  # type: ignore[arg-type]
        os.replace(temporary, file)
        _new.clear()
    except Exception:
        return
