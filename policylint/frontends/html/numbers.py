"""Numbers of sections that stand in an element of their own before the heading, to be set apart from it."""

from __future__ import annotations

from policylint.document import Paragraph
from policylint.frontends.blocks import Blocks
from policylint.frontends.numbering import number
from policylint.source import Span
from policylint.text import Run, Text

_LONGEST = 16
_TITLE = "X"


def with_number(blocks: Blocks, title: Text, span: Span) -> tuple[Text, Span]:
    """A heading's text and place, with the number that is the last block before it and is none any more."""
    last = blocks.tokens[-1].value if blocks.tokens else None
    if not isinstance(last, Paragraph) or not _is_number(last.text.content) or number(title.content):
        return title, span
    blocks.tokens.pop()
    gap = Run(" ", Span(last.span.end, max(last.span.end, span.start)))
    return Text.of((*last.text.runs, gap, *title.runs)), Span(last.span.start, span.end)


def _is_number(content: str) -> bool:
    if len(content) > _LONGEST:
        return False
    marker = number(f"{content} {_TITLE}")
    return marker is not None and marker.length == len(content) + 1
