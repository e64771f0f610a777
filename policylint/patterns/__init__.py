"""Regular expressions that cost nothing until they are used, and that say what they cannot do without.

Compiling a large expression takes milliseconds, more than reading a whole policy; most runs need few of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from policylint.patterns.expressions import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "flags", "groupindex")

_STRETCH = 1 << 16
"""What is longer, in characters, is folded piece by piece."""

_NONE: Iterator[re.Match[str]] = iter(())


class _Deferred:
    """Stands for a compiled pattern; with the first use it becomes as fast as one."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        ready = compiled(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(ready, method))
        return getattr(ready, name)


def words(listed: str) -> frozenset[str]:
    """A set of words, written as people write them: white space parts them."""
    return frozenset(listed.split())


def deferred(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but compiled when it is first used. An error in `source` shows only then."""
    return cast("re.Pattern[str]", _Deferred(source, flags))


def folded(content: str) -> str:
    """The text as hints are looked for in it: lower case, each stretch of white space one space."""
    if len(content) <= _STRETCH:
        return " ".join(content.lower().split())
    folds = [" ".join(stretch.lower().split()) for stretch in stretches(content)]
    return " ".join(filter(None, folds))


def stretches(content: str) -> Iterator[str]:
    """A text in pieces that end behind a space, one of them if it is short: the words of a long one, each by itself, take
    twelve times its memory.
    """
    start = 0
    while start < len(content):
        space = _SPACE.search(content, start + _STRETCH - 1)
        end = len(content) if space is None else space.end()
        yield content[start:end]
        start = end


_SPACE = deferred(r"\s")


def lowered(content: str) -> str:
    """The text in lower case, letter by letter as IGNORECASE takes them, so that places in it are those in `content`."""
    if content.isascii():
        return content.lower()
    return content.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower()


_CAPITALS = deferred(r"(\\.|\(\?P[<=]\w+)|[^\W\d_a-z]")
"""In a regular expression: what a capital is part of, or a capital that stands for a letter."""


_IGNORECASE = int(re.IGNORECASE)
"""As a number: flags of `re` are combined in Python, which takes longer than many a search."""


class Hinted:
    """A pattern that is searched for only in texts that hold the words it cannot match without.

    `hints` are such words, in lower case: one of "sell|rent" must stand in the text; in "sell|rent&data" also
    "data".
    """

    __slots__ = ("_flags", "_lower", "hints", "pattern")

    def __init__(self, hints: str, source: str, flags: int = 0) -> None:
        self._flags = int(flags)
        self._lower: re.Pattern[str] | None = None
        self.hints = tuple(tuple(group.split("|")) for group in hints.split("&"))
        self.pattern = deferred(source, flags)

    def may_match(self, folded: str) -> bool:
        """Whether a text, given `folded`, has the hints. Where it has not, the pattern does not match."""
        for group in self.hints:
            for hint in group:
                if hint in folded:
                    break
            else:
                return False
        return True

    def search(self, content: str, folded: str) -> re.Match[str] | None:
        """The first match in `content`."""
        return self.pattern.search(content) if self.may_match(folded) else None

    def find(self, content: str) -> re.Match[str] | None:
        """The first match in `content`, whose hints were looked for already. What it matched may be told in lower case.

        With IGNORECASE, a text is searched three times as fast if it and the pattern are in lower case.
        """
        if not self._flags & _IGNORECASE:
            return self.pattern.search(content)
        lower = self._lower
        if lower is None:
            source = _CAPITALS.sub(lambda match: match[1] or match[0].lower(), self.pattern.pattern)
            lower = self._lower = deferred(source, self._flags & ~_IGNORECASE)
        return lower.search(lowered(content))

    def finditer(self, content: str, folded: str) -> Iterator[re.Match[str]]:
        """All matches in `content`, in order."""
        return self.pattern.finditer(content) if self.may_match(folded) else _NONE
