"""From a DOCX to its text: paragraphs, lists and tables in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from policylint.extraction.docx.inline import Inline, InlineReader
from policylint.extraction.docx.numbering import Marker, Numbering
from policylint.extraction.docx.package import Opened, open_docx
from policylint.extraction.docx.styles import Styles
from policylint.extraction.docx.tables import cells_of, is_header, rows_of
from policylint.extraction.docx.text import TextBuilder, joined
from policylint.extraction.extract import Extract, ExtractionError, Part

_NOTHING = Part("paragraph", 0, 0)
_DELETED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr")))
_MOST_DEPTH = 60


def read_docx(data: bytes) -> Extract:
    """What is taken from these bytes. Raises ExtractionError."""
    opened = open_docx(data)
    reader = _Reader(opened)
    reader.blocks(opened.document.element.body, 0)
    reader.finish()
    if not reader.text.parts:
        raise ExtractionError("this DOCX has no text", "is it a scan? Then have its text recognised first")
    return reader.text.extract(reader.styles.language())


class _Reader:
    def __init__(self, opened: Opened) -> None:
        document = opened.document
        self.text = TextBuilder()
        self.styles = Styles(document)
        self._numbering = Numbering(document)
        targets = {name: one.target_ref for name, one in document.part.rels.items() if one.is_external}
        self._inline = InlineReader(self.styles, targets)
        self._notes = opened.notes
        self._unfinished: list[Inline] = []
        self._tables = 0
        self._titled = any(
            self.styles.heading_level(paragraph) == 0
            for paragraph in opened.document.element.body.iter(qn("w:p"))
        )

    def blocks(self, holder: Any, depth: int) -> None:
        """All paragraphs and tables in an element."""
        if depth > _MOST_DEPTH:
            return
        for child in holder:
            if not isinstance(child.tag, str) or child.tag in _DELETED:
                continue
            if child.tag == qn("w:p"):
                self._paragraph(child, depth)
            elif child.tag == qn("w:tbl"):
                self._table(child, depth)
            else:
                self.blocks(child, depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> None:
        if self.styles.is_contents(paragraph):
            return
        self._unfinished.append(self._inline.read(paragraph))
        if _end_is_deleted(paragraph):
            return
        inline = joined(self._unfinished)
        self._unfinished.clear()
        part = self._kind_of(paragraph) if inline.content.strip() else _NOTHING
        self.text.add(inline, part)
        self._hanging(inline, depth)

    def finish(self) -> None:
        """Add what a paragraph without an end holds."""
        self.text.add(joined(self._unfinished), _NOTHING)

    def _kind_of(self, paragraph: Any) -> Part:
        """What a paragraph that shows something is; its number is counted."""
        numbered = self.styles.numbering(paragraph)
        marker = self._numbering.marker(*numbered) if numbered is not None else Marker("", False)
        level = self.styles.heading_level(paragraph)
        if level is not None:
            level = max(level + self._titled, 1)
            return Part("heading", 0, 0, level, marker.printed if marker.ordered else "", marker.ordered)
        if numbered is not None and marker.printed:
            return Part("item", 0, 0, numbered[1], marker.printed, marker.ordered)
        return _NOTHING

    def _hanging(self, inline: Inline, depth: int) -> None:
        """What hangs on a paragraph comes after it: its text boxes, and the notes it refers to."""
        for box in inline.boxes:
            self.blocks(box, depth + 1)
        for name in inline.notes:
            note = self._notes.pop(name, None)
            if note is not None:
                self.blocks(note, depth + 1)

    def _table(self, table: Any, depth: int) -> None:
        rows = rows_of(table)
        if all(len(cells_of(row)) <= 1 for row in rows):
            for row in rows:
                for cell in cells_of(row):
                    self.blocks(cell.element, depth + 1)
            return
        self._tables += 1
        hanging: list[Inline] = []
        for number, row in enumerate(rows):
            column, header = 0, is_header(row)
            for cell in cells_of(row):
                place = Part("cell", 0, 0, table=self._tables, row=number, column=column, header=header)
                column += cell.width
                hanging += self._cell(cell.element, place, empty=cell.continues)
        for inline in hanging:
            self._hanging(inline, depth + 1)

    def _cell(self, cell: Any, place: Part, *, empty: bool) -> list[Inline]:
        """Write a cell, a line for each of its paragraphs, which are returned."""
        inlines = [] if empty else [self._inline.read(paragraph) for paragraph in _paragraphs(cell)]
        if not [one for one in inlines if self.text.add(one, place) is not None]:
            self.text.empty_cell(place)
        return inlines


def _paragraphs(cell: Any) -> Iterator[Any]:
    """The paragraphs of a cell, and of the tables in it; not those that hang on them, or were deleted."""
    for child in cell:
        if not isinstance(child.tag, str) or child.tag in _DELETED:
            continue
        if child.tag == qn("w:p"):
            yield child
        else:
            yield from _paragraphs(child)


def _end_is_deleted(paragraph: Any) -> bool:
    """Whether the end of a paragraph was deleted, so that the next one goes on with it."""
    properties = paragraph.find(qn("w:pPr"))
    mark = properties.find(qn("w:rPr")) if properties is not None else None
    return mark is not None and any(mark.find(qn(name)) is not None for name in ("w:del", "w:moveFrom"))
