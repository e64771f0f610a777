"""Blocks of HTML inside Markdown: their text as paragraphs, headings, lists, quotes and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policylint.document import Cell, Heading
from policylint.frontends.blocks import Blocks, Container
from policylint.frontends.html_tables import TableReader
from policylint.frontends.inline import InlineBuilder
from policylint.frontends.labels import paragraph_token
from policylint.frontends.markup import Tag, anchor_of, read_tag
from policylint.frontends.numbering import printed_number
from policylint.frontends.tokens import Token
from policylint.patterns import deferred, words
from policylint.source import Span

_HIDDEN = r"""(?P<comment><!--.*?(?:-->|\Z))
  | (?P<unread><(?P<name>script|style|template|noscript|svg|iframe|del|s|strike)(?![\w-]).*?(?:</(?P=name)\s*>|\Z))
"""
_SHOWN = r"""
  | (?P<entity>&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)
  | (?P<space>\s+)
  | (?P<text>[^<&\s]+(?:[ ][^<&\s]+)*|.)
"""
_TAGS = r"""| (?P<tag></?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>|<[!?][^>]*>)"""
_FLAGS = re.VERBOSE | re.IGNORECASE | re.DOTALL
_PIECE = deferred(_HIDDEN + _TAGS + _SHOWN, _FLAGS)
_UNCLOSED = deferred(_HIDDEN + "| (?P<tag>(?!))" + _SHOWN, _FLAGS)
"""The same where no `>` follows, so that no tag is looked for up to the end from each place that might begin one."""
_HEADING = deferred(r"h[1-6]")
_CONTAINERS: dict[str, Container] = {"ul": "LIST", "ol": "LIST", "li": "ITEM", "blockquote": "QUOTE"}
_TABLE_TAGS = frozenset(("table", "tr", "td", "th"))
_BLOCK_TAGS = words(
    """
    address article aside body center dd details div dl dt fieldset figcaption figure footer form head header hr
    html legend main nav p pre section summary thead tbody tfoot title
    """
)


def read_html(text: str, pieces: Sequence[Span], blocks: Blocks, inline: InlineBuilder) -> None:
    """Add to `blocks` what the given parts of the text, which are HTML, hold. Tags need not match."""
    reader = _HtmlReader(blocks, inline)
    for piece in pieces:
        for match in _pieces(text, piece):
            reader.take(match)
    reader.finish()


def _pieces(text: str, place: Span) -> Iterator[re.Match[str]]:
    """Tags, words and the like, one after the other."""
    last = text.rfind(">", place.start, place.end)
    for match in _PIECE.finditer(text, place.start, place.end):
        if match.start() > last:
            yield from _UNCLOSED.finditer(text, match.start(), place.end)
            return
        yield match


def _parts_blocks(name: str) -> bool:
    return name in _BLOCK_TAGS or name in _CONTAINERS or _HEADING.fullmatch(name) is not None


class _HtmlReader:
    def __init__(self, blocks: Blocks, inline: InlineBuilder) -> None:
        self._blocks = blocks
        self._inline = inline
        self._start = self._end = -1
        self._open: list[Container] = []
        self._lists: list[tuple[Span, bool] | None] = []
        self._heading = ""
        self._table: TableReader | None = None

    def take(self, match: re.Match[str]) -> None:
        """Take the next piece of HTML."""
        start, end = match.span()
        if match["tag"]:
            self._tag(match["tag"], start, end)
        elif match["comment"]:
            self._inline.html(match["comment"], start, end)
        elif match["space"]:
            self._space(match["space"], start, end)
        elif not match["unread"]:
            self._content(match[0], start, end)

    def finish(self) -> None:
        """Add what is left, and close what was opened here."""
        self._end_table()
        self._flush()
        while self._open:
            self._close(self._open[-1])

    def _space(self, content: str, start: int, end: int) -> None:
        if self._start < 0:
            return
        if content == " ":
            self._inline.verbatim(start, end)
        else:
            self._inline.replaced(" ", start, end)

    def _content(self, content: str, start: int, end: int) -> None:
        if self._start < 0:
            self._start = start
        self._end = end
        read = _unescaped(content) if content.startswith("&") else content
        if read == content:
            self._inline.verbatim(start, end)
        else:
            self._inline.replaced(read, start, end)

    def _tag(self, markup: str, start: int, end: int) -> None:
        tag = read_tag(markup)
        if tag is None:
            return
        span = Span(start, end)
        if tag.name in _TABLE_TAGS:
            self._table_tag(tag, span)
        elif self._table is not None and _parts_blocks(tag.name):
            self._space("\n", start, end)
        elif tag.name in _CONTAINERS:
            self._flush()
            (self._close if tag.closes else self._open_container)(
                _CONTAINERS[tag.name], span, tag.name == "ol"
            )
        elif tag.name in _BLOCK_TAGS:
            self._flush()
        elif _HEADING.fullmatch(tag.name):
            self._flush()
            self._heading = "" if tag.closes else tag.name
        else:
            self._inline_tag(tag, markup, start, end)
            return
        if anchor := anchor_of(tag):
            self._inline.anchors.add(anchor)

    def _inline_tag(self, tag: Tag, markup: str, start: int, end: int) -> None:
        if tag.name == "img" and self._start < 0:
            self._start = start
        self._inline.html(markup, start, end)
        if self._start >= 0 and tag.name == "img":
            self._end = end

    def _flush(self) -> None:
        """What was read since the last block tag is a block, unless it is nothing."""
        inlines = self._inline.finish()
        if inlines.text.content:
            self._ensure_item(self._start)
            span = Span(self._start, self._end)
            if self._heading:
                printed = printed_number(inlines.text.content)
                self._blocks.add_heading(Heading(int(self._heading[1]), inlines.text, span, "html", printed))
            else:
                self._blocks.add(paragraph_token(inlines, span))
        self._add_comments()
        self._start = self._end = -1

    def _add_comments(self) -> None:
        self._blocks.add_comments(self._inline.comments)
        self._inline.comments = []

    def _ensure_item(self, start: int) -> None:
        if self._open and self._open[-1] == "LIST":
            self._open_container("ITEM", Span(start, start))

    def _open_container(self, kind: Container, span: Span, ordered: bool = False) -> None:
        if kind == "LIST":
            self._ensure_item(span.start)
            self._lists.append((span, ordered))
            self._open.append("LIST")
            return
        if kind == "ITEM":
            self._begin_item(span)
        else:
            self._ensure_item(span.start)
        self._open.append(kind)
        self._blocks.open(kind, span.start, span.end)

    def _begin_item(self, span: Span) -> None:
        """Close the item before, and open the list if this is its first."""
        if self._open and self._open[-1] == "ITEM":
            self._close("ITEM")
        if not self._open or self._open[-1] != "LIST":
            self._lists.append((Span(span.start, span.start), False))
            self._open.append("LIST")
        if (pending := self._lists[-1]) is not None:
            self._blocks.open("LIST", pending[0].start, pending[0].start, ordered=pending[1])
            self._lists[-1] = None

    def _close(self, kind: Container, _span: Span | None = None, _ordered: bool = False) -> None:
        if kind not in self._open:
            return
        if kind == "ITEM" and self._outside_list():
            return
        while True:
            closed = self._open.pop()
            if closed != "LIST" or self._lists.pop() is None:
                self._blocks.close(closed)
            if closed == kind:
                return

    def _outside_list(self) -> bool:
        """Whether a list inside the innermost item is still open, which its end does not close."""
        inner = self._open[::-1]
        return "LIST" in inner and inner.index("LIST") < inner.index("ITEM")

    def _table_tag(self, tag: Tag, span: Span) -> None:
        if tag.name == "table":
            self._end_table()
            self._flush()
            self._table = None if tag.closes else TableReader(span)
        elif self._table is None:
            self._flush()
        else:
            self._end_cell(span.start)
            self._table.tag(tag, span)

    def _end_cell(self, end: int) -> None:
        if self._table is not None:
            inlines = self._inline.finish()
            if self._start >= 0:
                span = Span(self._start, max(self._end, self._start))
                self._table.cell(Cell(inlines.text, span, inlines.links))
            self._start = self._end = -1
            self._table.close_cell(end)

    def _end_table(self) -> None:
        if self._table is None:
            return
        table, end = self._table, self._end
        self._end_cell(max(end, table.end))
        self._table = None
        if made := table.table():
            self._ensure_item(made.span.start)
            self._blocks.add(Token("TABLE", made))
        self._add_comments()


def _unescaped(content: str) -> str:
    from html import unescape  # its table of entities is needed by few policies

    return unescape(content)
