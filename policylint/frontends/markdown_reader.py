"""From Markdown to block tokens: the block events of pyromark."""

from __future__ import annotations

import re
from typing import Any

from policylint.document import Cell, Code, Heading, HeadingStyle, Row, Table
from policylint.frontends.blocks import Blocks
from policylint.frontends.html_reader import read_html
from policylint.frontends.labels import paragraph_token, verbatim_paragraph
from policylint.frontends.markdown_events import Handler, InlineEvents, Range, events
from policylint.frontends.tokens import Token
from policylint.source import Span
from policylint.text import Run, Text

_MARKER = re.compile(r"[ \t]*(\d{1,9}[.)]|[-+*])")
_END_PARAGRAPH = {"End": "Paragraph"}


class MarkdownReader:
    """Reads one text; `blocks` and `anchors` are what it gives."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks = Blocks()
        self._inline = InlineEvents(text)
        self._builder = self._inline.builder
        self._at = self._inline.at
        self.anchors = self._builder.anchors
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

    def read(self) -> None:
        """Read the whole text. Raises ParserFailedError if pyromark fails, which it should not on any text."""
        stream = events(self.text)
        others = self._others
        index, length = 0, len(stream)
        while index < length:
            event, where = stream[index]
            index += 1
            if type(event) is str:
                others[event](None, where)
                continue
            kind, value = event.popitem()
            if kind == "Start" or kind == "End":
                if value == "Paragraph" and kind == "Start" and index + 1 < length:
                    if stream[index + 1][0] == _END_PARAGRAPH and self._plain_paragraph(*stream[index]):
                        index += 2
                        continue
                name, detail = (value, None) if type(value) is str else value.popitem()
                handler = (self._starts if kind == "Start" else self._ends).get(name)
                if handler is not None:
                    handler(detail, where)
            elif kind in others:
                others[kind](value, where)
        self._end_loose()
        self.blocks.close_all()

    def _plain_paragraph(self, event: Any, where: Range) -> bool:
        """Add a paragraph that has nothing in it but text, as most have; False if it has something else."""
        content = event.get("Text", "") if type(event) is dict else ""
        if not content or content[0].isspace() or content[-1].isspace():
            return False
        start = self._at(where["start"])
        if not self.text.startswith(content, start):
            return False
        if self._inline.loose:
            self._end_loose()
        self.blocks.add(verbatim_paragraph(content, start))
        return True

    def _text(self, value: str, where: Range) -> None:
        if self._code is None:
            self._inline.text(value, where)
        else:
            self._code.append(Run(value, Span(self._at(where["start"]), self._at(where["end"]))))

    def _start_block(self, _value: Any, where: Range) -> None:
        self._end_loose()
        self._inline.begins = self._at(where["start"])

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
        inlines = self._builder.finish()
        if runs := inlines.text.runs:
            span = self._span(start, runs[-1].source.end if end < 0 else self._at(end))
            self.blocks.add(paragraph_token(inlines, span))
        self._add_comments()

    def _add_comments(self) -> None:
        if self._builder.comments:
            self.blocks.add_comments(self._builder.comments)
            self._builder.comments = []

    def _span(self, start: int, end: int) -> Span:
        text = self.text
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def _start_heading(self, value: Any, where: Range) -> None:
        self._start_block(None, where)
        if value["id"]:
            self.anchors.add(value["id"])

    def _end_heading(self, value: Any, where: Range) -> None:
        start = self._inline.end()
        inlines = self._builder.finish()
        if inlines.text.content:
            span = self._span(start, self._at(where["end"]))
            style: HeadingStyle = "atx" if self.text[start : start + 4].lstrip().startswith("#") else "setext"
            self.blocks.add_heading(Heading(int(value[1]), inlines.text, span, style))
        self._add_comments()

    def _start_list(self, value: Any, where: Range) -> None:
        self._end_loose()
        start = self._at(where["start"])
        self.blocks.open("LIST", Span(start, start), ordered=value is not None)

    def _start_item(self, _value: Any, where: Range) -> None:
        self._end_loose()
        start = self._at(where["start"])
        match = _MARKER.match(self.text, start)
        marker, end = (match[1], match.end()) if match else ("", start)
        self.blocks.open("ITEM", Span(start, end), marker)

    def _start_quote(self, _value: Any, where: Range) -> None:
        self._end_loose()
        start = self._at(where["start"])
        self.blocks.open("QUOTE", Span(start, start + 1))

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
        span = self._span(self._at(where["start"]), self._at(where["end"]))
        self.blocks.add(Token("CODE", Code(Text.of(runs), span)))

    def _start_html(self, _value: Any, _where: Range) -> None:
        self._end_loose()
        self._html = []

    def _html_line(self, _value: Any, where: Range) -> None:
        start, end = self._at(where["start"]), self._at(where["end"])
        if self._html and self._html[-1].end == start:
            start = self._html.pop().start
        self._html.append(Span(start, end))

    def _end_html(self, _value: Any, _where: Range) -> None:
        read_html(self.text, self._html, self.blocks, self._builder)

    def _start_table(self, _value: Any, _where: Range) -> None:
        self._end_loose()
        self._rows = []

    def _start_row(self, _value: Any, _where: Range) -> None:
        self._cells = []

    def _end_cell(self, _value: Any, where: Range) -> None:
        start = self._inline.end()
        inlines = self._builder.finish()
        self._cells.append(Cell(inlines.text, Span(start, self._at(where["end"])), inlines.links))

    def _end_row(self, _value: Any, where: Range) -> None:
        span = self._span(self._at(where["start"]), self._at(where["end"]))
        self._rows.append(Row(tuple(self._cells), span))

    def _end_table(self, _value: Any, where: Range) -> None:
        header, *rows = self._rows
        span = self._span(self._at(where["start"]), self._at(where["end"]))
        self.blocks.add(Token("TABLE", Table(header.cells, tuple(rows), span)))
        self._add_comments()
