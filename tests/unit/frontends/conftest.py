"""Documents as nested lists of words, so that a test shows the whole shape it expects."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from policylint.document import Block, Document, List, Paragraph, Quote, Section, Table
from policylint.frontends.html.frontend import HtmlFrontend
from policylint.frontends.markdown import MarkdownFrontend
from policylint.frontends.plain import PlainFrontend
from policylint.source import Source


def _lines(section: Section, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if section.heading is not None:
        yield f"{indent}h{section.heading.level} {section.heading.style}: {section.heading.text.content}"
        indent += "  "
    for block in section.blocks:
        yield from (indent + line for line in _block(block))
    for child in section.sections:
        yield from _lines(child, depth + (section.heading is not None))


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"p {block.text.content}"
    elif isinstance(block, List):
        yield "ol" if block.ordered else "ul"
        for item in block.items:
            yield f"  {item.marker}"
            for inner in item.blocks:
                yield from (f"    {line}" for line in _block(inner))
    elif isinstance(block, Table):
        yield "table " + " | ".join(cell.text.content for cell in block.header)
        for row in block.rows:
            yield "  " + " | ".join(cell.text.content for cell in row.cells)
    elif isinstance(block, Quote):
        yield "quote"
        for inner in block.blocks:
            yield from (f"  {line}" for line in _block(inner))
    else:
        yield f"code {block.text.content}"


@pytest.fixture
def markdown() -> Callable[[str], Document]:
    """`markdown(text)`: the document of a Markdown text."""
    return lambda text: MarkdownFrontend().parse(Source("policy.md", text)).document


@pytest.fixture
def html() -> Callable[[str], Document]:
    """`html(text)`: the document of a page."""
    return lambda text: HtmlFrontend().parse(Source("policy.html", text)).document


@pytest.fixture
def plain() -> Callable[[str], Document]:
    """`plain(text)`: the document of a plain text."""
    return lambda text: PlainFrontend().parse(Source("policy.txt", text)).document


@pytest.fixture
def shape() -> Callable[[Document], list[str]]:
    """`shape(document)`: the tree as indented lines."""
    return lambda document: list(_lines(document.root, 0))
