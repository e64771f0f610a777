"""Short texts that stand side by side without being a sentence: badges, tags, facts under a title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from policylint.frontends.html.elements import Element, Page

_MOST_EVENTS = 20
"""What has more in it than so many tags and texts is no badge."""

_FEWEST = 3
"""As many spans make a row; two may be a number and its title."""


def in_rows(page: Page) -> set[int]:
    """The events that begin the spans of such rows: spans of one class, with white space between them and nothing else around.

    Spans of which most hold one word only, or one goes on in a small letter, are parts of a sentence, for effect.
    """
    spans: dict[int, list[Element]] = {}
    mixed: set[int] = set()
    for element in page.elements:
        parent = element.parent
        if parent is None or parent.name != "div":
            continue
        if element.name == "span":
            spans.setdefault(parent.first, []).append(element)
        else:
            mixed.add(parent.first)
    return {
        element.first
        for parent, row in spans.items()
        if parent not in mixed and len(row) >= _FEWEST and _is_row(page, row)
        for element in row
    }


def _is_row(page: Page, row: Sequence[Element]) -> bool:
    first, last, parent = row[0], row[-1], row[0].parent
    if parent is None or len({_look(element) for element in row}) > 1:
        return False
    if any(element.last - element.first > _MOST_EVENTS for element in row):
        return False
    around = _said(page, parent.first, first.first) + _said(page, last.last, parent.last)
    if around.strip() or not all(
        gap and gap.isspace() for gap in (_said(page, a.last, b.first) for a, b in pairwise(row))
    ):
        return False
    said = [_said(page, element.first, element.last).strip() for element in row]
    return 2 * sum(len(one.split()) < 2 for one in said) <= len(row) and not any(
        one[:1].islower() for one in said[1:]
    )


def _look(element: Element) -> str:
    """What spans of one row share: the first of their classes."""
    return next(iter(element.attribute("class").split()), "")


def _said(page: Page, start: int, end: int) -> str:
    return "".join([event.data for event in page.events[start:end] if event.kind in ("text", "reference")])
