"""How `policylint parse` shows the outline of a policy: as an indented tree, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policylint.document import (
    Block,
    Cell,
    Code,
    Document,
    Heading,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
)
from policylint.reporter import Style
from policylint.reporters import records
from policylint.reporters.terminal import one_line, shorten
from policylint.source import Source, Span

_INDENT = "  "
_LEAST_TEXT = 20


def render(document: Document, output_format: str, style: Style) -> str:
    """The document as `text` or `json`. Raises ValueError for another format."""
    if output_format == "json":
        return records.document(**_record_of_document(document))
    if output_format == "text":
        return "".join(f"{line}\n" for line in _lines(document, style.width))
    raise ValueError(f"unknown output format {output_format!r}; known: text, json")


def _lines(document: Document, width: int) -> Iterator[str]:
    source = document.source
    yield f"{source.path}: {document.format}"
    for name, span in (("front matter", document.front_matter), ("note", document.note)):
        if span is not None:
            yield _line(source, span, 0, name, source.slice(span), width)
    yield from _section_lines(source, document.root, 0, width)
    for comment in document.comments:
        yield _line(source, comment.span, 0, "comment", comment.content, width)
    for problem in document.problems:
        yield _line(source, problem.span, 0, "problem", problem.message, width)


def _section_lines(source: Source, section: Section, depth: int, width: int) -> Iterator[str]:
    if section.heading is not None:
        heading = section.heading
        yield _line(source, heading.span, depth, _heading_kind(heading), heading.text.content, width)
        depth += 1
    for block in section.blocks:
        yield from _block_lines(source, block, depth, width)
    for child in section.sections:
        yield from _section_lines(source, child, depth, width)


def _heading_kind(heading: Heading) -> str:
    return f"section level {heading.level} ({heading.style})"


def _block_lines(source: Source, block: Block, depth: int, width: int) -> Iterator[str]:
    kind, children = type(block).__name__.lower(), ()
    text = block.text.content if isinstance(block, Paragraph | Code) else ""
    if isinstance(block, Paragraph) and block.label is not None:
        kind += f" labelled “{one_line(block.label.content)}”"
    yield _line(source, block.span, depth, kind, text, width)
    if isinstance(block, List):
        for item in block.items:
            yield _line(source, item.span, depth + 1, f"item {item.marker}".rstrip(), "", width)
            children = item.blocks
            for child in children:
                yield from _block_lines(source, child, depth + 2, width)
    elif isinstance(block, Quote):
        for child in block.blocks:
            yield from _block_lines(source, child, depth + 1, width)
    elif isinstance(block, Table):
        rows = ((block.header,) if block.header else ()) + tuple(row.cells for row in block.rows)
        for index, cells in enumerate(rows):
            name = "header" if block.header and index == 0 else "row"
            content = " | ".join(cell.text.content for cell in cells)
            yield _line(source, cells[0].span if cells else block.span, depth + 1, name, content, width)


def _line(source: Source, span: Span, depth: int, kind: str, text: str, width: int) -> str:
    at = source.position(span.start)
    place = f"{at.line}:{at.column}"
    head = f"{place:>8}  {_INDENT * depth}{kind}"
    if not text.strip():
        return head
    room = max(width - len(head) - 4, _LEAST_TEXT)
    return f"{head}  {shorten(one_line(text), room)}"


def _record_of_document(document: Document) -> dict[str, Any]:
    source = document.source
    return {
        "path": source.path,
        "format": document.format,
        "note": None if document.note is None else _place(source, document.note),
        "front_matter": None if document.front_matter is None else _place(source, document.front_matter),
        "root": _record(source, document.root),
        "comments": [{"content": c.content, **_place(source, c.span)} for c in document.comments],
        "problems": [
            {"message": p.message, "help": p.help, **_place(source, p.span)} for p in document.problems
        ],
    }


def _record(source: Source, node: Section | Block | ListItem | Row | Cell | Heading) -> dict[str, Any]:
    record: dict[str, Any] = {"kind": type(node).__name__.lower(), **_place(source, node.span)}
    if isinstance(node, Section):
        record["heading"] = None if node.heading is None else _record(source, node.heading)
        record["blocks"] = [_record(source, block) for block in node.blocks]
        record["sections"] = [_record(source, section) for section in node.sections]
    elif isinstance(node, Heading):
        record.update(level=node.level, style=node.style, number=node.number, text=node.text.content)
    elif isinstance(node, Paragraph):
        record.update(text=node.text.content, label=None if node.label is None else node.label.content)
        record["links"] = [
            {"kind": link.kind, "target": link.target, **_place(source, link.span)} for link in node.links
        ]
    elif isinstance(node, Code | Cell):
        record["text"] = node.text.content
    elif isinstance(node, List):
        record.update(ordered=node.ordered, items=[_record(source, item) for item in node.items])
    elif isinstance(node, ListItem):
        record.update(marker=node.marker, blocks=[_record(source, block) for block in node.blocks])
    elif isinstance(node, Table):
        record["header"] = [_record(source, cell) for cell in node.header]
        record["rows"] = [_record(source, row) for row in node.rows]
    elif isinstance(node, Row):
        record["cells"] = [_record(source, cell) for cell in node.cells]
    else:
        record["blocks"] = [_record(source, block) for block in node.blocks]
    return record


def _place(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}
