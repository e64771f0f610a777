"""Parts behind one guard: what hangs is named, and time is counted for each of them."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from threading import Thread
from time import process_time

import pytest

from policylint.engine.guarding import Guard
from policylint.machine import time_limit
from policylint.machine.clock import Clock


def busy(seconds: float) -> Iterator[int]:
    until = process_time() + seconds
    while process_time() < until:
        pass
    yield 1


def test_the_part_that_hangs_is_named_and_those_after_it_run() -> None:
    with Guard("p.md", 0.05) as guard:
        given = [
            guard.run(f"part {number}", lambda n=number: busy(60 if n == 1 else 0)) for number in range(4)
        ]  # type: ignore[misc]
    assert given == [[1], [], [1], [1]]
    assert [(one.what, one.message, one.path) for one in guard.failures] == [
        ("part 1", "took more than 0.05 s and was stopped", "p.md")
    ]


def test_parts_that_take_long_only_together_all_run(monkeypatch: pytest.MonkeyPatch) -> None:
    by_the_processor = time_limit._TIMERS[:1]
    monkeypatch.setattr(time_limit, "_TIMERS", by_the_processor)  # on a busy machine, all wait for long
    with Guard("p.md", 0.2) as guard:
        given = [guard.run("part", lambda: busy(0.08)) for _ in range(5)]
    assert (given, guard.failures) == ([[1]] * 5, [])


def test_without_a_block_each_part_is_guarded_by_itself() -> None:
    guard = Guard("p.md", 0.05)
    assert guard.run("hangs", lambda: busy(60)) == []
    assert guard.run("fails", lambda: iter([1 // 0]), "q.md") == []
    assert guard.run("works", lambda: busy(0)) == [1]
    assert [(one.what, one.path) for one in guard.failures] == [("hangs", "p.md"), ("fails", "q.md")]


def test_a_part_is_stopped_again_if_it_goes_on() -> None:
    def stubborn() -> Iterator[int]:
        for _ in range(2):
            try:
                yield from busy(30)
            except BaseException:
                continue

    start = process_time()
    with Guard("p.md", 0.05) as guard:
        guard.run("stubborn", stubborn)
    assert process_time() - start < 20


def test_signals_are_handled_as_before_when_the_block_ends() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with Guard("p.md", 5) as guard:
        guard.run("part", lambda: busy(0))
        assert signal.getsignal(signal.SIGALRM) != before
    assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_in_another_thread_it_is_noticed_afterwards() -> None:
    guard = Guard("p.md", 0.02)

    def run() -> None:
        with guard:
            guard.run("slow", lambda: busy(0.2))
            guard.run("quick", lambda: busy(0))

    thread = Thread(target=run)
    thread.start()
    thread.join()
    assert [one.what for one in guard.failures] == ["slow"]


def test_the_clock_measures_each_part() -> None:
    clock = Clock()
    with Guard("p.md", 5, clock) as guard:
        guard.run("one", lambda: busy(0))
        guard.run("two", lambda: busy(0))
    assert set(clock.seconds) == {"one", "two"}
