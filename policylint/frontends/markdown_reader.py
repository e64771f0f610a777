"""From Markdown to block tokens: pyromark's events, with byte ranges turned into offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import pyromark
from pyromark import Options

from policylint.document import Cell, Code, Heading, HeadingStyle, LinkKind, Row, Table
from policylint.frontends.blocks import Blocks
from policylint.frontends.html_reader import read_html
from policylint.frontends.inline import InlineBuilder
from policylint.frontends.labels import paragraph_token
from policylint.frontends.offsets import code_point_offsets
from policylint.frontends.tokens import Token
from policylint.source import Span
from policylint.text import Run, Text

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
)
_MARKER = re.compile(r"[ \t]*(\d{1,9}[.)]|[-+*])")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_Range = dict[str, int]
_Handler = Callable[[Any, _Range], None]
_BATCH = 1024


class ParserFailedError(Exception):
    """The Markdown parser failed on a text."""


class MarkdownReader:
    """Reads one text; `blocks` and `anchors` are what it gives."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks = Blocks()
        self.inline = InlineBuilder(text)
        self.anchors = self.inline.anchors
        self._at = code_point_offsets(text)
        self._begins = -1
        self._loose = False
        self._rows: list[Row] = []
        self._cells: list[Cell] = []
        self._code: list[Run] | None = None
        self._html: list[Span] = []
        self._starts: dict[str, _Handler] = {
            "Paragraph": self._start_block, "Heading": self._start_heading, "Table": self._start_table,
            "HtmlBlock": self._start_html, "TableCell": self._start_block, "List": self._start_list,
            "Item": self._start_item, "BlockQuote": self._start_quote, "CodeBlock": self._start_code,
            "TableHead": self._start_row, "TableRow": self._start_row, "Strong": self._start_strong,
            "Link": self._start_link, "Image": self._start_image,
        }  # fmt: skip
        self._ends: dict[str, _Handler] = {
            "Paragraph": self._end_paragraph, "Heading": self._end_heading, "Table": self._end_table,
            "HtmlBlock": self._end_html, "List": self._end_list, "Item": self._end_item,
            "BlockQuote": self._end_quote, "CodeBlock": self._end_code, "TableHead": self._end_row,
            "TableRow": self._end_row, "TableCell": self._end_cell, "Strong": self._end_strong,
            "Link": self._end_link, "Image": self._end_link,
        }  # fmt: skip
        self._others: dict[str, _Handler] = {
            "Code": self._code_span, "InlineHtml": self._inline_html, "Html": self._html_line,
            "SoftBreak": self._soft_break, "HardBreak": self._hard_break, "Rule": self._rule,
        }  # fmt: skip

    def read(self) -> None:
        """Read the whole text. Raises ParserFailedError if pyromark fails, which it should not on any text."""
        for batch in _batches(_SURROGATE.sub("\ufffd", self.text)):
            for event, where in batch:
                if type(event) is str:
                    self._others[event](None, where)
                    continue
                kind, value = event.popitem()
                if kind == "Text":
                    self._text(value, where)
                elif kind == "Start" or kind == "End":
                    name, value = (value, None) if type(value) is str else value.popitem()
                    handler = (self._starts if kind == "Start" else self._ends).get(name)
                    if handler is not None:
                        handler(value, where)
                elif kind in self._others:
                    self._others[kind](value, where)
        self._end_loose()
        self.blocks.close_all()

    def _start_block(self, _value: Any, where: _Range) -> None:
        if self._loose:
            self._end_loose()
        self._begins = self._at(where["start"])

    def _rule(self, _value: Any, _where: _Range) -> None:
        self._end_loose()

    def _end_loose(self) -> None:
        """End the paragraph that a tight list item has without saying so."""
        if self._loose:
            self._loose = False
            self._end_text(-1)

    def _end_paragraph(self, _value: Any, where: _Range) -> None:
        self._end_text(where["end"])

    def _end_text(self, end: int) -> None:
        """A paragraph ends, at this byte offset if it is known."""
        start, self._begins = self._begins, -1
        inlines = self.inline.finish()
        runs = inlines.text.runs
        if len(runs) == 1 and not inlines.emphasis and not inlines.links and start == runs[0].source.start:
            self.blocks.add(paragraph_token(inlines, runs[0].source))
        elif runs:
            span = self._span(start, runs[-1].source.end if end < 0 else self._at(end))
            self.blocks.add(paragraph_token(inlines, span))
        if self.inline.comments:
            self._add_comments()

    def _add_comments(self) -> None:
        self.blocks.add_comments(self.inline.comments)
        self.inline.comments = []

    def _span(self, start: int, end: int) -> Span:
        text = self.text
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def _start_heading(self, value: Any, where: _Range) -> None:
        self._start_block(None, where)
        if value["id"]:
            self.anchors.add(value["id"])

    def _end_heading(self, value: Any, where: _Range) -> None:
        start, self._begins = self._begins, -1
        inlines = self.inline.finish()
        if inlines.text.content:
            span = self._span(start, self._at(where["end"]))
            style: HeadingStyle = "atx" if self.text[start : start + 4].lstrip().startswith("#") else "setext"
            self.blocks.add_heading(Heading(int(value[1]), inlines.text, span, style))
        self._add_comments()

    def _start_list(self, value: Any, where: _Range) -> None:
        self._end_loose()
        start = self._at(where["start"])
        self.blocks.open("LIST", Span(start, start), ordered=value is not None)

    def _start_item(self, _value: Any, where: _Range) -> None:
        self._end_loose()
        start = self._at(where["start"])
        match = _MARKER.match(self.text, start)
        marker, end = (match[1], match.end()) if match else ("", start)
        self.blocks.open("ITEM", Span(start, end), marker)

    def _start_quote(self, _value: Any, where: _Range) -> None:
        self._end_loose()
        start = self._at(where["start"])
        self.blocks.open("QUOTE", Span(start, start + 1))

    def _end_list(self, _value: Any, _where: _Range) -> None:
        self.blocks.close("LIST")

    def _end_item(self, _value: Any, _where: _Range) -> None:
        self._end_loose()
        self.blocks.close("ITEM")

    def _end_quote(self, _value: Any, _where: _Range) -> None:
        self.blocks.close("QUOTE")

    def _start_code(self, _value: Any, _where: _Range) -> None:
        self._end_loose()
        self._code = []

    def _end_code(self, _value: Any, where: _Range) -> None:
        runs, self._code = self._code or [], None
        span = self._span(self._at(where["start"]), self._at(where["end"]))
        self.blocks.add(Token("CODE", Code(Text.of(runs), span)))

    def _start_html(self, _value: Any, _where: _Range) -> None:
        self._end_loose()
        self._html = []

    def _html_line(self, _value: Any, where: _Range) -> None:
        start, end = self._at(where["start"]), self._at(where["end"])
        if self._html and self._html[-1].end == start:
            start = self._html.pop().start
        self._html.append(Span(start, end))

    def _end_html(self, _value: Any, _where: _Range) -> None:
        read_html(self.text, self._html, self.blocks, self.inline)

    def _start_table(self, _value: Any, _where: _Range) -> None:
        self._end_loose()
        self._rows = []

    def _start_row(self, _value: Any, _where: _Range) -> None:
        self._cells = []

    def _end_cell(self, _value: Any, where: _Range) -> None:
        start, self._begins = self._begins, -1
        inlines = self.inline.finish()
        self._cells.append(Cell(inlines.text, Span(start, self._at(where["end"])), inlines.links))

    def _end_row(self, _value: Any, where: _Range) -> None:
        span = self._span(self._at(where["start"]), self._at(where["end"]))
        self._rows.append(Row(tuple(self._cells), span))

    def _end_table(self, _value: Any, where: _Range) -> None:
        header, *rows = self._rows
        span = self._span(self._at(where["start"]), self._at(where["end"]))
        self.blocks.add(Token("TABLE", Table(header.cells, tuple(rows), span)))
        self._add_comments()

    def _open(self, start: int) -> None:
        """Inline content comes: if no block was opened for it, it is the paragraph of a tight item."""
        if self._begins < 0:
            self._begins, self._loose = start, True

    def _text(self, value: str, where: _Range) -> None:
        start = self._at(where["start"])
        if self._code is not None:
            self._code.append(Run(value, Span(start, self._at(where["end"]))))
            return
        if self._begins < 0:
            self._begins, self._loose = start, True
        if self.text.startswith(value, start):
            self.inline.verbatim(start, start + len(value))
        else:
            self.inline.replaced(value, start, self._at(where["end"]))

    def _code_span(self, value: str, where: _Range) -> None:
        start = self._at(where["start"])
        self._open(start)
        self.inline.code(value, start, self._at(where["end"]))

    def _inline_html(self, value: str, where: _Range) -> None:
        start = self._at(where["start"])
        self._open(start)
        self.inline.html(value, start, self._at(where["end"]))

    def _soft_break(self, _value: Any, where: _Range) -> None:
        self.inline.replaced(" ", self._at(where["start"]), self._at(where["end"]))

    def _hard_break(self, _value: Any, where: _Range) -> None:
        self.inline.replaced("\n", self._at(where["start"]), self._at(where["end"]))

    def _start_strong(self, _value: Any, where: _Range) -> None:
        self._open(self._at(where["start"]))
        self.inline.open_strong()

    def _end_strong(self, _value: Any, _where: _Range) -> None:
        self.inline.close_strong()

    def _start_link(self, value: Any, where: _Range) -> None:
        start = self._at(where["start"])
        self._open(start)
        target, link_type = value["dest_url"], value["link_type"]
        kind: LinkKind = "autolink" if link_type in ("Autolink", "Email") else "link"
        if link_type == "Email" and not target.startswith("mailto:"):
            target = f"mailto:{target}"
        self.inline.open_link(target, kind, start)

    def _start_image(self, value: Any, where: _Range) -> None:
        start = self._at(where["start"])
        self._open(start)
        self.inline.open_link(value["dest_url"], "image", start)

    def _end_link(self, _value: Any, where: _Range) -> None:
        self.inline.close_link(self._at(where["end"]))


def _batches(text: str) -> Iterator[list[tuple[Any, Any]]]:
    """The events, many at a time: only what pyromark itself raises, panics among them, is its failure."""
    try:
        events = pyromark.events_with_range(text, options=_OPTIONS)
        while batch := list(islice(events, _BATCH)):
            yield batch
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise ParserFailedError(f"the Markdown parser failed ({type(error).__name__})") from error
        raise
