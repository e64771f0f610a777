"""Workers that never answer are ended, and what they did is named: by what they wrote, where nothing interrupts it."""

from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Any

import pytest

from policylint.checked import Checked
from policylint.engine.guarding import Guard
from policylint.machine import time_limit
from policylint.reporter import Failure
from policylint.running import patience
from policylint.running.patience import Board, Waited
from policylint.running.pool import Pool
from policylint.running.task import Job, Task
from policylint.source import Source

FORKS = pytest.mark.skipif(sys.platform != "linux", reason="workers are copies of this process on Linux only")


@dataclass(frozen=True)
class Endless:
    """Never comes to an end with the policy of that name, and is not interrupted."""

    request: Any
    name: str

    def do(self, sources: Sequence[Source], clock: object) -> Checked:
        path = sources[0].path
        with Guard(path, 5.0) as guard:
            guard.run("rule quick", lambda: [1])
            guard.run("rule acme-slow", lambda: list(self._found(path)))
        return Checked(path)

    def _found(self, path: str) -> Iterator[int]:
        if Path(path).name == self.name:
            if hasattr(signal, "pthread_sigmask"):
                signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF, signal.SIGALRM})
            re.match(r"(?:a|a)+$", "a" * 80 + "b")
        yield 1

    def lost(self, path: str, how: str) -> Checked:
        return Checked(path, failures=(Failure("worker process", how, path),))

    def packed(self, outcome: Checked) -> Any:
        return outcome


@dataclass(frozen=True)
class Names:
    """All that is asked of a request here."""

    stdin_name: str = ""
    recorded: bool = False
    contents: Any = ()


@pytest.fixture
def policies(tmp_path: Path) -> list[Job]:
    names = [tmp_path / f"{number}.md" for number in range(4)]
    for name in names:
        name.write_text("# Privacy policy\n\nWe collect your name.\n", encoding="utf-8")
    return [Job(number, (str(name),), 40) for number, name in enumerate(names)]


def lost(jobs: Sequence[Job], number: int = 2) -> dict[int, str]:
    pool: Pool[Any] = Pool(Task(Endless(Names(), "1.md")), number, "fork")  # type: ignore[arg-type]
    found = [(job.index, outcome) for job, outcome, _ in pool.run(jobs)]
    assert sorted(index for index, _ in found) == list(range(len(jobs)))
    assert active_children() == []
    return {index: outcome.failures[0].message for index, outcome in found if outcome.failures}


@FORKS
@pytest.mark.parametrize("number", [1, 2])
def test_a_worker_that_never_answers_costs_one_policy(
    policies: list[Job], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(time_limit, "SECONDS", 0.1)
    [(index, message)] = lost(policies, number).items()
    assert index == 1
    assert re.fullmatch(r"gave no sign for \d+ s and was stopped; this file was not checked", message)


@FORKS
def test_where_nothing_is_interrupted_the_part_that_never_ends_is_named(
    policies: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time_limit, "_TIMERS", ())
    monkeypatch.setattr(time_limit, "SECONDS", 0.2)
    [(index, message)] = lost(policies).items()
    assert index == 1
    assert re.fullmatch(
        r"rule acme-slow gave no sign for \d+ s and was stopped; this file was not checked", message
    )
    assert time_limit.BOARDS == []


def test_a_board_reaches_workers_that_share_no_memory(
    policies: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time_limit, "_TIMERS", ())
    monkeypatch.syspath_prepend(str(Path(__file__).parents[3]))
    pool: Pool[Any] = Pool(Task(Endless(Names(), "")), 1, "spawn")  # type: ignore[arg-type]
    assert [outcome.failures for _, outcome, _ in pool.run(policies)] == [()] * 4


def test_whoever_gives_signs_is_waited_for_as_long_as_it_takes() -> None:
    board = Board(get_context())
    waited = Waited(board)
    for number in range(5):
        board._write(f"rule {number}")
        waited.look(150.0)
        assert waited.left(0) > 0
    waited.look(150.0)
    waited.look(60.0)
    assert waited.left(0) <= 0
    assert waited.told == "rule 4 gave no sign for 210 s and was stopped"


def test_long_documents_are_waited_for_longer_and_all_parts_together_longer_than_one() -> None:
    assert time_limit.patience(0, one=True) == 200
    assert time_limit.patience(0, one=False) == 600
    assert time_limit.patience(1_100_000, one=True) == 400


def test_names_that_do_not_fit_are_cut() -> None:
    board = Board(get_context())
    board._write("rule\0" + "ü" * 300)
    waited = Waited(board)
    waited.look(1.0)
    assert waited.told.startswith("rule üü")


def test_a_machine_that_slept_is_not_a_worker_that_hangs(
    policies: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policylint.running.pool.monotonic", lambda: time.monotonic() * 10_000)
    pool: Pool[Any] = Pool(Task(Endless(Names(), "")), 1)  # type: ignore[arg-type]
    outcomes = [outcome for _, outcome, _ in pool.run(policies)]
    assert [one.failures for one in outcomes] == [()] * 4
    assert time_limit.patience(0, one=True) / 10 > patience.LOOK
