"""Offsets in a text as the Language Server Protocol writes them: 0-based lines, and characters counted in UTF-16 code units."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from policylint.source import Source, Span


class Places:
    """The places of a text, from offsets and back."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = Source("", text).line_starts

    def position(self, offset: int) -> dict[str, int]:
        """The position of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return {"line": line, "character": _units(self._text[self._starts[line] : offset])}

    def range(self, span: Span) -> dict[str, Any]:
        """The range of a span."""
        return {"start": self.position(span.start), "end": self.position(span.end)}

    def offset(self, position: dict[str, Any]) -> int:
        """The offset of a position; one behind the end of its line, or of the text, is there."""
        line, character = max(int(position["line"]), 0), int(position["character"])
        if line >= len(self._starts):
            return len(self._text)
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._text)
        for offset in range(start, end):
            if character <= 0 or self._text[offset] in "\r\n":
                return offset
            character -= _units(self._text[offset])
        return end


def _units(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
