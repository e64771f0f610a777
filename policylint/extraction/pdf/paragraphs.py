"""Which lines of pages go on with one another: by gaps, indents, sizes, and where lines end early."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise

from policylint.extraction.pdf.lines import HYPHEN, PrintedLine
from policylint.extraction.pdf.tables import Grid, continued
from policylint.frozen import dataclass

_MARKED = re.compile(
    r"[•·●▪◦‣■□►➢✓✔○⁃∙*–-]\s*\S|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,6})[.)]\s+\S", re.I
)
_BULLET = re.compile(r"[•·●▪◦‣■□►➢✓✔○⁃∙]")
_ENDS = ".:;!?"
_CLOSED = (*_ENDS, "and", "or")
_SAME_SIZE = 0.75
_GAP = 1.3
_INDENT = 8.0
_NEAR_LEFT = 80.0
_AROUND = 6


@dataclass(slots=True)
class Paragraph:
    """Lines that are one paragraph; `breaks` are the indices of those that were ended on purpose.

    `is_item` tells that a bullet is drawn before it.
    """

    lines: list[PrintedLine]
    breaks: set[int] = field(default_factory=set)
    is_item: bool = False

    @property
    def marked(self) -> bool:
        """Whether it begins with a bullet or a number."""
        return _MARKED.match(self.lines[0].text) is not None

    @property
    def has_bullet(self) -> bool:
        """Whether it begins with a bullet."""
        return _BULLET.match(self.lines[0].text) is not None


def body_size(lines: Sequence[PrintedLine]) -> float:
    """The size in which most of the text is set, in points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def paragraphs(pages: Sequence[Sequence[PrintedLine | Grid]]) -> list[Paragraph | Grid]:
    """The paragraphs and tables of all pages; one may go on over the end of a page."""
    found: list[Paragraph | Grid] = []
    leading = _leading([[item for item in page if not isinstance(item, Grid)] for page in pages])
    for page in pages:
        for index, item in enumerate(page):
            current = found[-1] if found else None
            if isinstance(item, Grid):
                if isinstance(current, Grid):
                    item = continued(current, item)
                    found.pop()
                found.append(item)
                continue
            how = "new"
            if isinstance(current, Paragraph):
                how = _over_page(current, item) if not index else _within(current, item, page, index, leading)
            if how == "new" or not isinstance(current, Paragraph):
                found.append(Paragraph([item]))
                continue
            if how == "break":
                current.breaks.add(len(current.lines) - 1)
            current.lines.append(item)
    return found


def _leading(pages: Sequence[Sequence[PrintedLine]]) -> float:
    """From one line of a paragraph to the next, as a factor of the letters' size."""
    steps: Counter[float] = Counter()
    for page in pages:
        for one, other in pairwise(page):
            step = one.bottom - other.bottom
            if step > 0 and one.size and abs(one.size - other.size) < _SAME_SIZE and other.text[0].islower():
                steps[round(step / one.size, 1)] += 1
    return steps.most_common(1)[0][0] if steps else 1.25


def _over_page(current: Paragraph, line: PrintedLine) -> str:
    last = current.lines[-1]
    if last.text.endswith(HYPHEN):
        return "join"
    if last.text[-1] in _ENDS or _MARKED.match(line.text) or abs(last.size - line.size) >= _SAME_SIZE:
        return "new"
    widest = max(one.right for one in current.lines)
    is_full = len(current.lines) > 1 and last.right + _first_word(line) >= widest and last.bold == line.bold
    return "join" if line.text[0].islower() or is_full else "new"


def _within(
    current: Paragraph, line: PrintedLine, page: Sequence[PrintedLine | Grid], index: int, leading: float
) -> str:
    """How a line stands to the one before it on its page: it goes on, or begins a paragraph."""
    last, first = current.lines[-1], current.lines[0]
    if last.text.endswith(HYPHEN):
        return "join"
    if abs(last.size - line.size) >= _SAME_SIZE or (last.bold != line.bold and not line.text[0].islower()):
        return "new"
    step = last.bottom - line.bottom
    if step < -1:
        return _over_page(current, line)
    if step > _GAP * leading * max(line.size, 1.0):
        return "new"
    short = last.right + _first_word(line) < _right_edge(page, index, line)
    if _begins_item(last, line, short=short):
        return "new"
    if step <= 1:
        return "join"
    if _is_set_off(current, first, line, short=short):
        return "new"
    if not short:
        return "join"
    return "new" if last.text[-1] in _ENDS else "break"


def _begins_item(last: PrintedLine, line: PrintedLine, *, short: bool) -> bool:
    if _BULLET.match(line.text):
        return True
    if not _MARKED.match(line.text):
        return False
    return short or last.text.endswith(_CLOSED) or abs(last.left - line.left) > _INDENT


def _is_set_off(current: Paragraph, first: PrintedLine, line: PrintedLine, *, short: bool) -> bool:
    """Whether the left edge of a line says that it begins a paragraph."""
    last = current.lines[-1]
    if current.marked:
        hangs = any(other.left > first.left + 3 for other in current.lines[1:])
        return line.left <= first.left + 3 and (short or hangs)
    if line.left > last.left + _INDENT:
        return True
    return len(current.lines) > 1 and line.left < min(one.left for one in current.lines[1:]) - _INDENT


def _first_word(line: PrintedLine) -> float:
    """The width of the first word of a line and the space before it, in points."""
    width = (line.right - line.left) / max(len(line.text), 1)
    return width * (len(line.text.split(" ", 1)[0]) + 1)


def _right_edge(page: Sequence[PrintedLine | Grid], index: int, line: PrintedLine) -> float:
    """How far to the right the lines around one of a page reach."""
    around = page[max(0, index - _AROUND) : index + _AROUND]
    lines = (other for other in around if not isinstance(other, Grid))
    return max(other.right for other in lines if abs(other.left - line.left) <= _NEAR_LEFT)
