"""Items whose bullets are drawn rather than written: short lines set in, below a line that ends with a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policylint.extraction.pdf.paragraphs import Paragraph
from policylint.extraction.pdf.tables import Grid

_SET_IN = 8.0
_NEAR = 3.0


def with_items(found: Sequence[Paragraph | Grid], body: float) -> Iterator[Paragraph | Grid]:
    """The same, with such lines as items, each a paragraph of its own; `body` is the size of the text in points."""
    lead: float | None = None
    items: float | None = None
    for one in found:
        if isinstance(one, Grid):
            yield one
            lead = items = None
            continue
        left = one.lines[0].left
        fits = not one.marked and abs(one.lines[0].size - body) < 1 and not one.lines[0].bold
        if (
            lead is not None
            and fits
            and left >= lead + _SET_IN
            and (items is None or abs(left - items) <= _NEAR)
        ):
            items = left
            yield from _parted(one)
            continue
        yield one
        ends = one.lines[-1].text.endswith(":")
        lead, items = (min(line.left for line in one.lines), None) if ends and fits else (None, None)


def _parted(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph parted where its lines were ended on purpose."""
    start = 0
    for index in range(len(paragraph.lines)):
        if index in paragraph.breaks or index + 1 == len(paragraph.lines):
            yield Paragraph(paragraph.lines[start : index + 1], is_item=True)
            start = index + 1
