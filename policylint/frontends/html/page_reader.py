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
from policylint.source import Source, Span

_LINE_END = "<"
"""What a line end in HTML begins with: only `<br>` is one."""


def read_page(source: Source) -> Parsed:
    """The document of a page. Never raises on any text."""
    text, metadata, title = _without_front_matter(source.text)
    page = build(pieces(text))
    page.rows = in_rows(page)
    hidden = hidden_elements(page)
    version = version_read(page, hidden)
    skipped = (hidden - version.own) | version.others
    skipped |= left_out(page, skipped)
    reader = Reader(text, page, skipped, arranging(page), heavy_classes(page.styles))
    reader.read()
    blocks = reader.blocks
    blocks.comments = page.comments
    if reader.words.inline.has_line_ends:
        blocks.tokens = list(split_lines(blocks.tokens, text, _LINE_END))
    title = " ".join(page.title.split()) or title
    language = version.language or page.language.strip()
    return assemble(source, blocks, "html", metadata, page.anchors, language=language, page_title=title)


def _without_front_matter(text: str) -> tuple[str, Span | None, str]:
    """The text with nothing in the place of a site generator's front matter, where that stands, and the title in it."""
    if not text.startswith(("---", "+++")):
        return text, None, ""
    from policylint.frontends.metadata import blanked, front_matter, title_in

    block = front_matter(text)
    return (text, None, "") if block is None else (blanked(text, block), block, title_in(text, block))
