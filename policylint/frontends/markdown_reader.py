"""From Markdown to block tokens: the block events of pyromark."""

from __future__ import annotations

from typing import Any

from policylint.document import Cell, Heading, HeadingStyle, Paragraph, Row, Table
from policylint.frontends.blocks import Blocks
from policylint.frontends.labels import (
    before_break,
    code_token,
    glued_level,
    paragraph_token,
    verbatim_paragraph,
)
from policylint.frontends.markdown_events import (
    Handler,
    InlineEvents,
    Range,
    beginning,
    covered,
    events,
    hand_on,
    marker_at,
)
from policylint.frontends.numbering import printed_number
from policylint.frontends.tokens import Edge, Token
from policylint.source import Span
from policylint.text import Run, Text

try:
    from policylint.frontends._taking import take
except ImportError:
    take = None  # type: ignore[assignment]

_AHEAD = 2
"""How many events after the first tell whether a block has nothing in it but one stretch of text."""
_KIT = (Token, Edge, before_break, printed_number, Paragraph, Heading, Text, Span)
"""What C needs to make blocks."""


class MarkdownReader:
    """Reads one text; `blocks`, and in `inline` the anchors that are written out, are what it gives."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks = Blocks()
        self._inline = InlineEvents(text)
        self.inline = self._inline.builder
        self._at = self._inline.at
        self._counted = (0, 0)
        self._rows: list[Row] = []
        self._cells: list[Cell] = []
        self._code: list[Run] | None = None
        self._html: list[Span] = []
        self._starts: dict[str, Handler] = {
            "Paragraph": self._start_block, "Heading": self._start_heading, "Table": self._start_table,
            "HtmlBlock": self._start_html, "TableCell": self._start_block, "List": self._start_list,
            "Item": self._start_item, "BlockQuote": self._start_quote, "CodeBlock": self._start_code,
            "TableHead": self._start_row, "TableRow": self._start_row, **self._inline.starts(),
        }  # fmt: skip
        self._ends: dict[str, Handler] = {
            "Paragraph": self._end_paragraph, "Heading": self._end_heading, "Table": self._end_table,
            "HtmlBlock": self._end_html, "List": self._end_list, "Item": self._end_item,
            "BlockQuote": self._end_quote, "CodeBlock": self._end_code, "TableHead": self._end_row,
            "TableRow": self._end_row, "TableCell": self._end_cell, **self._inline.ends(),
        }  # fmt: skip
        self._others: dict[str, Handler] = {
            "Text": self._text, "Html": self._html_line, "Rule": self._rule, **self._inline.others(),
        }  # fmt: skip
        self._handlers = (self._inline, self._starts, self._ends, self._others)

    def read(self) -> None:
        """Read the whole text. Raises ParserFailedError if pyromark fails, which it should not on any text."""
        left: list[tuple[Any, Range]] = []
        for some in events(self.text):
            left = self._take(left + some, _AHEAD)
        self._take(left, 0)
        self._end_loose()
        self.blocks.close_all()
        for handlers in self._handlers[1:]:
            handlers.clear()  # they lead back to this reader, which would outlive its document

    def _take(self, stream: list[tuple[Any, Range]], ahead: int) -> list[tuple[Any, Range]]:
        """Take all events but, perhaps, the last few, which are given back: what comes next tells what they begin."""
        if take is None:
            return hand_on(stream, ahead, self._handlers[1:], self._take_plain)
        place = (self.text, self._inline.data, *self._counted)
        index, byte, point = take(self, stream, ahead, _KIT, place, self._handlers)
        self._counted = (byte, point)
        return stream[index:]

    def _take_plain(self, name: str, detail: Any, where: Range, last: Range, text: str, place: Range) -> bool:
        """Take a block, from `where` to `last`, that holds but one stretch of text, at `place`; False if it holds more."""
        if text.strip() != text or text == "&":
            return False
        begins = 0 if name == "Paragraph" else self._at(where["start"])
        start = self._at(place["start"])
        if not self.text.startswith(text, start):
            return False
        if self._inline.loose:
            self._end_loose()
        level = glued_level(text) if name == "Paragraph" and not self.blocks.innermost else 0
        if level:
            self._add_heading(Text(text[level:], start + level), start, last["end"], f"H{level}")
        elif name == "Paragraph":
            self.blocks.add(verbatim_paragraph(text, start))
        elif name == "Item":
            self._open_item(begins)
            self.blocks.add(verbatim_paragraph(text, start))
            self.blocks.close("ITEM")
        else:
            self._add_heading(Text(text, start), begins, last["end"], detail["level"])
            if detail["id"]:
                self.inline.anchors.add(detail["id"])
        return True

    def _add_heading(self, text: Text, start: int, end: int, level: str) -> None:
        style: HeadingStyle = "atx" if self.text[start : start + 4].lstrip().startswith("#") else "setext"
        span = covered(self.text, start, self._at(end), text.source.end)
        self.blocks.add_heading(Heading(int(level[1]), text, span, style, printed_number(text.content)))

    def _text(self, value: str, where: Range) -> None:
        if self._code is None:
            self._inline.text(value, where)
        else:
            self._code.append(Run(value, Span(self._at(where["start"]), self._at(where["end"]))))

    def _start_block(self, _value: Any, where: Range) -> None:
        self._end_loose()
        self._inline.begins = max(self._at(where["start"]), self.blocks.end)

    def _rule(self, _value: Any, _where: Range) -> None:
        self._end_loose()

    def _end_loose(self) -> None:
        """End the paragraph that a tight list item has without saying so."""
        if self._inline.loose:
            self._inline.loose = False
            self._end_text(-1)

    def _end_paragraph(self, _value: Any, where: Range) -> None:
        self._end_text(where["end"])

    def _end_text(self, end: int) -> None:
        """A paragraph ends, at this byte offset if it is known."""
        start = self._inline.end()
        inlines = self.inline.finish()
        if inlines.text.content:
            last = inlines.text.source.end
            span = covered(self.text, start, self._inline.reach if end < 0 else self._at(end), last)
            self.blocks.add(paragraph_token(inlines, span))
        self._add_comments()

    def _add_comments(self) -> None:
        if self.inline.comments:
            self.blocks.add_comments(self.inline.comments)
            self.inline.comments = []

    def _start_heading(self, value: Any, where: Range) -> None:
        self._start_block(None, where)
        if value["id"]:
            self.inline.anchors.add(value["id"])

    def _end_heading(self, value: Any, where: Range) -> None:
        start = self._inline.end()
        inlines = self.inline.finish()
        if inlines.text.content:
            self._add_heading(inlines.text, start, where["end"], value)
        self._add_comments()

    def _start_list(self, value: Any, where: Range) -> None:
        self._end_loose()
        start = beginning(self.text, self._at(where["start"]))
        self.blocks.open("LIST", start, start, ordered=value is not None)

    def _start_item(self, _value: Any, where: Range) -> None:
        self._end_loose()
        self._open_item(self._at(where["start"]))

    def _open_item(self, offset: int) -> None:
        start = beginning(self.text, offset)
        marker, end = marker_at(self.text, start)
        self.blocks.open("ITEM", start, end, marker)

    def _start_quote(self, _value: Any, where: Range) -> None:
        self._end_loose()
        start = self._at(where["start"])
        self.blocks.open("QUOTE", start, start + 1)

    def _end_list(self, _value: Any, _where: Range) -> None:
        self.blocks.close("LIST")

    def _end_item(self, _value: Any, _where: Range) -> None:
        self._end_loose()
        self.blocks.close("ITEM")

    def _end_quote(self, _value: Any, _where: Range) -> None:
        self.blocks.close("QUOTE")

    def _start_code(self, _value: Any, _where: Range) -> None:
        self._end_loose()
        self._code = []

    def _end_code(self, _value: Any, where: Range) -> None:
        runs, self._code = self._code or [], None
        span = covered(self.text, self._at(where["start"]), self._at(where["end"]))
        text = Text.of(runs)
        self.blocks.add(code_token(text.slice(0, len(text.content.rstrip())), span))

    def _start_html(self, _value: Any, _where: Range) -> None:
        self._end_loose()
        self._html = []

    def _html_line(self, _value: Any, where: Range) -> None:
        start, end = self._at(where["start"]), self._at(where["end"])
        if self._html and not self.text[self._html[-1].end : start].strip():
            start = self._html.pop().start
        self._html.append(Span(start, end))

    def _end_html(self, _value: Any, _where: Range) -> None:
        from policylint.frontends.html_reader import read_html

        read_html(self.text, self._html, self.blocks, self.inline)

    def _start_table(self, _value: Any, _where: Range) -> None:
        self._end_loose()
        self._rows = []

    def _start_row(self, _value: Any, _where: Range) -> None:
        self._cells = []

    def _end_cell(self, _value: Any, where: Range) -> None:
        start = self._inline.end()
        inlines = self.inline.finish()
        last = inlines.text.source.end if inlines.text.content else 0
        self._cells.append(
            Cell(inlines.text, covered(self.text, start, self._at(where["end"]), last), inlines.links)
        )

    def _end_row(self, _value: Any, where: Range) -> None:
        last = self._cells[-1].span.end if self._cells else 0
        span = covered(self.text, self._at(where["start"]), self._at(where["end"]), last)
        self._rows.append(Row(tuple(self._cells), span))

    def _end_table(self, _value: Any, where: Range) -> None:
        header, *rows = self._rows
        span = covered(self.text, self._at(where["start"]), self._at(where["end"]), self._rows[-1].span.end)
        self.blocks.add(Token("TABLE", Table(header.cells, tuple(rows), span)))
        self._add_comments()
