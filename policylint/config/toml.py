"""TOML, and where it is broken."""

from __future__ import annotations

import re
import sys
from typing import Any

from policylint.patterns import deferred

_PARTS = 100
"""Of a dotted key at most; the parser takes the square of their number."""

_STRING_OR_COMMENT = deferred(
    r'"""(?:[^\\]|\\.)*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*"?'
    r"|'[^'\n]*'?|#[^\n]*",
    re.DOTALL,
)
_NO_KEY = deferred(r"[^\w.'\- \t]+")
_LINE = deferred(r" \(at line (\d+), column \d+\)")


class TomlError(ValueError):
    """A text that is not TOML; `line` is 1-based."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def parse(text: str) -> dict[str, Any]:
    """The tables of a text. Raises TomlError."""
    from policylint.machine.nesting import is_too_deep

    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    _refuse_long_keys(text)
    try:
        tables = tomllib.loads(text)
    except RecursionError:
        raise TomlError("nested too deeply", 1) from None
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise TomlError(_LINE.sub("", str(error)).replace(" (at end of document)", ""), line) from None
    except ValueError as error:  # a number with too many digits
        raise TomlError(str(error), 1) from None
    if is_too_deep(tables):
        raise TomlError("nested too deeply", 1)
    return tables


def _refuse_long_keys(text: str) -> None:
    if not any(line.count(".") >= _PARTS for line in text.split("\n")):
        return
    bare = _STRING_OR_COMMENT.sub(_only_lines, text)
    for number, line in enumerate(bare.split("\n"), 1):
        if any(key.count(".") >= _PARTS for key in _NO_KEY.split(line)):
            raise TomlError(f"a key of more than {_PARTS} parts", number)


def _only_lines(found: re.Match[str]) -> str:
    """What stands for a string or a comment: as many lines, and no dots."""
    return "''" + "\n" * found[0].count("\n")
