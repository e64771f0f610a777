"""On which line of a TOML file a key or an element stands: the standard parser does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import TypeAlias

from policylint.patterns import deferred

KeyPath: TypeAlias = tuple[str | int, ...]
"""Keys and, for elements of arrays, 0-based indices: `("override", 0, "files")`."""

_TOKEN = deferred(
    r"""(?P<skip>[ \t]+|\#[^\n]*)
      | (?P<newline>\r?\n)
      | (?P<string>\"\"\"[^\\"]*(?:(?:\\.|"(?!""))[^\\"]*)*\"{3,5} | '''.*?'{3,5} | "[^"\\\n]*(?:\\.[^"\\\n]*)*" | '[^'\n]*')
      | (?P<mark>[\[\]{},=.])
      | (?P<word>[^\s\[\]{},=.\#"']+)
      | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Places:
    """The lines (1-based) of all keys and array elements of a TOML text; of one that is not valid, of some."""

    def __init__(self, text: str) -> None:
        self._lines: dict[KeyPath, int] = {}
        self._counts: dict[KeyPath, int] = {}
        self._tokens: list[tuple[str, str, int]] = []
        self._next = 0
        line = 1
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup or ""
            if kind != "skip":
                self._tokens.append((kind, match[0], line))
            line += match[0].count("\n")
        with suppress(RecursionError):
            self._read()

    def line(self, path: Sequence[str | int]) -> int:
        """The line of a key, or of the nearest key around it; 1 if there is none."""
        for length in range(len(path), 0, -1):
            found = self._lines.get(tuple(path[:length]))
            if found is not None:
                return found
        return 1

    def _read(self) -> None:
        prefix: KeyPath = ()
        while self._next < len(self._tokens):
            kind, text, line = self._tokens[self._next]
            if kind == "newline":
                self._next += 1
            elif text == "[":
                prefix = self._header(line)
            else:
                self._pair(prefix)

    def _header(self, line: int) -> KeyPath:
        many = self._peek(1) == "["
        self._next += 2 if many else 1
        path = self._resolved(self._key())
        self._next += 2 if many else 1
        self._lines.setdefault(path, line)
        if many:
            index = self._counts.get(path, 0)
            self._counts[path] = index + 1
            path = (*path, index)
            self._lines[path] = line
        return path

    def _resolved(self, parts: list[str]) -> KeyPath:
        """The path of a header; in arrays of tables it means the last table so far."""
        path: KeyPath = ()
        for position, part in enumerate(parts):
            path = (*path, part)
            if position < len(parts) - 1 and path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _pair(self, prefix: KeyPath) -> None:
        line = self._tokens[self._next][2]
        parts = self._key()
        for length in range(1, len(parts) + 1):
            self._lines.setdefault((*prefix, *parts[:length]), line)
        self._next += 1
        self._value((*prefix, *parts))

    def _key(self) -> list[str]:
        parts = []
        while self._next < len(self._tokens):
            kind, text, _ = self._tokens[self._next]
            if kind == "string":
                parts.append(text[1:-1])
            elif kind == "word":
                parts.append(text)
            elif text != ".":
                break
            self._next += 1
        return parts

    def _value(self, path: KeyPath) -> None:
        text = self._peek(0)
        if text == "[":
            self._array(path)
        elif text == "{":
            self._inline_table(path)
        else:
            while self._next < len(self._tokens):
                kind, text, _ = self._tokens[self._next]
                if kind == "newline" or (kind == "mark" and text in ",]}"):
                    return
                self._next += 1

    def _array(self, path: KeyPath) -> None:
        self._next += 1
        index = 0
        while self._next < len(self._tokens):
            kind, text, line = self._tokens[self._next]
            if text == "]":
                self._next += 1
                return
            if kind == "newline" or text == ",":
                self._next += 1
                continue
            before = self._next
            self._take((*path, index), line)
            self._next = max(self._next, before + 1)  # over a brace that closes nothing
            index += 1

    def _take(self, path: KeyPath, line: int) -> None:
        self._lines[path] = line
        self._value(path)

    def _inline_table(self, path: KeyPath) -> None:
        self._next += 1
        while self._next < len(self._tokens):
            kind, text, _ = self._tokens[self._next]
            if text == "}":
                self._next += 1
                return
            if kind == "newline" or text == ",":
                self._next += 1
                continue
            self._pair(path)

    def _peek(self, ahead: int) -> str:
        index = self._next + ahead
        return self._tokens[index][1] if index < len(self._tokens) else ""


def written(path: KeyPath) -> str:
    """A path as people write it: `override[0].files`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            plain = part.replace("-", "").replace("_", "").isalnum()
            text += ("." if text else "") + (part if plain else f'"{part}"')
    return text
