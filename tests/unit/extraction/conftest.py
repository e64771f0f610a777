"""Writes a Markdown policy as the DOCX and the PDF that somebody would make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, ListItem, SimpleDocTemplate, Spacer, Table
from reportlab.platypus import Paragraph as Printed

from policylint.document import Block, List, Paragraph, Section
from policylint.document import Table as Grid
from policylint.frontends.markdown import MarkdownFrontend
from policylint.source import Source

Write = Callable[[str], bytes]


@pytest.fixture
def docx_of() -> Write:
    return _docx


@pytest.fixture
def pdf_of() -> Write:
    return _pdf


def _root(markdown: str) -> Section:
    return MarkdownFrontend().parse(Source("policy.md", markdown)).document.root


def _pieces(paragraph: Paragraph) -> Iterator[tuple[str, str, bool]]:
    """The text in stretches: what is shown, where it leads, and whether it is bold."""
    content = paragraph.text.content
    label = len(paragraph.label.content) if paragraph.label is not None else 0
    position = 0
    places = [(*(paragraph.text.offsets(link.span) or (0, 0)), link.target) for link in paragraph.links]
    for start, end, target in sorted([(0, label, ""), *places]):
        if start > position:
            yield content[position:start], "", False
        yield content[max(start, position) : end], target, not target
        position = max(position, end)
    yield content[position:], "", False


def _docx(markdown: str) -> bytes:
    document = docx.Document()
    for section in _root(markdown).walk():
        if section.heading is not None:
            document.add_heading(section.heading.text.content, section.heading.level)
        for block in section.blocks:
            _to_docx(document, block, "Normal")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _to_docx(document: Any, block: Block, style: str) -> None:
    if isinstance(block, Paragraph):
        paragraph = document.add_paragraph(style=style)
        for text, target, bold in _pieces(block):
            run = paragraph.add_run(text)
            run.bold = bold or None
            if target:
                link = paragraph._p.makeelement(qn("w:hyperlink"), {})
                link.set(
                    qn("r:id"),
                    document.part.relate_to(target, docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, True),
                )
                link.append(run._r)
                paragraph._p.append(link)
    elif isinstance(block, List):
        for item in block.items:
            for inner in item.blocks:
                _to_docx(document, inner, "List Number" if block.ordered else "List Bullet")
    elif isinstance(block, Grid):
        rows = [block.header, *(row.cells for row in block.rows)]
        table = document.add_table(len(rows), max(map(len, rows)))
        for index, row in enumerate(rows):
            for column, cell in enumerate(row):
                run = table.cell(index, column).paragraphs[0].add_run(cell.text.content)
                run.bold = not index or None
    else:
        for inner in getattr(block, "blocks", ()):
            _to_docx(document, inner, style)


def _pdf(markdown: str) -> bytes:
    written = BytesIO()
    styles = getSampleStyleSheet()
    story: list[Any] = []
    for section in _root(markdown).walk():
        if section.heading is not None:
            style = styles[f"Heading{min(section.heading.level, 4)}"]
            story.append(Printed(escape(section.heading.text.content), style))
        for block in section.blocks:
            story += _to_pdf(block, styles["BodyText"])
    SimpleDocTemplate(written, pagesize=A4).build(story, onLaterPages=_number, onFirstPage=_number)
    return written.getvalue()


def _number(canvas: Any, template: Any) -> None:
    canvas.drawString(72, A4[1] - 40, "Notices of a company")
    canvas.drawString(280, 30, f"Page {template.page}")


def _to_pdf(block: Block, style: Any) -> Iterator[Any]:
    if isinstance(block, Paragraph):
        marked = (
            f"<b>{escape(text)}</b>" if bold else escape(text).replace("\n", "<br/>")
            for text, _, bold in _pieces(block)
        )
        yield Printed("".join(marked), style)
    elif isinstance(block, List):
        items = [
            ListItem([one for inner in item.blocks for one in _to_pdf(inner, style)]) for item in block.items
        ]
        kind = {"bulletType": "1"} if block.ordered else {"bulletType": "bullet", "start": "•"}
        yield ListFlowable(items, **kind)
    elif isinstance(block, Grid):
        rows = [block.header, *(row.cells for row in block.rows)]
        yield Table([[Printed(escape(cell.text.content), style) for cell in row] for row in rows])
        yield Spacer(1, 12)
    else:
        for inner in getattr(block, "blocks", ()):
            yield from _to_pdf(inner, style)
