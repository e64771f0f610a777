"""Whether a document is sound: spans in the source, children inside their parents and in order, text that is there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn, Protocol

from policylint.document import Block, Cell, Code, Document, List, Paragraph, Quote, Section, Table
from policylint.frontends.offsets import encodable
from policylint.source import Source, Span
from policylint.text import Text

_DEEPEST = 100


class _Node(Protocol):
    @property
    def span(self) -> Span: ...


def assert_document(document: Document) -> None:
    """That a document keeps the contract of `policylint.document`. Raises AssertionError with the first place where not."""
    source = document.source
    if document.root.span != Span(0, len(source.text)):
        _fail(source, document.root.span, "the root must cover the whole source")
    if not document.format:
        _fail(source, document.root.span, "the document must name its format")
    for section in document.root.walk():
        _section(source, section)
    spans = [comment.span for comment in document.comments] + [problem.span for problem in document.problems]
    spans += [span for span in (document.note, document.front_matter) if span is not None]
    for span in spans:
        if span.end > len(source.text):
            _fail(source, span, "points outside the text")


def _fail(source: Source, span: Span, message: str) -> NoReturn:
    raise AssertionError(f"{source.path}, {span.start}..{span.end}, {source.slice(span)[:60]!r}: {message}")


def _section(source: Source, section: Section) -> None:
    heading = section.heading
    _in_order(source, section.span, [*([heading] if heading else []), *section.blocks, *section.sections])
    if heading is not None:
        if not heading.text.content.strip():
            _fail(source, heading.span, "a heading needs words")
        if not 1 <= heading.level <= 6:
            _fail(source, heading.span, f"no level of a heading: {heading.level}")
        for child in section.sections:
            if child.heading is None or child.heading.level <= heading.level:
                _fail(source, child.span, "lies under a heading of the same or a lower rank")
        _text(source, heading.text, heading.span)
    for block in section.blocks:
        _block(source, block, 0)


def _in_order(source: Source, outer: Span, nodes: Iterable[_Node]) -> None:
    position = outer.start
    for node in nodes:
        if not position <= node.span.start <= node.span.end <= outer.end:
            _fail(source, node.span, "lies outside its parent, or before what it follows")
        position = node.span.end


def _text(source: Source, text: Text, outer: Span) -> None:
    if text.content != "".join(run.text for run in text.runs):
        _fail(source, outer, "the content of a text is not that of its runs")
    position = outer.start
    for run in text.runs:
        if not position <= run.source.start <= run.source.end <= outer.end:
            _fail(source, run.source, "a run lies outside its block, or before what it follows")
        position = run.source.end
        if run.verbatim and run.text not in (" ", "\n") and run.text not in _shown(source.slice(run.source)):
            _fail(source, run.source, f"is read as {run.text!r}")


def _shown(written: str) -> tuple[str, str]:
    """What is read of a text as it stands; lone surrogates may be replaced."""
    return written, encodable(written)


def _block(source: Source, block: Block, depth: int) -> None:
    if depth > _DEEPEST:
        _fail(source, block.span, "is nested too deeply for those who walk through it")
    if isinstance(block, Paragraph):
        _paragraph(source, block)
    elif isinstance(block, List):
        if not block.items:
            _fail(source, block.span, "a list needs items")
        _in_order(source, block.span, block.items)
        for item in block.items:
            _blocks(source, item.span, item.blocks, depth)
    elif isinstance(block, Quote):
        _blocks(source, block.span, block.blocks, depth)
    elif isinstance(block, Table):
        _cells(source, block.span, block.header)
        _in_order(source, block.span, block.rows)
        for row in block.rows:
            _cells(source, row.span, row.cells)
    elif isinstance(block, Code):
        _text(source, block.text, block.span)
    else:
        _fail(source, block.span, f"no block: {type(block).__name__}")


def _blocks(source: Source, outer: Span, blocks: tuple[Block, ...], depth: int) -> None:
    _in_order(source, outer, blocks)
    for inner in blocks:
        _block(source, inner, depth + 1)


def _paragraph(source: Source, block: Paragraph) -> None:
    if block.text.content != block.text.content.strip() or not block.text.content:
        _fail(source, block.span, "a paragraph needs words, and no space around them")
    _text(source, block.text, block.span)
    if block.label is not None:
        if block.label.content not in block.text.content:
            _fail(source, block.span, "the label of a paragraph must be part of its text")
        _text(source, block.label, block.span)
    for link in block.links:
        if not block.span.contains(link.span):
            _fail(source, link.span, "a link lies outside its paragraph")


def _cells(source: Source, outer: Span, cells: tuple[Cell, ...]) -> None:
    _in_order(source, outer, cells)
    for cell in cells:
        _text(source, cell.text, cell.span)
