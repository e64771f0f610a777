"""When something is done that is asked for more often than it is needed: once it has been quiet for a while, and for the latest only."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from policylint.frozen import dataclass


@dataclass(slots=True)
class _Turn:
    timer: asyncio.TimerHandle | None = None
    task: asyncio.Task[None] | None = None

    def cancel(self) -> None:
        for one in (self.timer, self.task):
            if one is not None:
                one.cancel()


class Turns:
    """What is due, by a key. `work` does it, and tells of what goes wrong itself: it must not raise."""

    def __init__(self, work: Callable[[str], Coroutine[Any, Any, None]]) -> None:
        self._work = work
        self._turns: dict[str, _Turn] = {}

    def ask(self, key: str, delay: float) -> None:
        """Do it after `delay` seconds, unless it is asked for again before it is done: then only that counts."""
        self.drop(key)
        turn = self._turns[key] = _Turn()
        turn.timer = asyncio.get_running_loop().call_later(delay, self._begin, key, turn)

    def drop(self, key: str) -> None:
        """What was asked for is not wanted any more."""
        turn = self._turns.pop(key, None)
        if turn is not None:
            turn.cancel()

    async def settled(self, key: str) -> None:
        """Wait until what is due is done; it begins at once, since somebody waits."""
        while (turn := self._turns.get(key)) is not None:
            if turn.task is None and turn.timer is not None:
                turn.timer.cancel()
                self._begin(key, turn)
            if turn.task is not None:
                await asyncio.wait([turn.task])

    def _begin(self, key: str, turn: _Turn) -> None:
        turn.task = asyncio.get_running_loop().create_task(self._done(key, turn, self._work(key)))

    async def _done(self, key: str, turn: _Turn, work: Awaitable[None]) -> None:
        try:
            await work
        finally:
            if self._turns.get(key) is turn:
                del self._turns[key]
