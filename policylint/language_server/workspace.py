"""What pygls keeps of the texts that an editor has open, with the line ends of the protocol, and places in them.

pygls takes whatever Python takes for a line end (a form feed, U+2028); the protocol knows three of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from lsprotocol import types
from pygls.workspace import PositionCodec, TextDocument
from pygls.workspace import Workspace as PyglsWorkspace
from pygls.workspace.position_codec import ServerTextPosition

from policylint.source import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, each with its end."""
    return tuple(_LINE.findall(text))


class Codec(PositionCodec):
    """Characters in the units of the editor. One behind the end of the last line is its end, too."""

    def position_from_client_units(
        self, lines: Sequence[str], position: types.Position
    ) -> ServerTextPosition:
        character = position.character
        if position.line < len(lines) and not lines[position.line].endswith(("\n", "\r")):
            character = min(character, self.client_num_units(lines[position.line]))
        return super().position_from_client_units(lines, types.Position(position.line, character))


class Document(TextDocument):
    """A text that is open."""

    @property
    def lines(self) -> tuple[str, ...]:
        return lines_of(self.source)


class Workspace(PyglsWorkspace):
    """The texts that are open, and the folders the editor works in."""

    def _create_text_document(
        self,
        doc_uri: str,
        source: str | None = None,
        version: int | None = None,
        language_id: str | None = None,
    ) -> TextDocument:
        codec = Codec(self.position_encoding)
        return Document(
            doc_uri, source, version, language_id, sync_kind=self._sync_kind, position_codec=codec
        )


class Places:
    """The places of a text: from offsets to positions in the units of an editor, and back."""

    def __init__(self, text: str, encoding: types.PositionEncodingKind | str | None = None) -> None:
        self._lines = lines_of(text)
        self._starts = list(accumulate(map(len, self._lines), initial=0))
        self._length = len(text)
        if text and not text.endswith(("\n", "\r")):
            self._starts.pop()
        self.encoding = encoding or types.PositionEncodingKind.Utf16
        self._codec = Codec(self.encoding)

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return self._codec.position_to_client_units(
            self._lines, ServerTextPosition(line, offset - self._starts[line])
        )

    def range(self, span: Span) -> types.Range:
        """The range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one behind the end of its line, or of the text, is there."""
        if position.line >= len(self._lines):
            return self._length
        found = self._codec.position_from_client_units(self._lines, position)
        return self._starts[found.line] + found.character
