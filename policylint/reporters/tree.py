"""How `policylint parse` shows a document: an indented outline for people, nested nodes as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policylint.document import (
    Block,
    Cell,
    Code,
    Document,
    Heading,
    Link,
    List,
    Paragraph,
    Quote,
    Section,
    Table,
)
from policylint.frozen import dataclass
from policylint.reporter import Style
from policylint.reporters import records
from policylint.reporters.places import place, place_name
from policylint.reporters.terminal import cell_width, one_line, paint, shorten, shown_path
from policylint.source import Source, Span

OUTPUT_FORMATS = ("text", "json")

_LEAST_TEXT = 20
_LINK_MARKUP = 20
"""How many characters of mark-up may stand between the words of a link and where it leads."""


def render(document: Document, output_format: str, style: Style) -> str:
    """The document as `text` or `json`. Raises ValueError for another format."""
    if output_format == "text":
        return text(document, style)
    if output_format == "json":
        return records.document(**tree(document))
    raise ValueError(f"unknown output format {output_format!r}; known: {', '.join(OUTPUT_FORMATS)}")


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the outline: where, how deep, what, and the words there."""

    span: Span
    depth: int
    what: str
    words: str = ""
    colour: str = ""


def text(document: Document, style: Style) -> str:
    """For people: one line for each node, with its line and column, its kind and the beginning of its text."""
    rows = list(_rows(document))
    places = [place_name(document.source, row.span) for row in rows]
    margin = max(map(len, places), default=0)
    lines = [paint(f"{shown_path(document.source.path)} ({document.format})", style, "bold")]
    for row, where in zip(rows, places, strict=True):
        what = "  " * row.depth + row.what
        room = max(_LEAST_TEXT, style.width - margin - cell_width(what) - 4)
        words = shorten(one_line(row.words), room)
        shown = paint(words, style, row.colour) if row.colour else words
        lines.append(f"{paint(where.rjust(margin), style, 'dim')}  {what}  {shown}".rstrip())
    return "\n".join(lines) + "\n"


def _rows(document: Document) -> Iterator[_Row]:
    source = document.source
    if document.front_matter is not None:
        yield _Row(document.front_matter, 0, "front matter", source.slice(document.front_matter), "dim")
    if document.note is not None:
        yield _Row(document.note, 0, "note", source.slice(document.note), "dim")
    yield from _section_rows(document, document.root, 0)
    for comment in document.comments:
        yield _Row(comment.span, 0, "comment", comment.content, "dim")
    for problem in document.problems:
        yield _Row(problem.span, 0, "problem", problem.message, "red")


def _section_rows(document: Document, section: Section, depth: int) -> Iterator[_Row]:
    if (heading := section.heading) is not None:
        what = f"h{heading.level} {heading.style}" + (
            f" {one_line(heading.number)}" if heading.number else ""
        )
        yield _Row(heading.span, depth, what, document.written(heading.text), "bold")
        depth += 1
    for block in section.blocks:
        yield from _block_rows(document, block, depth)
    for child in section.sections:
        yield from _section_rows(document, child, depth)


def _block_rows(document: Document, block: Block, depth: int) -> Iterator[_Row]:
    if isinstance(block, Paragraph):
        label = f" [{one_line(document.written(block.label))}]" if block.label is not None else ""
        yield _Row(block.span, depth, f"paragraph{label}", document.written(block.text))
    elif isinstance(block, List):
        yield _Row(block.span, depth, "ordered list" if block.ordered else "list")
        for item in block.items:
            yield _Row(item.span, depth + 1, f"item {item.marker}".rstrip())
            for inner in item.blocks:
                yield from _block_rows(document, inner, depth + 2)
    elif isinstance(block, Table):
        yield _Row(block.span, depth, "table", _joined(document, block.header))
        for row in block.rows:
            yield _Row(row.span, depth + 1, "row", _joined(document, row.cells))
    elif isinstance(block, Quote):
        yield _Row(block.span, depth, "quote")
        for inner in block.blocks:
            yield from _block_rows(document, inner, depth + 1)
    else:
        yield _Row(block.span, depth, "code", document.written(block.text))


