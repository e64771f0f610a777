from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from policylint.language_server.turns import Turns

LONG = 60.0


class Work:
    """Takes down what was done, and waits where it is told to."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.done: list[str] = []
        self.goes_on = asyncio.Event()
        self.goes_on.set()

    async def __call__(self, key: str) -> None:
        self.begun.append(key)
        await self.goes_on.wait()
        self.done.append(key)


def run(test: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(test, 20))


def test_what_is_asked_for_often_is_done_once_after_a_pause() -> None:
    async def test() -> None:
        work = Work()
        turns = Turns(work)
        for _ in range(5):
            turns.ask("a", 0.01)
            await asyncio.sleep(0)
        assert work.begun == []
        while not work.done:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)
        assert work.done == ["a"]

    run(test())


def test_what_is_under_way_gives_way_to_what_is_newer() -> None:
    async def test() -> None:
        work = Work()
        turns = Turns(work)
        work.goes_on.clear()
        turns.ask("a", 0)
        await asyncio.sleep(0.02)
        assert work.begun == ["a"]
        turns.ask("a", 0)
        await asyncio.sleep(0.02)
        work.goes_on.set()
        await turns.settled("a")
        assert (work.begun, work.done) == (["a", "a"], ["a"])

    run(test())


def test_who_waits_need_not_wait_for_the_pause() -> None:
    async def test() -> None:
        work = Work()
        turns = Turns(work)
        turns.ask("a", LONG)
        turns.ask("b", LONG)
        await turns.settled("a")
        await turns.settled("unknown")
        assert work.done == ["a"]
        turns.drop("b")
        await turns.settled("b")
        assert work.done == ["a"]

    run(test())


def test_who_waits_waits_for_what_is_newest() -> None:
    async def test() -> None:
        work = Work()
        turns = Turns(work)
        work.goes_on.clear()
        turns.ask("a", 0)
        await asyncio.sleep(0.02)
        waiting = asyncio.ensure_future(turns.settled("a"))
        await asyncio.sleep(0)
        turns.ask("a", LONG)
        await asyncio.sleep(0.02)
        assert not waiting.done()
        work.goes_on.set()
        await waiting
        assert work.done == ["a"]

    run(test())
