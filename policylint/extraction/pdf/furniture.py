"""What pages repeat at their edges: running titles, page numbers; and what points to pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from policylint.extraction.pdf.lines import PrintedLine

_DEEP = 3
"""So many lines from the upper or lower edge may be repeated."""

_SHARE = 0.4
"""Of all pages: some have other titles on the left than on the right."""

_NEAR = 6.0
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?\W*", re.IGNORECASE
)


_LEADERS = re.compile(r"(?:\.\s?){5,}\s*\w{0,5}")
"""What stands between a title and its page in a table of contents."""


def without_furniture(pages: Sequence[Sequence[PrintedLine]]) -> list[list[PrintedLine]]:
    """The pages without what they repeat, and without their numbers and tables of contents."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({place for line in _edges(page) for place in _places(line)})
    least = max(2, round(_SHARE * len(pages)))
    kept = []
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        outer = {id(line) for line in _outermost(page)}
        kept.append(
            [
                line
                for line in page
                if not (id(line) in edges and max(seen[place] for place in _places(line)) >= least)
                and not _LEADERS.search(line.text)
                and not (id(line) in outer and _PAGE_NUMBER.fullmatch(line.text))
            ]
        )
    return kept


def _edges(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines nearest to the upper and the lower edge of a page."""
    by_height = sorted(page, key=lambda line: line.bottom)
    return list({id(line): line for line in (*by_height[:_DEEP], *by_height[-_DEEP:])}.values())


def _outermost(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    if len(page) < 2:
        return []
    by_height = sorted(page, key=lambda line: line.bottom)
    return [by_height[0], by_height[-1]]


def _places(line: PrintedLine) -> list[tuple[str, int]]:
    """What a line says, whatever its numbers are, at its height: rounded both ways, so that near ones meet."""
    words = _DIGITS.sub("#", " ".join(line.text.lower().split()))
    height = line.bottom / _NEAR
    return [(words, 2 * int(height)), (words, 2 * int(height + 0.5) + 1)]
