"""The levels of headings that say nothing of their level: from their numbers, their style and what stands above."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from policylint.document import HeadingStyle
from policylint.frontends.numbering import Marker
from policylint.frontends.page import Page
from policylint.frontends.titles import titles_document

_DEEPEST = 6


def heading_levels(page: Page, found: Mapping[int, HeadingStyle]) -> dict[int, int]:
    """The level (1 to 6) of each heading in `found`, by its index.

    Below a heading that the format marks, they stand one deeper, or as many as their numbers do. Without any,
    a title that comes first is level 1 and the others level 2, or all are level 1. Bare lines stand below
    those set off by emphasis, capitals or a number, and what stands between numbered headings below these.
    """
    base = min((heading.level for heading in page.headings.values()), default=1)
    titled = not page.headings and _has_title(page, found)
    above, above_depth = (base - 1, 0) if page.headings else (1 if titled else 0, 0)
    levels: dict[int, int] = {}
    numbers: dict[str, int] = {}
    under = _Under(found, page)
    for index in sorted((*page.headings, *found)):
        if (heading := page.headings.get(index)) is not None:
            above, above_depth = heading.level, heading.number.count(".") + 1 if heading.number else 0
            numbers[heading.number] = above
            under.restart()
            continue
        marker = page[index].marker
        level = 1 if titled and not levels else above + under.depth(index, above_depth)
        if marker is not None:
            level = _below_its_parent(marker, numbers) or level
            numbers[marker.value] = level
        levels[index] = min(max(level, 1), _DEEPEST)
    return levels


def _below_its_parent(marker: Marker, numbers: Mapping[str, int]) -> int:
    """The level of `2.1` below the heading that was numbered `2`; 0 if there was none."""
    parts = marker.value.split(".")
    for length in range(len(parts) - 1, 0, -1):
        if (level := numbers.get(".".join(parts[:length]))) is not None:
            return level + len(parts) - length
    return 0


def _has_title(page: Page, found: Mapping[int, HeadingStyle]) -> bool:
    """Whether the first heading is the title of the whole: it comes first, and says so or has another below it."""
    if len(found) < 2:
        return False
    first, second = islice(found, 2)
    if any(not page[index].stamp for index in range(first)) or page[first].marker is not None:
        return False
    return second == first + 1 or titles_document(page[first].content)


class _Under:
    """How deep an unmarked heading stands under the last marked one."""

    def __init__(self, found: Mapping[int, HeadingStyle], page: Page) -> None:
        self._last_number = max((index for index in found if page[index].marker is not None), default=-1)
        self._found = found
        self._page = page
        self.restart()

    def restart(self) -> None:
        """A marked heading begins a new part."""
        self._strong = False
        self._numbered = 0
        self._families: list[str] = []

    def depth(self, index: int, above_depth: int) -> int:
        """How many levels deeper than the marked heading above; `above_depth` is the depth of its number."""
        marker = self._page[index].marker
        if marker is not None:
            self._strong = True
            self._numbered = max(self._family_depth(marker) + marker.depth - 1 - above_depth, 1)
            return self._numbered
        depth = self._numbered + 1 if self._numbered and index < self._last_number else 1
        if self._found[index] == "bold" or self._page[index].content.isupper():
            self._strong = True
            return depth
        return depth + 1 if self._strong and depth == 1 else depth

    def _family_depth(self, marker: Marker) -> int:
        """1 for the outermost kind of numbers; one that begins anew (`A.` after `II.`) stands under the one before."""
        families = self._families
        family = f"{marker.kind}{marker.value.isupper()}"
        if family in families:
            del families[families.index(family) + 1 :]
        elif not families or marker.ordinal == 1:
            families.append(family)
        else:
            families[:] = [family]
        return len(families)
