"""A page as a document: its main content in blocks, with every passage at its place in the source."""

from __future__ import annotations

from policylint.frontend import Parsed
from policylint.frontends.assembly import assemble
from policylint.frontends.html.content import left_out
from policylint.frontends.html.layout import arranging
from policylint.frontends.html.looks import heavy_classes, hidden_elements
from policylint.frontends.html.reader import Reader
from policylint.frontends.html.rows import in_rows
from policylint.frontends.html.tokens import pieces
from policylint.frontends.html.tree import build
from policylint.frontends.html.versions import version_read
from policylint.frontends.line_splits import split_lines
from policylint.source import Source

_LINE_END = "<"
"""What a line end in HTML begins with: only `<br>` is one."""


def read_page(source: Source) -> Parsed:
    """The document of a page. Never raises on any text."""
    page = build(pieces(source.text))
    page.rows = in_rows(page)
    hidden = hidden_elements(page)
    version = version_read(page, hidden)
    skipped = (hidden - version.own) | version.others
    skipped |= left_out(page, skipped)
    reader = Reader(source.text, page, skipped, arranging(page), heavy_classes(page.styles))
    reader.read()
    blocks = reader.blocks
    blocks.comments = page.comments
    if reader.words.inline.has_line_ends:
        blocks.tokens = list(split_lines(blocks.tokens, source.text, _LINE_END))
    title = " ".join(page.title.split())
    language = version.language or page.language.strip()
    return assemble(source, blocks, "html", anchors=page.anchors, language=language, page_title=title)
