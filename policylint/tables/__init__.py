"""The tables that ship: written as TOML, for people, and stored beside it as JSON, which loads ten times as fast.

`python -m policylint.tables.build` writes the JSON files. One that does not belong to its TOML file (somebody edits a
table) is not used.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32
from os.path import dirname, join
from typing import Any

_ROOT = dirname(dirname(__file__))


def table(name: str) -> dict[str, Any]:
    """The table in `name`, a path below the package without its suffix. Raises OSError if there is none."""
    import json

    source = source_of(name)
    try:
        with open(join(_ROOT, f"{name}.json"), "rb", opener=unwaiting) as file:
            stored = json.loads(file.read())
        if stored["source"] == _checksum(source):
            content: dict[str, Any] = stored["table"]
            return content
    except (OSError, ValueError, LookupError, TypeError):
        pass
    return _parsed(source)


def source_of(name: str) -> bytes:
    """The TOML of a table as it is written, whatever the line ends of the checkout."""
    with open(join(_ROOT, f"{name}.toml"), "rb") as file:
        return file.read().replace(b"\r\n", b"\n")


def unwaiting(path: str, flags: int) -> int:
    """An opener: of a pipe that stands in the place of a file, nothing is read, and nobody is waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def stored_form(name: str) -> str:
    """What `NAME.json` has to hold."""
    import json

    source = source_of(name)
    stored = {"source": _checksum(source), "table": _parsed(source)}
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n"


def _checksum(source: bytes) -> list[int]:
    return [len(source), crc32(source)]


def _parsed(source: bytes) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    return tomllib.loads(source.decode("utf-8"))
