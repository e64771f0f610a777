"""A page as a document: its main content in blocks, with every passage at its place in the source."""

from __future__ import annotations

from dataclasses import replace

from policylint.document import Document
from policylint.frontend import Parsed
from policylint.frontends.assembly import assemble
from policylint.frontends.blocks import Blocks
from policylint.frontends.html.content import left_out
from policylint.frontends.html.elements import Page
from policylint.frontends.html.layout import arranging
from policylint.frontends.html.looks import heavy_classes, hidden_elements
from policylint.frontends.html.reader import Reader
from policylint.frontends.html.rows import in_rows
from policylint.frontends.html.tokens import pieces
from policylint.frontends.html.translations import translations
from policylint.frontends.html.tree import build
from policylint.frontends.html.versions import Version, in_order, versions_of
from policylint.frontends.line_splits import split_lines
from policylint.frontends.tokens import Token
from policylint.source import Source, Span

_LINE_END = "<"
"""What a line end in HTML begins with: only `<br>` is one."""


def read_page(source: Source) -> Parsed:
    """The document of a page, and those of its versions in other languages. Never raises on any text."""
    text, metadata, title = _without_front_matter(source.text)
    page = build(pieces(text))
    page.title = page.title if page.title.split() else title
    page.rows = in_rows(page)
    hidden = hidden_elements(page)
    versions = versions_of(page, hidden)
    read = {version.language: _blocks(text, page, hidden, version) for version in versions}
    if len(read) == 1:
        read = _by_language(read.popitem()[1], page)
    documents = [
        _document(
            source, page, blocks, language, tuple(other for other in read if other != language), metadata
        )
        for language, blocks in read.items()
    ]
    return Parsed(documents[0], versions=tuple(documents[1:]))


def _blocks(text: str, page: Page, hidden: set[int], version: Version) -> Blocks:
    """What is read of one version of a page."""
    skipped = (hidden - version.own) | version.others
    skipped |= left_out(page, skipped)
    reader = Reader(text, page, skipped, arranging(page), heavy_classes(page.styles))
    reader.read()
    blocks = reader.blocks
    blocks.comments = page.comments
    if reader.words.inline.has_line_ends:
        blocks.tokens = list(split_lines(blocks.tokens, text, _LINE_END))
    return blocks


def _by_language(blocks: Blocks, page: Page) -> dict[str, Blocks]:
    """The blocks as they are, or those of each version by its language where several follow one another."""
    versions = dict(translations(blocks.tokens))
    if not versions:
        return {page.language.strip(): blocks}
    order = in_order({language: len(tokens) for language, tokens in versions.items()}, page.language)
    return {language: _with_tokens(blocks, versions[language]) for language in order}


def _with_tokens(blocks: Blocks, tokens: list[Token]) -> Blocks:
    part = Blocks()
    part.tokens, part.comments, part.problems = tokens, blocks.comments, blocks.problems
    return part


def _document(
    source: Source,
    page: Page,
    blocks: Blocks,
    language: str,
    others: tuple[str, ...],
    metadata: Span | None,
) -> Document:
    title = " ".join(page.title.split())
    document = assemble(
        source, blocks, "html", metadata, page.anchors, language=language, page_title=title
    ).document
    return replace(document, other_languages=others) if others else document


def _without_front_matter(text: str) -> tuple[str, Span | None, str]:
    """The text with nothing in the place of a site generator's front matter, where that stands, and the title in it."""
    if not text.startswith(("---", "+++")):
        return text, None, ""
    from policylint.frontends.metadata import blanked, front_matter, title_in

    block = front_matter(text)
    return (text, None, "") if block is None else (blanked(text, block), block, title_in(text, block))
