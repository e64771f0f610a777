"""Markdown: CommonMark with tables, read through pyromark."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import PurePath

from policylint.document import Heading, SyntaxProblem
from policylint.frontend import Parsed
from policylint.frontends.anchors import heading_anchors
from policylint.frontends.assembly import assemble
from policylint.frontends.blocks import Blocks
from policylint.frontends.markdown_events import ParserFailedError
from policylint.frontends.markdown_reader import MarkdownReader
from policylint.frontends.metadata import blanked, front_matter, title_in
from policylint.patterns import deferred
from policylint.source import Source, Span

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
_TEXT_SUFFIXES = (".txt", ".text")
_ENOUGH = 2

_TITLE = deferred(r"\s*#{1,6}[ \t]+\S")
_SIGN = deferred(
    r"""^\ {0,3}\#{1,6}[ \t]+\S
      | ^\ {0,3}(\*\*|__)(?=\S)[^\n]{1,200}(?<=\S)\1:?[ \t]*$
      | \[[^\]\n]{1,200}\]\((?:https?:|mailto:|/|\#)[^)\s]*\)
      | ^\ {0,3}\|?\ *:?-{3,}:?\ *\|[\ :|-]*$
      | \*\*(?=\w)[^*\n]{1,100}(?<=[\w.:?!])\*\*
    """,
    re.VERBOSE | re.MULTILINE,
)


class MarkdownFrontend:
    """Reads Markdown, and text files that are written in it."""

    name = "markdown"
    suffixes = (*_SUFFIXES, *_TEXT_SUFFIXES)

    def recognises(self, source: Source) -> bool:
        """Whether a source is Markdown: by its suffix, or by at least two unmistakable signs of it."""
        if PurePath(source.path).suffix.lower() in _SUFFIXES:
            return True
        text = source.text
        if front_matter(text) is not None or _TITLE.match(text):
            return True
        return sum(1 for _ in islice(_SIGN.finditer(text), _ENOUGH)) == _ENOUGH

    def parse(self, source: Source) -> Parsed:
        """The document. Should the Markdown parser itself fail, the source is read as plain text."""
        metadata = front_matter(source.text)
        reader = MarkdownReader(_below(source.text, metadata) if metadata else source.text)
        try:
            reader.read()
        except ParserFailedError as error:
            from policylint.frontends.plain_reader import read_plain

            message = f"{error}: read as plain text"
            problem = SyntaxProblem(message, Span(0, 0), "Please report this as a bug, with the file.")
            blocks = Blocks()
            read_plain(reader.text, blocks)
            return assemble(source, blocks, self.name, metadata, problems=(problem,))
        blocks = reader.blocks
        titles = [value.text.content for _, value, _, _ in blocks.tokens if isinstance(value, Heading)]
        if reader.inline.has_line_ends:
            from policylint.frontends.line_splits import split_lines

            blocks.tokens = list(split_lines(blocks.tokens, source.text))
        anchors = reader.inline.anchors | heading_anchors(titles)
        title = title_in(source.text, metadata) if metadata else ""
        return assemble(source, blocks, self.name, metadata, anchors, page_title=title)


def _below(text: str, metadata: Span) -> str:
    """The text without its front matter, unless that is where the page's text stands."""
    from policylint.frontends.front_matter_text import text_in

    return text_in(text, metadata) or blanked(text, metadata)
