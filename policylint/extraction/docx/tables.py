"""The rows and cells of a table, with those that span columns or rows."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from policylint.extraction.docx.styles import is_on
from policylint.frozen import dataclass

_DEEPER = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins")))
_MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell, how many columns it spans, and whether it only goes on with the one above it."""

    element: Any
    width: int
    continues: bool


def rows_of(table: Any) -> list[Any]:
    """The rows of a table but for those that were deleted."""
    return [row for row in _children(table, qn("w:tr")) if not _is_deleted(row)]


def is_header(row: Any) -> bool:
    """Whether a row is repeated on each page, as those that name the columns are."""
    properties = row.find(qn("w:trPr"))
    return properties is not None and bool(is_on(properties, "w:tblHeader"))


def cells_of(row: Any) -> list[TableCell]:
    """The cells of a row."""
    cells = []
    for cell in _children(row, qn("w:tc")):
        properties = cell.find(qn("w:tcPr"))
        width = _value(properties, "w:gridSpan")
        merged = properties.find(qn("w:vMerge")) if properties is not None else None
        continues = merged is not None and merged.get(qn("w:val")) in (None, "continue")
        columns = int(width) if width.isdecimal() else 1
        cells.append(TableCell(cell, min(max(columns, 1), _MOST_COLUMNS), continues))
    return cells


def _children(element: Any, tag: str) -> list[Any]:
    found = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag in _DEEPER:
            found += _children(child, tag)
    return found


def _is_deleted(row: Any) -> bool:
    properties = row.find(qn("w:trPr"))
    return properties is not None and properties.find(qn("w:del")) is not None


def _value(properties: Any, name: str) -> str:
    found = properties.find(qn(name)) if properties is not None else None
    return (found.get(qn("w:val")) or "") if found is not None else ""
