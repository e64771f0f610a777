"""Patterns of file names in a configuration, with the meaning they have in `.gitignore`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache

from policylint.frozen import dataclass
from policylint.patterns import deferred

_PART = deferred(r"\*\*/|/\*\*(?!/)|\*+|\?|\[!?\]?[^\]]*\]|\\.|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern and the absolute folder it counts from: that of the file it is written in.

    Without a slash before its end it matches at any depth; what it matches, it matches with all that lies below.
    """

    root: str
    glob: str

    def matches(self, path: str) -> bool:
        """Whether a file, or a folder above it, is meant. `path` may be relative to the working folder."""
        relative = os.path.relpath(os.path.abspath(path), self.root).replace(os.sep, "/")  # noqa: PTH100
        return not relative.startswith("../") and _regex(self.glob).match(relative) is not None


def any_matches(patterns: Iterable[Pattern], path: str) -> bool:
    """Whether one of the patterns means this file; one that begins with `!` takes back what those before meant."""
    meant = False
    for pattern in patterns:
        if pattern.glob.startswith("!"):
            meant = meant and not Pattern(pattern.root, pattern.glob[1:]).matches(path)
        else:
            meant = meant or pattern.matches(path)
    return meant


@cache
def _regex(glob: str) -> re.Pattern[str]:
    body = glob.rstrip("/")
    anchored = "/" in body
    body = body.removeprefix("./").removeprefix("/")
    pattern = "".join(_piece(match[0]) for match in _PART.finditer(body))
    start = "" if anchored else "(?:.*/)?"
    return re.compile(rf"{start}{pattern}{'/.' if glob.endswith('/') else '(?:/|$)'}", re.DOTALL)


def _piece(part: str) -> str:
    if part == "**/":
        return "(?:.*/)?"
    if part == "/**":
        return "/.+"
    if part[0] == "*":
        return "[^/]*"
    if part == "?":
        return "[^/]"
    if part[0] == "[" and len(part) > 2:
        inner = part[1:-1].replace("\\", r"\\")
        return f"[^{inner[1:]}/]" if inner.startswith("!") else f"[{inner}]"
    return re.escape(part[1:] if part[0] == "\\" and len(part) == 2 else part)
