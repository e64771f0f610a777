"""Patterns of file names in a configuration, with the meaning they have in `.gitignore`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import count
from typing import TypeVar

from policylint.frozen import dataclass
from policylint.patterns import deferred

_T = TypeVar("_T")
_PART = deferred(r"(?:\A|(?<=/))\*\*/|(?<=/)\*\*\Z|\*+|\?|\[[!^]?\]?[^\]]*\]|\\.|.", re.DOTALL)
LONGEST = 4000
"""Characters of the longest pattern: as long as paths may be."""
TOO_LONG = f"a pattern of more than {LONGEST:,} characters"
_ALL_BELOW = "**/."


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern and the absolute folder it counts from: that of the file it is written in.

    Without a slash before its end it matches at any depth; what it matches, it matches with all that lies below.
    """

    root: str
    glob: str

    def matches(self, path: str) -> bool:
        """Whether a file, or a folder above it, is meant. `path` may be relative to the working folder."""
        return self.matches_below(_relative(path, self.root))

    def matches_below(self, relative: str) -> bool:
        """The same for the path from the root, with slashes."""
        return (
            _needed(self.glob) in relative
            and not relative.startswith("../")
            and _regex(self.glob).match(relative) is not None
        )


def matching(patterns: Iterable[tuple[Pattern, _T]], path: str) -> Iterator[_T]:
    """What goes with each of the patterns that mean a file. There may be very many of them."""
    relative: dict[str, str] = {}
    for pattern, what in patterns:
        below = relative.get(pattern.root)
        if below is None:
            below = relative[pattern.root] = _relative(path, pattern.root)
        if pattern.matches_below(below):
            yield what


def _relative(path: str, root: str) -> str:
    return os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")  # noqa: PTH100


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
def _needed(glob: str) -> str:
    """The longest stretch of a pattern that stands in all it matches: a hundred times faster than asking the expression, and than
    compiling it where that is never asked.
    """
    if "[" in glob or "\\" in glob:
        return ""
    body = glob.rstrip("/").removeprefix("./").removeprefix("/")
    return max(body.replace("?", "*").split("*"), key=len).strip("/")


@cache
def _regex(glob: str) -> re.Pattern[str]:
    """The regular expression of a pattern. It never goes back over what a `*` has passed: a repository's configuration may
    hold many of them, and its file names what makes that take forever.

    A wildcard and what follows it, up to the next one of its kind, is taken where it is found first, once and for all;
    only the last of each kind is free.
    """
    body = glob.rstrip("/")
    anchored = "/" in body
    body = body.removeprefix("./").removeprefix("/")
    parts = [match[0] for match in _PART.finditer(body)]
    if body.endswith("/**"):
        parts[-1] = _ALL_BELOW
    whole: list[str] = []
    numbers = count()
    for stretch in _divided(parts if anchored else ["**/", *parts], _is_deep):
        first, *pieces = ["".join(map(_piece, some)) for some in _divided(stretch, _is_star)]
        whole.append("".join([first, *(_once(piece, next(numbers)) for piece in pieces[:-1]), *pieces[-1:]]))
    deep = [_once(one, next(numbers)) for one in whole[:-1]]
    return re.compile("".join([*deep, whole[-1], "/." if glob.endswith("/") else "(?:/|$)"]), re.DOTALL)


def _divided(parts: Sequence[str], opens: Callable[[str], bool]) -> list[list[str]]:
    """Parts in stretches that begin with one that `opens`; the first need not."""
    found: list[list[str]] = [[]]
    for part in parts:
        if opens(part):
            found.append([])
        found[-1].append(part)
    return found


def _is_deep(part: str) -> bool:
    return part == "**/" or part == _ALL_BELOW


def _is_star(part: str) -> bool:
    return part[0] == "*" and not _is_deep(part)


def _once(pattern: str, number: int) -> str:
    """An atomic group, which Python has from 3.11 on."""
    return f"(?=(?P<a{number}>{pattern}))(?P=a{number})" if pattern else ""


def _piece(part: str) -> str:
    if part == "**/":
        return "(?:.*?/)??"
    if part == _ALL_BELOW:
        return ".+?"
    if part[0] == "*":
        return "[^/]*?"
    if part == "?":
        return "[^/]"
    if part[0] == "[" and len(part) > 2:
        return _class(part[1:-1])
    return re.escape(part[1:] if part[0] == "\\" and len(part) == 2 else part)


def _class(inner: str) -> str:
    """A class of characters, none of which is a slash. A range that holds nothing, such as in `[z-a]`, adds nothing."""
    negated = inner[0] in "!^"
    rest, held = inner[negated:], []
    while rest:
        is_range = rest[1:2] == "-" and len(rest) > 2
        low, high = rest[0], rest[2 if is_range else 0]
        held += [f"{re.escape(low)}-{re.escape(high)}"] if low <= high else []
        rest = rest[3 if is_range else 1 :]
    if negated and inner[1:]:
        return f"[^/{''.join(held)}]"
    return f"(?!/)[{''.join(held)}]" if held else "(?!)"
