"""From the parts of an extracted text to block tokens."""

from __future__ import annotations

from itertools import groupby

from policylint.document import Heading, SyntaxProblem
from policylint.extraction.extract import Extract, Part
from policylint.frontend import Parsed
from policylint.frontends.assembly import assemble
from policylint.frontends.blocks import Blocks
from policylint.frontends.extracted.tables import read_table
from policylint.frontends.extracted.words import take
from policylint.frontends.inline import InlineBuilder, strong_lead
from policylint.frontends.labels import paragraph_token
from policylint.frontends.line_splits import split_lines
from policylint.frontends.numbering import printed_number
from policylint.frontends.plain_reader import read_plain
from policylint.frontends.tokens import Token
from policylint.source import Source, Span

_DEEPEST = 6
_LINE_ENDS = " \n"
_CLOSING = " .):"


def read_extracted(source: Source, name: str) -> Parsed:
    """The document of a source that was extracted. Never raises on any text."""
    extract = source.extract
    if extract is None:
        blocks = Blocks()
        read_plain(source.text, blocks)
        problem = SyntaxProblem(f"this is text and no {name.upper()}", Span(0, 0), "Leave out `--format`.")
        return assemble(source, blocks, name, problems=(problem,))
    reader = _Reader(source.text, extract)
    reader.read()
    blocks = reader.blocks
    if reader.inline.has_line_ends:
        blocks.tokens = list(split_lines(blocks.tokens, source.text, _LINE_ENDS))
    return assemble(source, blocks, name, anchors=extract.anchors, language=extract.language)


class _Reader:
    def __init__(self, text: str, extract: Extract) -> None:
        self.blocks = Blocks()
        self.inline = InlineBuilder(text)
        self._text = text
        self._parts = extract.parts
        self._open: list[tuple[int, bool]] = []

    def read(self) -> None:
        """Read all parts."""
        position = 0
        for table, group in groupby(self._parts, key=lambda part: part.table):
            parts = list(group)
            if table:
                self._end_lists(-1)
                made = read_table(parts, self._text, self.inline)
                if made is not None:
                    self.blocks.add(Token("TABLE", made))
            else:
                for index, part in enumerate(parts, position):
                    self._part(index, part)
            position += len(parts)
        self._end_lists(-1)

    def _part(self, index: int, part: Part) -> None:
        span = Span(part.start, part.end)
        take(self.inline, self._text, part)
        inlines = self.inline.finish()
        if not inlines.text.content:
            return
        if part.kind == "item":
            self._open_item(part)
            self.blocks.add(paragraph_token(inlines, span))
            if strong_lead(inlines.text.content, inlines.emphasis)[0] and self._is_lone(index, part):
                self._end_lists(-1)
            return
        self._end_lists(-1)
        if part.kind == "heading":
            number = part.marker.strip(_CLOSING) or printed_number(inlines.text.content)
            level = min(max(part.level, 1), _DEEPEST)
            self.blocks.add_heading(Heading(level, inlines.text, span, "styled", number))
        else:
            self.blocks.add(paragraph_token(inlines, span))

    def _is_lone(self, index: int, part: Part) -> bool:
        """Whether no item of the same list follows a numbered one: then it may be a title that somebody numbered."""
        following = self._parts[index + 1] if index + 1 < len(self._parts) else None
        if not part.ordered or part.level or following is None:
            return False
        return following.kind != "item" or following.level > 0 or not following.ordered

    def _open_item(self, part: Part) -> None:
        self._end_lists(part.level)
        if self._open and self._open[-1] == (part.level, part.ordered):
            self.blocks.close("ITEM")
        else:
            if self._open and self._open[-1][0] == part.level:
                self._end_lists(part.level - 1)
            self.blocks.open("LIST", part.start, part.start, ordered=part.ordered)
            self._open.append((part.level, part.ordered))
        self.blocks.open("ITEM", part.start, part.start, part.marker)

    def _end_lists(self, level: int) -> None:
        """Close all lists that are deeper than a level."""
        while self._open and self._open[-1][0] > level:
            self._open.pop()
            self.blocks.close("LIST")
