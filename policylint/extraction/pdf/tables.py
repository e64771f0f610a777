"""Tables on a page: words that stand in columns, row below row. Lines drawn between them are not looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise
from typing import TypeAlias

from policylint.extraction.pdf.lines import PrintedLine
from policylint.frozen import dataclass

_TOUCH = 1.0
_SAME_HEIGHT = 1.0
_SIZES = 2.0
_UNEVEN = 1.25
_FEWEST_ROWS = 2
_MOST_IN_CELL = 1_500
_ONLY_MARKER = re.compile(r"[^\w\s]{1,2}|\(?\w{1,4}[.)]")

Cells: TypeAlias = dict[int, list[PrintedLine]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: for each row the lines of its cells, by column from 0."""

    rows: tuple[Cells, ...]


@dataclass(slots=True)
class _Columns:
    """How far the columns found so far reach, from left to right."""

    edges: list[tuple[float, float]] = field(default_factory=list)

    def place(self, piece: PrintedLine) -> int | None:
        """The column that a piece stands in, which may be a new one on the right; None if it stands in no one column."""
        touched = [
            index
            for index, (left, right) in enumerate(self.edges)
            if min(right, piece.right) - max(left, piece.left) > _TOUCH
        ]
        if len(touched) == 1:
            left, right = self.edges[touched[0]]
            self.edges[touched[0]] = (min(left, piece.left), max(right, piece.right))
            return touched[0]
        if touched or (self.edges and piece.left < self.edges[-1][1]):
            return None
        self.edges.append((piece.left, piece.right))
        return len(self.edges) - 1


def with_tables(pages: Sequence[Sequence[PrintedLine]]) -> list[list[PrintedLine | Grid]]:
    """The lines of all pages, with their tables in their places."""
    found: list[list[PrintedLine | Grid]] = []
    for page in pages:
        last = found[-1][-1] if found and found[-1] else None
        found.append(_page(page, last if isinstance(last, Grid) else None))
    return found


def _page(page: Sequence[PrintedLine], above: Grid | None) -> list[PrintedLine | Grid]:
    """The lines and tables of a page; `above` is the table with which the page before it ends."""
    pieces = [piece for line in page for piece in _pieces(line)]
    items: list[PrintedLine | Grid] = []
    kept = 0
    for index in range(1, len(pieces)):
        if index <= kept or not _goes_right(pieces[index - 1], pieces[index]):
            continue
        start = _first(pieces, index, kept)
        grid, end = _grid(pieces, start, None if start else above)
        if grid is not None:
            items += [*_whole(pieces[kept:start]), grid]
            kept = end
    return [*items, *_whole(pieces[kept:])]


def _pieces(line: PrintedLine) -> list[PrintedLine]:
    """A line cut where wide gaps are, but for that after a bullet or a number."""
    gaps = list(line.gaps)
    if gaps and _ONLY_MARKER.fullmatch(line.text[: gaps[0].start].strip()):
        del gaps[0]
    pieces = []
    start, left = 0, line.left
    for gap in gaps:
        pieces.append(line.part(start, gap.start, left, gap.right))
        start, left = gap.start + 1, gap.left
    return [*pieces, line.part(start, len(line.text), left, line.right)]


