"""From a document to its passages: the order and the context in which a reader takes them in.

A list is read item by item after the sentence that introduces it, a table cell by cell under its header.
A table of contents, preformatted text and an archive's note are not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from policylint.document import (
    Block,
    Cell,
    Code,
    Document,
    Heading,
    Link,
    List,
    ListItem,
    Paragraph,
    Quote,
    Section,
    Table,
    blocks_within,
)
from policylint.passages import Passage, PassageKind
from policylint.patterns import deferred
from policylint.sentences import sentence_bounds
from policylint.text import Text, join

_MAX_INTRODUCTION = 400
"""Longest introduction in characters; of a longer one, the end is kept: it is what leads over to the list."""

_MIN_BODY = 30
"""A heading with less text than this under it announces nothing."""

_LONGEST_HEADING = 250
"""What is longer than this is a paragraph set as a heading: it is read sentence by sentence."""

_LONGEST_QUESTION = 90
"""A longer question at the beginning of a paragraph is no title of it."""

_ANNOUNCES = deferred(
    r"\b(following|below|these|such as|includ\w+|as follows|for example|listed)\b", re.IGNORECASE
)
_CONTINUES = deferred(r"(;|,|:|\b(?:and|or)[;,]?)\s*$", re.IGNORECASE)
_NOTHING = Text.of(())


@dataclass(frozen=True, slots=True)
class _Context:
    section: Section
    headings: tuple[Heading, ...]
    introduction: Text = _NOTHING
    label: Text = _NOTHING
    quoted: bool = False
    kind: PassageKind = "sentence"


def passages(document: Document) -> tuple[Passage, ...]:
    """All passages of a document, in the order of the source.

    Of a policy that is split over files, the main file's title stands above what the others say.
    """
    titles = frozenset(_key(s.heading.text.content) for s in document.sections() if s.heading)
    first, *others = document.roots
    above = (document.title,) if document.title is not None else ()
    return tuple(
        chain(
            _in_section(first, (), titles),
            chain.from_iterable(_in_section(root, above, titles) for root in others),
        )
    )


def _in_section(section: Section, above: tuple[Heading, ...], titles: frozenset[str]) -> Iterator[Passage]:
    stack: list[tuple[Section, tuple[Heading, ...]]] = [(section, above)]
    while stack:
        current, path = stack.pop()
        if current.heading is not None:
            yield from _of_heading(current, path)
            path = (*path, current.heading)
        yield from _in_blocks(current.blocks, _Context(current, path), titles)
        stack.extend((child, path) for child in reversed(current.sections))


def _of_heading(section: Section, path: tuple[Heading, ...]) -> Iterator[Passage]:
    heading = section.heading
    if heading is None or not heading.text.content.strip():
        return
    if len(heading.text.content) > _LONGEST_HEADING:
        for start, end in sentence_bounds(heading.text.content):
            yield Passage("sentence", heading.text.slice(start, end), 0, section, path)
        return
    if section.span.end - heading.span.end >= _MIN_BODY:
        yield Passage("heading", heading.text.strip(), 0, section, path)


def _in_blocks(blocks: Sequence[Block], context: _Context, titles: frozenset[str]) -> Iterator[Passage]:
    introduction = context.introduction
    for index, block in enumerate(blocks):
        same = introduction is context.introduction
        here = context if same else replace(context, introduction=introduction)
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        introduction = _NOTHING
        if isinstance(block, Paragraph):
            yield from _in_paragraph(block, here)
            introduction = _introduction(block, here, following)
        elif isinstance(block, List):
            if not _is_contents(block, titles):
                yield from _in_list(block, here, titles)
        elif isinstance(block, Table):
            yield from _in_table(block, here)
        elif isinstance(block, Quote):
            yield from _in_blocks(block.blocks, replace(here, quoted=True), titles)


def _introduction(paragraph: Paragraph, context: _Context, following: Block | None) -> Text:
    """What of this paragraph leads over to the block after it; empty if nothing does."""
    content = paragraph.text.content.rstrip()
    if not content or following is None or isinstance(following, Code):
        return _NOTHING
    if isinstance(following, Paragraph):
        if context.introduction.content and _CONTINUES.search(content):
            return context.introduction
        leads = content.endswith(":")
    else:
        leads = content[-1] not in ".!?" or bool(_ANNOUNCES.search(content))
    if not leads:
        return _NOTHING
    start, end = sentence_bounds(content)[-1]
    return paragraph.text.slice(max(start, end - _MAX_INTRODUCTION), end)


def _in_paragraph(paragraph: Paragraph, context: _Context) -> Iterator[Passage]:
    bounds = sentence_bounds(paragraph.text.content)
    label = _run_in(paragraph, bounds)
    if label is None:
        label = context.label
    kind: PassageKind = context.kind
    if context.introduction.content and kind == "sentence":
        kind = "item"
    introduction = context.introduction
    here = context if label == context.label else replace(context, label=label)
    titled = kind == "sentence" and _is_titled(paragraph, bounds)
    for start, end in bounds:
        own = paragraph.text.slice(start, end)
        yield _passage("heading" if titled and start == 0 else kind, introduction, own, here, paragraph)
        if end - start > 40:
            introduction = _NOTHING


def _is_titled(paragraph: Paragraph, bounds: Sequence[tuple[int, int]]) -> bool:
    """Whether a label alone is the first sentence: a title of what follows, and no statement."""
    label = paragraph.label
    if label is None or len(bounds) < 2 or bounds[0][0] != 0:
        return False
    return paragraph.text.content[: bounds[0][1]].rstrip(" .:") == label.content.rstrip(" .:")


def _run_in(paragraph: Paragraph, bounds: Sequence[tuple[int, int]]) -> Text | None:
    """The title with which a paragraph opens: its label, or a short question that the rest answers."""
    if paragraph.label is not None:
        return paragraph.label
    if len(bounds) > 1 and bounds[0][1] - bounds[0][0] <= _LONGEST_QUESTION:
        question = paragraph.text.slice(*bounds[0])
        return question if question.content.endswith("?") else None
    return None


def _passage(
    kind: PassageKind, introduction: Text, own: Text, context: _Context, holder: Paragraph | Cell
) -> Passage:
    text = join((introduction, own)) if introduction.content else own
    links: tuple[Link, ...] = ()
    if holder.links:
        span = own.source
        links = tuple(link for link in holder.links if link.span.overlaps(span))
    return Passage(
        kind,
        text,
        len(text.content) - len(own.content),
        context.section,
        context.headings,
        context.label.content,
        context.quoted,
        links,
        context.label if context.label.content else None,
    )


def _in_list(block: List, context: _Context, titles: frozenset[str]) -> Iterator[Passage]:
    for item in block.items:
        inner = replace(context, kind="item")
        first, rest = _first_paragraph(item)
        if first is not None:
            yield from _in_paragraph(first, inner)
            inner = replace(
                inner,
                introduction=_item_introduction(first, context.introduction),
                label=first.label or context.label,
            )
        yield from _in_blocks(rest, inner, titles)


def _first_paragraph(item: ListItem) -> tuple[Paragraph | None, tuple[Block, ...]]:
    if item.blocks and isinstance(item.blocks[0], Paragraph):
        return item.blocks[0], item.blocks[1:]
    return None, item.blocks


def _item_introduction(paragraph: Paragraph, outer: Text) -> Text:
    """What introduces the blocks inside an item: its own words, after those that introduced the item."""
    content = paragraph.text.content.rstrip()
    if not content or (content[-1] in ".!?" and not _ANNOUNCES.search(content)):
        return outer
    own = paragraph.text.slice(max(0, len(content) - _MAX_INTRODUCTION), len(content))
    if not outer.content or len(outer.content) + len(own.content) > _MAX_INTRODUCTION:
        return own
    return join((outer, own))


def _in_table(table: Table, context: _Context) -> Iterator[Passage]:
    base = replace(context, kind="row", introduction=_NOTHING)
    for row in table.rows:
        label = row.cells[0].text.strip() if row.cells else _NOTHING
        here = replace(base, label=label)
        for index, cell in enumerate(row.cells):
            header = table.header[index].text.strip() if index < len(table.header) else _NOTHING
            for start, end in sentence_bounds(cell.text.content):
                yield _passage("row", header, cell.text.slice(start, end), here, cell)
        filled = [cell.text.strip() for cell in row.cells if cell.text.content.strip()]
        if len(filled) > 1:
            whole = join(filled)
            links = tuple(chain.from_iterable(cell.links for cell in row.cells))
            yield Passage(
                "row", whole, 0, here.section, here.headings, label.content, here.quoted, links, label
            )


def _is_contents(block: List, titles: frozenset[str]) -> bool:
    """Whether a list is a table of contents: most items are in-document links or name a heading."""
    entries = [inner for inner in blocks_within(block) if isinstance(inner, Paragraph)]
    if len(entries) < 3:
        return False
    pointing = sum(
        _key(entry.text.content) in titles
        or (len(entry.links) == 1 and entry.links[0].target.startswith("#") and _is_whole_link(entry))
        for entry in entries
    )
    return pointing >= 0.7 * len(entries)


def _is_whole_link(entry: Paragraph) -> bool:
    return len(entry.links[0].span) >= 0.6 * len(entry.span)


def _key(content: str) -> str:
    """A heading's words without number, case and punctuation, to compare it with an entry of a table of contents."""
    return re.sub(r"^(?:\d+(?:\.\d+)*|[ivxlc]+|[a-z])[.)]?\s+|\W+", "", content.strip().lower())
