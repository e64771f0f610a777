"""A line as a page prints it: its text, where it stands and how its letters look."""

from __future__ import annotations

from dataclasses import replace

from policylint.frozen import dataclass

HYPHEN = "\x02"
"""What stands at the end of a line whose last word goes on in the next one."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A space that is wider than those between words: its offset, and where the words on both sides end and begin."""

    start: int
    right: float
    left: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page. `page` and `number` count from 1; lengths are in points, from the left and the lower edge.

    `strong` are the stretches of `text` (code points) that are set in bold.
    """

    text: str
    page: int
    number: int
    left: float
    right: float
    bottom: float
    size: float
    strong: tuple[tuple[int, int], ...] = ()
    gaps: tuple[Gap, ...] = ()

    def part(self, start: int, end: int, left: float, right: float) -> PrintedLine:
        """The words from `start` to `end`, which stand from `left` to `right`."""
        if start == 0 and end == len(self.text):
            return self
        strong = tuple(
            (max(first, start) - start, min(last, end) - start)
            for first, last in self.strong
            if min(last, end) > max(first, start)
        )
        return replace(self, text=self.text[start:end], left=left, right=right, strong=strong, gaps=())

    def with_next(self, following: PrintedLine) -> PrintedLine:
        """The line with what stands to its right on the same line."""
        moved = len(self.text) + 1
        strong = (*self.strong, *((first + moved, last + moved) for first, last in following.strong))
        return replace(self, text=f"{self.text} {following.text}", right=following.right, strong=strong)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold, but for a bullet or a number."""
        if not self.strong:
            return False
        return self.strong[0][0] <= _LEAD and sum(end - start for start, end in self.strong) + _LEAD >= len(
            self.text
        )


_LEAD = 4
