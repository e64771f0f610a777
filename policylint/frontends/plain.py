"""Plain text: paragraphs, headings and lists as people and extractors write them without mark-up."""

from __future__ import annotations

import re

from policylint.document import Document
from policylint.frontend import Parsed
from policylint.frontends.blocks import Blocks
from policylint.frontends.inline import Inlines
from policylint.frontends.labels import paragraph
from policylint.frontends.outline import outline
from policylint.source import Source, Span
from policylint.text import Run, Text

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")


class PlainFrontend:
    """Reads plain text."""

    name = "text"
    suffixes = (".txt", ".text")

    def recognises(self, source: Source) -> bool:
        return True

    def parse(self, source: Source) -> Parsed:
        blocks = Blocks()
        for match in _LINE.finditer(source.text):
            content = match[0].strip()
            start = match.start() + match[0].index(content)
            span = Span(start, start + len(content))
            text = Text.of([Run(content, span)])
            blocks.add(paragraph(Inlines(text), span), "PARAGRAPH")
        return Parsed(Document(source, outline(source, blocks.tokens), self.name))
