"""From a PDF to its text, a line for each that is printed, in paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policylint.extraction.extract import Extract, ExtractionError, PageLine, Part
from policylint.extraction.pdf.furniture import without_furniture
from policylint.extraction.pdf.hyphens import Hyphens
from policylint.extraction.pdf.lines import HYPHEN, PrintedLine
from policylint.extraction.pdf.listings import with_items
from policylint.extraction.pdf.pages import printed_lines
from policylint.extraction.pdf.paragraphs import Paragraph, body_size, paragraphs
from policylint.extraction.pdf.tables import Grid, with_tables

_BULLET = "•"
_LARGER = 0.75
_LONGEST_TITLE = 150
_DEEPEST = 6
_FEWEST_LETTERS = 20


def read_pdf(data: bytes) -> Extract:
    """What is taken from these bytes. Raises ExtractionError."""
    pages = printed_lines(data)
    printed = [line for page in pages for line in page]
    if sum(character.isalpha() for line in printed for character in line.text) < _FEWEST_LETTERS:
        raise ExtractionError(
            "this PDF has no text: its pages are pictures", "have its text recognised (OCR) first"
        )
    kept = without_furniture(pages)
    body = body_size(printed)
    found = list(with_items(paragraphs(with_tables(kept)), body))
    return _Writer(Hyphens(printed)).write(found, _levels(found, body))


def _levels(found: Sequence[Paragraph | Grid], body: float) -> dict[float, int]:
    """The sizes of titles, and the level of each, from 1."""
    sizes = {one.lines[0].size for one in found if isinstance(one, Paragraph) and _is_large(one, body)}
    return {size: min(level, _DEEPEST) for level, size in enumerate(sorted(sizes, reverse=True), 1)}


def _is_large(paragraph: Paragraph, body: float) -> bool:
    return paragraph.lines[0].size >= body + _LARGER and _may_be_title(paragraph)


def _may_be_title(paragraph: Paragraph) -> bool:
    length = sum(len(line.text) + 1 for line in paragraph.lines)
    return length <= _LONGEST_TITLE and not paragraph.has_bullet


class _Writer:
    """Writes paragraphs one below the other, with an empty line between two."""

    def __init__(self, hyphens: Hyphens) -> None:
        self._hyphens = hyphens
        self._lines: list[str] = []
        self._places: list[PageLine] = []
        self._length = 0

    def write(self, found: Sequence[Paragraph | Grid], levels: dict[float, int]) -> Extract:
        """Write all of them; `levels` are those of titles, by their size."""
        parts: list[Part] = []
        for number, item in enumerate(found, 1):
            if self._lines:
                self._line("", self._places[-1])
            if isinstance(item, Grid):
                parts += self._grid(item, number)
                continue
            level = levels.get(item.lines[0].size, 0) if _may_be_title(item) else 0
            model = Part("heading" if level else "paragraph", 0, 0, level)
            if item.is_item:
                model = Part("item", 0, 0, marker=_BULLET)
            parts.append(self._paragraph(item, model))
        text = "".join(f"{line}\n" for line in self._lines)
        return Extract("pdf", text, tuple(parts), (*self._places, *self._places[-1:]))

    def _grid(self, grid: Grid, number: int) -> Iterator[Part]:
        for row, cells in enumerate(grid.rows):
            for column, lines in sorted(cells.items()):
                model = Part("cell", 0, 0, table=number, row=row, column=column)
                yield self._paragraph(Paragraph(lines), model)

    def _paragraph(self, paragraph: Paragraph, model: Part) -> Part:
        begin = self._length
        strong: list[tuple[int, int]] = []
        breaks: list[int] = []
        texts = self._whole_words(paragraph.lines)
        for index, (line, (text, lost)) in enumerate(zip(paragraph.lines, texts, strict=True)):
            if not text:
                continue
            start, end = self._length, self._length + len(text)
            for first, last in line.strong:
                first, last = max(start + first - lost, start), min(start + last - lost, end)
                if last > first:
                    strong.append((first, last))
            if index in paragraph.breaks:
                breaks.append(end)
            self._line(text, PageLine(line.page, line.number))
        end = max(self._length - 1, begin)
        return replace(model, start=begin, end=end, strong=tuple(strong), breaks=tuple(breaks))

    def _whole_words(self, lines: Sequence[PrintedLine]) -> list[tuple[str, int]]:
        """The text of each line, and how many characters at its start went to the line before."""
        texts = [line.text for line in lines]
        lost = [0] * len(texts)
        for index in range(1, len(texts)):
            length = len(texts[index])
            texts[index - 1], texts[index] = self._hyphens.joined(texts[index - 1], texts[index])
            lost[index] = length - len(texts[index])
        return [(text.replace(HYPHEN, "-"), gone) for text, gone in zip(texts, lost, strict=True)]

    def _line(self, text: str, place: PageLine) -> None:
        self._lines.append(text)
        self._places.append(place)
        self._length += len(text) + 1
