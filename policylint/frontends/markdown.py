"""Markdown: CommonMark with tables, read through pyromark."""

from __future__ import annotations

from policylint.frontend import Parsed
from policylint.frontends.markdown_reader import MarkdownReader
from policylint.frontends.metadata import blanked, front_matter
from policylint.source import Source
from policylint.document import Document
from policylint.frontends.outline import outline


class MarkdownFrontend:
    """Reads Markdown, and `.txt` files that are written in it."""

    name = "markdown"
    suffixes = (".md", ".markdown", ".mdown", ".mkd")

    def recognises(self, source: Source) -> bool:
        return True

    def parse(self, source: Source) -> Parsed:
        metadata = front_matter(source.text)
        reader = MarkdownReader(blanked(source.text, metadata) if metadata else source.text)
        reader.read()
        root = outline(source, reader.blocks.tokens)
        return Parsed(Document(source, root, self.name, tuple(reader.blocks.comments), metadata))
