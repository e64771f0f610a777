"""The text of a part with its bold stretches, links and lines, as the builder of a block takes it."""

from __future__ import annotations

from itertools import pairwise

from policylint.extraction.extract import Part
from policylint.frontends.inline import InlineBuilder
from policylint.patterns import deferred

_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_GAP = deferred(rf"[\s{_UNSEEN}]+")


def take(builder: InlineBuilder, text: str, part: Part) -> None:
    """Hand the text of a part to `builder`."""
    bounds = {part.start, part.end}
    for start, end in part.strong:
        bounds |= {start, end}
    for link in part.links:
        bounds |= {link.start, link.end}
    ordered = sorted(bound for bound in bounds if part.start <= bound <= part.end)
    for start, end in pairwise(ordered):
        for link in part.links:
            if link.start == start:
                builder.open_link(link.target, "link", start)
        if any(one[0] == start for one in part.strong):
            builder.open_strong()
        _take_words(builder, text, start, end, part.breaks)
        if any(one[1] == end for one in part.strong):
            builder.close_strong()
        for link in part.links:
            if link.end == end:
                builder.close_link(end)


def _take_words(builder: InlineBuilder, text: str, start: int, end: int, breaks: tuple[int, ...]) -> None:
    position = start
    for found in _GAP.finditer(text, start, end):
        first, last = found.span()
        if first > position:
            builder.verbatim(position, first)
        if breaks and any(first <= place < last for place in breaks):
            builder.line_end("\n", first, last)
        elif found[0] == " ":
            builder.verbatim(first, last)
        elif found[0].strip(_UNSEEN):
            builder.replaced(" ", first, last)
        position = last
    if position < end:
        builder.verbatim(position, end)
