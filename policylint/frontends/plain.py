"""Plain text: paragraphs, headings and lists as people and extractors write them without mark-up."""

from __future__ import annotations

from policylint.frontend import Parsed
from policylint.frontends.assembly import assemble
from policylint.frontends.blocks import Blocks
from policylint.frontends.plain_reader import read_plain
from policylint.source import Source


class PlainFrontend:
    """Reads plain text."""

    name = "text"
    suffixes = (".txt", ".text")

    def recognises(self, source: Source) -> bool:
        """Anything can be read as plain text; other front ends are asked first."""
        return True

    def parse(self, source: Source) -> Parsed:
        blocks = Blocks()
        read_plain(source.text, blocks)
        return assemble(source, blocks, self.name)
