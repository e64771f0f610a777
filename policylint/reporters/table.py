"""Aligned columns for terminals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from policylint.reporters.terminal import cell_width, neutral, pad, paint

if TYPE_CHECKING:
    from policylint.reporter import Style


def table(head: Sequence[str], rows: Sequence[Sequence[str]], style: Style, indent: str = "  ") -> list[str]:
    """Rows under a head, columns two spaces apart; columns that hold only numbers are set right."""
    shown = [[neutral(field) for field in row] for row in rows]
    widths = [max(cell_width(row[index]) for row in [head, *shown]) for index in range(len(head))]
    numeric = [all(row[index].isdigit() for row in shown) for index in range(len(head))]

    def line(row: Sequence[str]) -> str:
        fields = [
            " " * (width - cell_width(field)) + field if right else pad(field, width)
            for field, width, right in zip(row, widths, numeric, strict=True)
        ]
        return (indent + "  ".join(fields)).rstrip()

    return [paint(line(head), style, "dim"), *map(line, shown)]
