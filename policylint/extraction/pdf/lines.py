"""A line as a page prints it: its text, where it stands and how its letters look."""

from __future__ import annotations

from dataclasses import dataclass

HYPHEN = "\x02"
"""What stands at the end of a line whose last word goes on in the next one."""


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

    @property
    def bold(self) -> bool:
        """Whether all of it is bold, but for a bullet or a number."""
        if not self.strong:
            return False
        return self.strong[0][0] <= _LEAD and sum(end - start for start, end in self.strong) + _LEAD >= len(
            self.text
        )


_LEAD = 4
