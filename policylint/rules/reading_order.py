"""The texts of a document in the order in which they are read, each with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policylint.document import Block, Document, Link, List, Paragraph, Quote, Section, Table
from policylint.source import Span
from policylint.text import Text


@dataclass(frozen=True, slots=True)
class PlacedParagraph:
    """A paragraph where a reader comes upon it.

    `following` are the blocks after it in the same container (section, list item or quotation).
    `in_list` says that a list item holds it; `last_item`, that no item comes after that one.
    """

    paragraph: Paragraph
    section: Section
    following: tuple[Block, ...] = ()
    in_list: bool = False
    last_item: bool = False


@dataclass(frozen=True, slots=True)
class ReadText:
    """One stretch of reader-visible text: a heading, a paragraph or a table cell, with its links."""

    text: Text
    links: tuple[Link, ...] = ()


def paragraphs(document: Document) -> Iterator[PlacedParagraph]:
    """All paragraphs but those in tables, in the order of the source."""
    for section in document.root.walk():
        yield from _placed(section.blocks, section, in_list=False, last_item=False)


def _placed(
    blocks: Sequence[Block], section: Section, *, in_list: bool, last_item: bool
) -> Iterator[PlacedParagraph]:
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield PlacedParagraph(block, section, tuple(blocks[index + 1 :]), in_list, last_item)
        elif isinstance(block, Quote):
            yield from _placed(block.blocks, section, in_list=in_list, last_item=last_item)
        elif isinstance(block, List):
            for item in block.items:
                yield from _placed(item.blocks, section, in_list=True, last_item=item is block.items[-1])


def texts(document: Document) -> Iterator[ReadText]:
    """Every heading, paragraph and table cell that has text, in the order of the source."""
    for section in document.root.walk():
        if section.heading is not None and section.heading.text.content:
            yield ReadText(section.heading.text)
        yield from _texts_of(section.blocks)


def _texts_of(blocks: Sequence[Block]) -> Iterator[ReadText]:
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.text.content:
                yield ReadText(block.text, block.links)
        elif isinstance(block, Table):
            for cell in (*block.header, *(cell for row in block.rows for cell in row.cells)):
                if cell.text.content:
                    yield ReadText(cell.text, cell.links)
        elif isinstance(block, List):
            for item in block.items:
                yield from _texts_of(item.blocks)
        elif isinstance(block, Quote):
            yield from _texts_of(block.blocks)


def first_place(document: Document) -> Span:
    """The first line of what the document itself says: past an archive's note and the front matter."""
    section = document.root
    while section.heading is None and not section.blocks and section.sections:
        section = section.sections[0]
    if section.heading is not None:
        return section.heading.span
    if section.blocks:
        start = section.blocks[0].span.start
        line = document.source.position(start).line
        return Span(start, start + len(document.source.line(line)[document.source.position(start).column - 1 :]))
    return Span(0, 0)
