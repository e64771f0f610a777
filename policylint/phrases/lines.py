"""Where things stand in a vocabulary file: TOML readers give no line numbers, so they are looked up."""

from __future__ import annotations

import re
from bisect import bisect_right

_ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*pattern[ \t]*\]\]", re.MULTILINE)
_NEWLINE = re.compile("\n")
_TOML_LINE = re.compile(r"line (\d+)")


class Lines:
    """The text of one vocabulary file, to find lines (1-based) in. `file` is its name."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._text = text
        self._entries = [match.start() for match in _ENTRY.finditer(text)]
        self._starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]

    def of_entry(self, index: int) -> int:
        """The line of the `[[pattern]]` with this 0-based index."""
        return self._line(self._entries[index]) if index < len(self._entries) else 1

    def of_class(self, name: str) -> int:
        """The line that defines a class."""
        match = re.search(rf"^[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*=", self._text, re.MULTILINE)
        return self._line(match.start()) if match else 1

    def of_text(self, wanted: str, after: int = 1) -> int:
        """The first line from `after` on that has this text, also with its quotes escaped; else `after`."""
        start = self._starts[min(after, len(self._starts)) - 1]
        for form in (wanted, wanted.replace("\\", "\\\\").replace('"', '\\"')):
            found = self._text.find(form, start)
            if found >= 0:
                return self._line(found)
        return after

    def of_toml_error(self, message: str) -> int:
        """The line that a TOML reader's message names."""
        match = _TOML_LINE.search(message)
        return int(match[1]) if match else self._text.count("\n") + 1

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset)
