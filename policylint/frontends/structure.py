"""What the format itself does not mark: titles, lists and numbers are found by their look and made tokens of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from policylint.document import Heading, HeadingStyle
from policylint.frontends.blocks import Blocks
from policylint.frontends.entries import Entry, entries
from policylint.frontends.headings import find_headings
from policylint.frontends.items import ItemWriter, find_items
from policylint.frontends.levels import heading_levels
from policylint.frontends.numbering import number
from policylint.frontends.tokens import HEADINGS, Token, heading_token
from policylint.source import Span


def structured(tokens: Iterable[Token]) -> list[Token]:
    """The same tokens, with the paragraphs that are titles as headings and those that are items in lists."""
    everything = entries(list(tokens))
    page = [entry for entry in everything if entry.kind != "COMMENT"]
    styles = find_headings(page)
    items = find_items(page, styles)
    levels = heading_levels(page, styles) if styles else {}
    blocks = Blocks()
    writer = ItemWriter(blocks)
    index = -1
    for entry in everything:
        if entry.kind == "COMMENT":
            blocks.tokens.extend(entry.tokens)
            continue
        index += 1
        if index in items:
            writer.item(entry)
            continue
        writer.end()
        if index in styles:
            blocks.tokens.append(_heading(entry, levels[index], styles[index]))
        elif entry.kind in HEADINGS:
            blocks.tokens.append(_numbered(entry))
        else:
            blocks.tokens.extend(entry.tokens)
    writer.end()
    return blocks.tokens


def _heading(entry: Entry, level: int, style: HeadingStyle) -> Token:
    paragraph = entry.paragraph
    if paragraph is None:
        raise ValueError("not a paragraph")
    start, end = paragraph.span.start, paragraph.span.end
    start = min(start, getattr(entry.tokens[0].value, "offset", start))
    printed = entry.marker.value if entry.marker is not None else ""
    return heading_token(Heading(level, paragraph.text, Span(start, end), style, printed))


def _numbered(entry: Entry) -> Token:
    """A heading of the format itself, with the number that it prints."""
    heading = entry.heading
    marker = number(heading.text.content) if heading is not None else None
    if heading is None or marker is None or not marker.value:
        return entry.tokens[0]
    return heading_token(replace(heading, number=marker.value))
