"""What the format itself does not mark: titles, lists and numbers are found by their look and made tokens of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policylint.document import Heading, HeadingStyle
from policylint.frontends.blocks import Blocks
from policylint.frontends.headings import find_headings
from policylint.frontends.items import ItemWriter, find_items
from policylint.frontends.levels import heading_levels
from policylint.frontends.page import Entry, Page
from policylint.frontends.tokens import Token, heading_token
from policylint.source import Span


def structured(tokens: Sequence[Token]) -> Sequence[Token]:
    """The same tokens, with the paragraphs that are titles as headings and those that are items in lists."""
    page = Page(tokens)
    styles = find_headings(page)
    items = find_items(page, styles)
    if not styles and not items:
        return tokens
    levels = heading_levels(page, styles)
    return _rewrite(page, {index: (levels[index], styles[index]) for index in styles}, items)


def _rewrite(
    page: Page, headings: Mapping[int, tuple[int, HeadingStyle]], items: frozenset[int]
) -> Sequence[Token]:
    blocks = Blocks()
    writer = ItemWriter(blocks)
    written = 0
    previous = -1
    for index in sorted((*headings, *items)):
        start, end = page.bounds(index)
        if index in headings or index != previous + 1:
            writer.end()
        blocks.tokens.extend(page.tokens[written:start])
        if index in headings:
            blocks.tokens.append(_heading(page[index], *headings[index]))
        else:
            writer.item(page[index])
        written, previous = end, index
    writer.end()
    blocks.tokens.extend(page.tokens[written:])
    return blocks.tokens


def _heading(entry: Entry, level: int, style: HeadingStyle) -> Token:
    paragraph = entry.paragraph
    if paragraph is None:
        raise ValueError("not a paragraph")
    start, end = paragraph.span.start, paragraph.span.end
    start = min(start, getattr(entry.tokens[0].value, "offset", start))
    printed = entry.marker.value if entry.marker is not None else ""
    return heading_token(Heading(level, paragraph.text, Span(start, end), style, printed))