def _joined(document: Document, cells: Sequence[Cell]) -> str:
    return " | ".join(document.written(cell.text) for cell in cells)


def tree(document: Document) -> dict[str, Any]:
    """The document as an object: nested nodes, each with its kind, its place and what belongs to that kind.

    Ends are exclusive; lines and columns are 1-based and columns count code points.
    """
    source = document.source
    return {
        "path": source.path,
        "format": document.format,
        "note": _spanned(source, document.note),
        "front_matter": _spanned(source, document.front_matter),
        "root": _section(document, document.root),
        "comments": [
            {"text": comment.content, **place(source, comment.span).as_record()}
            for comment in document.comments
        ],
        "anchors": sorted(map(document.as_written, document.anchors)),
        "problems": [
            {"message": problem.message, "help": problem.help, **place(source, problem.span).as_record()}
            for problem in document.problems
        ],
    }


def _spanned(source: Source, span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"text": source.slice(span), **place(source, span).as_record()}


def _section(document: Document, section: Section) -> dict[str, Any]:
    children = [_block(document, block) for block in section.blocks]
    children += [_section(document, child) for child in section.sections]
    return {
        "kind": "section",
        **place(document.source, section.span).as_record(),
        "heading": _heading(document, section.heading),
        "children": children,
    }


def _heading(document: Document, heading: Heading | None) -> dict[str, Any] | None:
    if heading is None:
        return None
    return {
        "kind": "heading",
        **place(document.source, heading.span).as_record(),
        "level": heading.level,
        "style": heading.style,
        "number": heading.number,
        "text": document.written(heading.text),
    }


def _block(document: Document, block: Block) -> dict[str, Any]:
    where = place(document.source, block.span).as_record()
    if isinstance(block, Paragraph):
        label = document.written(block.label) if block.label is not None else ""
        links = [_link(document, link) for link in block.links]
        return {
            "kind": "paragraph",
            **where,
            "text": document.written(block.text),
            "label": label,
            "links": links,
        }
    if isinstance(block, List):
        items = [
            {
                "kind": "item",
                **place(document.source, item.span).as_record(),
                "marker": item.marker,
                "children": [_block(document, inner) for inner in item.blocks],
            }
            for item in block.items
        ]
        return {"kind": "list", **where, "ordered": block.ordered, "children": items}
    if isinstance(block, Table):
        return {"kind": "table", **where, **_table(document, block)}
    if isinstance(block, Code):
        return {"kind": "code", **where, "text": document.written(block.text)}
    return {"kind": "quote", **where, "children": [_block(document, inner) for inner in block.blocks]}


def _table(document: Document, table: Table) -> dict[str, Any]:
    rows = [
        {
            "kind": "row",
            **place(document.source, row.span).as_record(),
            "cells": [_cell(document, cell) for cell in row.cells],
        }
        for row in table.rows
    ]
    return {"header": [_cell(document, cell) for cell in table.header], "children": rows}


def _cell(document: Document, cell: Cell) -> dict[str, Any]:
    links = [_link(document, link) for link in cell.links]
    return {
        "kind": "cell",
        **place(document.source, cell.span).as_record(),
        "text": document.written(cell.text),
        "links": links,
    }


def _link(document: Document, link: Link) -> dict[str, Any]:
    return {
        "kind": link.kind,
        **place(document.source, link.span).as_record(),
        "target": _target(document, link),
    }


def _target(document: Document, link: Link) -> str:
    """Where a link leads, as it is written: in HTML before its words, elsewhere after them."""
    size = len(link.target) + _LINK_MARKUP
    start = max(0, link.span.start - size) if document.format == "html" else link.span.end
    return document.as_written(link.target, Span(start, start + size))
