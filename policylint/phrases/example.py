"""What a phrase pattern stands for, in words that people read: `(signal~|header~)` is “signal” or “header”.

Only for messages. A class is shown by its name, `⟨breach event⟩`, a gap by `…`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policylint.patterns import deferred

_TOKEN = deferred(
    r"""\s*(?:(?P<gap>\.\.\.|\.\.\d+)|\{(?P<name>[^{}]*)\}|"(?P<cased>[^"]*)"|(?P<mark><!|[()\[\]|!^$])|(?P<word>[^\s()\[\]|!^${}"]+))"""
)
_PREFIX = deferred(r"^[a-z]{2}-(?=[a-z]{3})")
_MOST = 3
_GAP = "…"
_CLOSING = (")", "]", "|")


@cache
def spelled_out(pattern: str) -> str:
    """A few of the ways of saying something that a pattern matches, each in quotation marks."""
    tokens = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in _TOKEN.finditer(pattern)]
    reader = _Reader(tokens)
    ways = list(dict.fromkeys(way for way in reader.alternatives() if way))
    plain = [way for way in ways if "⟨" not in way] or ways
    quoted = [f"“{way}”" for way in plain[:_MOST]]
    return ", ".join(quoted[:-1]) + f" or {quoted[-1]}" if len(quoted) > 1 else "".join(quoted)


class _Reader:
    """Reads the tokens of a pattern, which is known to be well formed, once from left to right."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._next = 0

    def alternatives(self) -> list[str]:
        """All ways that a choice gives, up to what closes it; a group alone is the choice in it."""
        found: list[str] = []
        while True:
            items = list(self._items())
            while items and items[-1] == [_GAP]:
                items.pop()
            while items and items[0] == [_GAP]:
                del items[0]
            found += items[0] if len(items) == 1 else [" ".join(ways[0] for ways in items)]
            if not self._take("|"):
                return found

    def _items(self) -> Iterator[list[str]]:
        """The items of a sequence, each with its ways; of those in a longer one, the first counts."""
        while self._next < len(self._tokens) and self._tokens[self._next][1] not in _CLOSING:
            ways = self._item()
            if ways:
                yield sorted(ways, key=lambda way: "⟨" in way)

    def _item(self) -> list[str]:
        kind, text = self._tokens[self._next]
        self._next += 1
        if kind == "gap":
            return [_GAP]
        if kind == "name":
            return [f"⟨{re.sub('[-_]', ' ', _PREFIX.sub('', text, 1))}⟩"]
        if kind == "word":
            return [text.rstrip("~").replace("*", "…")]
        if kind == "cased":
            return [text]
        if text in ("(", "["):
            ways = self.alternatives()
            self._take(")" if text == "(" else "]")
            return ways if text == "(" else []
        if text in ("!", "<!") and self._next < len(self._tokens):
            self._item()
        return []

    def _take(self, mark: str) -> bool:
        if self._next < len(self._tokens) and self._tokens[self._next] == ("mark", mark):
            self._next += 1
            return True
        return False
