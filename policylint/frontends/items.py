"""Lists that are only printed as such: paragraphs that begin with a number or a bullet become items."""

from __future__ import annotations

from collections.abc import Container

from policylint.document import Paragraph
from policylint.frontends.blocks import Blocks
from policylint.frontends.labels import run_in
from policylint.frontends.numbering import Marker
from policylint.frontends.page import Entry, Page
from policylint.frontends.tokens import Token
from policylint.source import Span
from policylint.text import Text

_ALONE = frozenset("•·●▪◦‣■□►➢✓✔○⁃∙-*")
"""Marks that make an item even of a single line."""

_MAX_NESTED = 4


def find_items(page: Page, headings: Container[int]) -> frozenset[int]:
    """The indices of the entries that are list items. An initial, an hour or a dash at the start makes none."""
    candidates = frozenset(
        index
        for index, entry in page.notable.items()
        if entry.marker is not None
        and _may_be(entry.marker)
        and index not in headings
        and entry.kind == "PARAGRAPH"
    )
    return frozenset(index for index in candidates if _is_item(page, index, candidates))


def _may_be(marker: Marker) -> bool:
    return marker.kind == "bullet" or (marker.kind != "word" and marker.depth == 1 and marker.closed)


def _is_item(page: Page, index: int, candidates: frozenset[int]) -> bool:
    marker = page[index].marker
    if marker is None:
        return False
    if marker.printed in _ALONE or marker.kind == "decimal":
        return True
    if index and page[index - 1].content.endswith(":"):
        return True
    near = [page[other].marker for other in (index - 1, index + 1) if other in candidates]
    if marker.kind == "bullet":
        return any(other is not None and other.family == marker.family for other in near)
    return marker.bracketed or any(
        other is not None and (marker.follows(other) or other.follows(marker)) for other in near
    )


class ItemWriter:
    """Writes items as lists; an item of another family than those before stands in a list inside the last item."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._families: list[str] = []

    def item(self, entry: Entry) -> None:
        """Write one item."""
        marker, paragraph = entry.marker, entry.paragraph
        if marker is None or paragraph is None:
            raise ValueError("not an item")
        self._place(marker, paragraph)
        length = len(marker.printed)
        place = paragraph.text.span(0, length)
        self._blocks.open("ITEM", place.start, place.end, marker.printed)
        text = paragraph.text.slice(marker.length, len(paragraph.text.content))
        if text.content:
            self._blocks.add(Token("PARAGRAPH", _read(paragraph, text), entry.strong))

    def _place(self, marker: Marker, paragraph: Paragraph) -> None:
        """Continue the list of the same family, or open one."""
        if marker.family in self._families:
            while self._families[-1] != marker.family:
                self._families.pop()
                self._blocks.close("LIST")
            self._blocks.close("ITEM")
            return
        if len(self._families) >= _MAX_NESTED:
            self.end()
        self._families.append(marker.family)
        start = paragraph.span.start
        self._blocks.open("LIST", start, start, ordered=marker.kind != "bullet")

    def end(self) -> None:
        """Something else follows: close all lists."""
        for _ in self._families:
            self._blocks.close("LIST")
        self._families.clear()


def _read(paragraph: Paragraph, text: Text) -> Paragraph:
    span = Span(text.source.start, paragraph.span.end)
    label = paragraph.label
    if label is None or not span.contains(label.source):
        label = run_in(text)
    return Paragraph(text, span, label, tuple(link for link in paragraph.links if span.contains(link.span)))
