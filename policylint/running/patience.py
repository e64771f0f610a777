"""How long a worker is waited for: not for ever, for what it does may never end, and it may not be able to end it itself.

Where parts are interrupted when they take too long, only what keeps Python from running anything can hold up a worker. Elsewhere (see
`policylint.machine.time_limit`) any part can, so that a worker writes on a board what it does, for whoever waits to tell it from others.
"""

from __future__ import annotations

from typing import Any

from policylint.frozen import dataclass
from policylint.machine.time_limit import BOARDS, interrupts, patience

LOOK = 5.0
"""Seconds after which workers are looked at again. What passed between two looks counts as no more: a machine may have slept."""

_LENGTH = 200


class Board:
    """A place in memory that a worker shares with whoever started it."""

    def __init__(self, context: Any) -> None:
        self._shared = context.RawArray("c", _LENGTH)
        self._count = 0

    def use(self) -> None:
        """In a worker: what is guarded is written on it from now on."""
        BOARDS.append(self._write)

    def _write(self, what: str) -> None:
        self._count += 1
        named = what.replace("\0", " ").encode("utf-8", "replace")[: _LENGTH - 24]
        self._shared.value = b"%d " % self._count + named

    @property
    def content(self) -> bytes:
        """What a worker does, after a number that is another one each time."""
        content: bytes = self._shared.value
        return content


def board(context: Any) -> Board | None:
    """A board for a worker, where it needs one."""
    return None if interrupts() else Board(context)


@dataclass(slots=True)
class Waited:
    """For how many `seconds` a worker has given no sign."""

    board: Board | None = None
    seconds: float = 0.0
    _seen: bytes = b""

    def look(self, passed: float) -> None:
        """So many seconds later it has not answered."""
        seen = self.board.content if self.board is not None else b""
        self.seconds = self.seconds + passed if seen == self._seen else 0.0
        self._seen = seen

    def left(self, size: int) -> float:
        """For how many seconds it is still waited for, if it does a policy of so many bytes."""
        return patience(size, one=self.board is not None) - self.seconds

    @property
    def told(self) -> str:
        """Why it is waited for no longer."""
        what = self._seen.partition(b" ")[2].decode("utf-8", "replace")
        return f"{what} gave no sign for {self.seconds:.0f} s and was stopped".lstrip()