def _whole(pieces: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Pieces of the same line as that line."""
    lines: list[PrintedLine] = []
    for piece in pieces:
        if lines and (lines[-1].page, lines[-1].number) == (piece.page, piece.number):
            lines[-1] = lines[-1].with_next(piece)
        else:
            lines.append(piece)
    return lines


def _goes_right(piece: PrintedLine, following: PrintedLine) -> bool:
    """Whether a piece stands to the right of the one before it, not below it."""
    return following.left > piece.right - _TOUCH and following.bottom > piece.bottom - _SAME_HEIGHT


def _first(pieces: Sequence[PrintedLine], index: int, least: int) -> int:
    """The first line of the cell that stands left of a piece, which may have several."""
    left, top = pieces[index - 1].left, pieces[index].bottom + _SAME_HEIGHT
    start = index - 1
    while start > least and abs(pieces[start - 1].left - left) <= _TOUCH and pieces[start - 1].bottom <= top:
        start -= 1
    return start


def _grid(pieces: Sequence[PrintedLine], start: int, above: Grid | None) -> tuple[Grid | None, int]:
    """The table that begins at a piece, if one does, and the index after it; one that goes on may have a single row."""
    columns = _Columns()
    placed: list[tuple[int, PrintedLine]] = []
    for piece in pieces[start:]:
        if abs(piece.size - pieces[start].size) > _SIZES:
            break
        column = columns.place(piece)
        if column is None:
            break
        placed.append((column, piece))
    rows = _rows(placed)
    while rows and set(rows[-1]) == {0}:
        rows.pop()
    full = sum(len(row) > 1 for row in rows)
    longest = max((sum(len(line.text) for line in cell) for row in rows for cell in row.values()), default=0)
    goes_on = above is not None and bool(rows) and set(rows[0]) == set(above.rows[0])
    if full < (1 if goes_on else _FEWEST_ROWS) or longest > _MOST_IN_CELL:
        return None, start
    return Grid(tuple(rows)), start + sum(len(cell) for row in rows for cell in row.values())


def _rows(placed: Sequence[tuple[int, PrintedLine]]) -> list[Cells]:
    """The rows of pieces in columns. Where cells are written one by one, each step back to the left begins a row; where
    lines are, only those do that stand further below than others.
    """
    least = _least_step(placed)
    rows: list[Cells] = []
    before: tuple[int, PrintedLine] | None = None
    for column, piece in placed:
        goes_back = before is not None and column < before[0]
        below = _lowest(rows[-1]) - piece.bottom if rows else 0.0
        if not rows or (goes_back and below > _SAME_HEIGHT and below >= least):
            rows.append({})
        rows[-1].setdefault(column, []).append(piece)
        before = (column, piece)
    return rows


def _lowest(row: Cells) -> float:
    return min(line.bottom for cell in row.values() for line in cell)


def _least_step(placed: Sequence[tuple[int, PrintedLine]]) -> float:
    """How far below the row before it a row begins at least, in points; 0 if every line that goes back begins one."""
    if any(other.bottom > one.bottom + _SAME_HEIGHT for (_, one), (_, other) in pairwise(placed)):
        return 0.0
    steps = sorted(
        one.bottom - other.bottom
        for (first, one), (second, other) in pairwise(placed)
        if second < first and one.bottom - other.bottom > _SAME_HEIGHT
    )
    if not steps or steps[-1] <= _UNEVEN * steps[0]:
        return 0.0
    return (steps[0] + steps[-1]) / 2


def continued(grid: Grid, following: Grid) -> Grid:
    """Two tables that follow one another over the end of a page as one.

    A header that is repeated counts once, and a row that was parted goes on.
    """
    rows = [row for row in (_without_header(following.rows[0], grid.rows[0]), *following.rows[1:]) if row]
    if not rows or 0 in rows[0]:
        return Grid((*grid.rows, *rows))
    last = {column: list(cell) for column, cell in grid.rows[-1].items()}
    for column, cell in rows[0].items():
        last.setdefault(column, []).extend(cell)
    return Grid((*grid.rows[:-1], last, *rows[1:]))


def _without_header(row: Cells, header: Cells) -> Cells:
    """A row without the lines of a header that is repeated above it."""
    repeated = set(header) <= set(row) and all(
        [line.text for line in row[column][: len(cell)]] == [line.text for line in cell]
        for column, cell in header.items()
    )
    if not repeated:
        return row
    rest = {column: cell[len(header.get(column, ())) :] for column, cell in row.items()}
    return {column: cell for column, cell in rest.items() if cell}
