"""Patterns of file names in a configuration, with the meaning they have in `.gitignore`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from policylint.frozen import dataclass
from policylint.patterns import deferred

_PART = deferred(r"\*\*/|/\*\*(?!/)|\*+|\?|\[!?\]?[^\]]*\]|\\.|.", re.DOTALL)
_CLASS = deferred(r"\[([!^]?)(.+)\]", re.DOTALL)
_RANGE = deferred(r"(.)(?:-(.))?", re.DOTALL)


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
        return not relative.startswith("../") and _fits(_pieces(self.glob), self.glob.endswith("/"), relative)


def any_matches(patterns: Iterable[Pattern], path: str) -> bool:
    """Whether one of the patterns means this file; one that begins with `!` takes back what those before meant."""
    meant = False
    for pattern in patterns:
        if pattern.glob.startswith("!"):
            meant = meant and not Pattern(pattern.root, pattern.glob[1:]).matches(path)
        else:
            meant = meant or pattern.matches(path)
    return meant


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a pattern: a `star` (within a name), `folders` (any number of them), or one character.

    That is one of some `ranges`, or with `negated` none of them; never a slash, unless it is `exactly` one.
    """

    kind: Literal["star", "folders", "one"]
    ranges: tuple[tuple[str, str], ...] = ()
    negated: bool = False
    exactly: str = ""

    def takes(self, character: str) -> bool:
        """Whether a character is the one, or one of those, that it stands for."""
        if self.exactly or character == "/":
            return character == self.exactly
        return self.negated != any(low <= character <= high for low, high in self.ranges)


_ANY = _Piece("one", negated=True)
_STAR = _Piece("star")
_FOLDERS = _Piece("folders")


def _fits(pieces: tuple[_Piece, ...], inside: bool, path: str) -> bool:
    """Whether the pieces lead to the end of a name in a path; `inside`, to one that has others below it.

    Each place is tried once with each piece, so time is at most their product, whatever the pattern.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [(0, 0)]
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        number, at = place
        if number == len(pieces):
            if path[at : at + 1] == "/" if inside else path[at : at + 1] in ("", "/"):
                return True
            continue
        piece, rest = pieces[number], path[at : at + 1]
        if piece.kind == "one":
            waiting += [(number + 1, at + 1)] * (bool(rest) and piece.takes(rest))
            continue
        waiting.append((number + 1, at))
        if piece.kind == "star":
            waiting += [(number, at + 1)] * (rest not in ("", "/"))
        elif (slash := path.find("/", at)) >= 0:
            waiting.append((number, slash + 1))
    return False


@cache
def _pieces(glob: str) -> tuple[_Piece, ...]:
    body = glob.rstrip("/")
    anchored = "/" in body
    body = body.removeprefix("./").removeprefix("/")
    pieces = [piece for match in _PART.finditer(body) for piece in _of_part(match[0])]
    return tuple(pieces if anchored else [_FOLDERS, *pieces])


def _of_part(part: str) -> list[_Piece]:
    if part == "**/":
        return [_FOLDERS]
    if part == "/**":
        return [_Piece("one", exactly="/"), _FOLDERS, _ANY, _STAR]
    if part[0] == "*":
        return [_STAR]
    if part == "?":
        return [_ANY]
    listed = _CLASS.fullmatch(part)
    if listed is not None:
        ranges = _RANGE.findall(listed[2])
        return [_Piece("one", tuple((low, high or low) for low, high in ranges), bool(listed[1]))]
    text = part[1:] if part[0] == "\\" and len(part) == 2 else part
    return [_Piece("one", exactly=character) for character in text]
