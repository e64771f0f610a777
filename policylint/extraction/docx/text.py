"""The text that is made of a document's paragraphs, a line for each, and the parts that stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from policylint.extraction.docx.inline import Inline
from policylint.extraction.extract import Extract, ExtractionError, Part, PartLink

MOST_CHARACTERS = 5_000_000
"""Of the text that is taken from a document."""


class TextBuilder:
    """Takes paragraphs in order; `extract` gives what they make."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0
        self.parts: list[Part] = []
        self._anchors: set[str] = set()

    def add(self, inline: Inline, part: Part) -> Part | None:
        """Add a paragraph as a line; `part` says what it is. None if it shows nothing."""
        self._anchors |= inline.anchors - {""}
        content = inline.content.strip()
        if not content:
            return None
        lost = len(inline.content) - len(inline.content.lstrip())
        self._check(len(content))
        start = self._length
        end = start + len(content)
        ranges = _moved(inline.strong, start - lost, start, end)
        links = tuple(
            PartLink(first, last, target)
            for (one, other, target) in inline.links
            for first, last in _moved([(one, other)], start - lost, start, end)
        )
        breaks = tuple(place + start - lost for place in inline.breaks if start <= place + start - lost < end)
        made = replace(part, start=start, end=end, strong=ranges, links=links, breaks=breaks)
        self._lines.append(content)
        self._length = end + 1
        self.parts.append(made)
        return made

    def empty_cell(self, part: Part) -> None:
        """Add a cell in which nothing is written: it has a place but no line."""
        place = max(self._length - 1, 0)
        self.parts.append(replace(part, start=place, end=place))

    def _check(self, added: int) -> None:
        if self._length + added > MOST_CHARACTERS:
            raise ExtractionError(
                f"this document has more text than is read: over {MOST_CHARACTERS} characters",
                "name the part that is the policy",
            )

    def extract(self, language: str) -> Extract:
        """The text, with a line end after each paragraph."""
        text = "".join(f"{line}\n" for line in self._lines)
        return Extract("docx", text, tuple(self.parts), anchors=frozenset(self._anchors), language=language)


def joined(inlines: Sequence[Inline]) -> Inline:
    """Paragraphs as one: those whose ends were deleted."""
    whole = Inline()
    for one in inlines:
        start = len(whole.content)
        whole.content += one.content
        whole.strong += [(first + start, last + start) for first, last in one.strong]
        whole.links += [(first + start, last + start, target) for first, last, target in one.links]
        whole.breaks += [place + start for place in one.breaks]
        whole.notes += one.notes
        whole.boxes += one.boxes
        whole.anchors |= one.anchors
    return whole


def _moved(ranges: Iterable[tuple[int, int]], by: int, least: int, most: int) -> tuple[tuple[int, int], ...]:
    moved = ((max(start + by, least), min(end + by, most)) for start, end in ranges)
    return tuple((start, end) for start, end in moved if end > start)
