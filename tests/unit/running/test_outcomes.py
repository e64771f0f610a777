"""What comes of policies one after the other: in their order, with no more of them in memory than some at a time."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from policylint.checked import Checked
from policylint.request.loading import Request
from policylint.running import outcomes
from policylint.running.outcomes import How, in_turn, processes
from policylint.running.task import Task, Unread
from policylint.source import Source

SOME = 4


@dataclass(frozen=True)
class Seen:
    """An errand that notes which policies it was done for."""

    request: Request
    paths: list[str] = field(default_factory=list)

    def do(self, sources: Sequence[Source], clock: object) -> Checked:
        self.paths.append(sources[0].path)
        return Checked(sources[0].path)

    def packed(self, outcome: Checked) -> Checked:
        return outcome

    def size(self, outcome: Checked) -> int:
        return 0


@pytest.fixture(autouse=True)
def _few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes, "_TOGETHER", SOME)


@pytest.fixture
def policies(tmp_path: Path) -> list[tuple[str, ...]]:
    names = [tmp_path / f"{number}.md" for number in range(3 * SOME - 1)]
    for name in names:
        name.write_text("# Privacy policy\n", encoding="utf-8")
    return [(str(name),) for name in names]


def task_for(policies: Sequence[tuple[str, ...]]) -> Task[Any]:
    errand: Any = Seen(Request(tuple(one[0] for one in policies), date(2026, 11, 28)))
    return Task(errand)


def test_no_more_is_done_than_is_asked_for(policies: list[tuple[str, ...]]) -> None:
    task = task_for(policies)
    found: Any = in_turn(task, policies, How())
    seen = task.errand.paths  # type: ignore[attr-defined]
    assert next(found).path == policies[0][0]
    assert len(seen) == 1
    assert [one.path for one in found] == [one[0] for one in policies[1:]]
    assert seen == [one[0] for one in policies]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_order_is_that_of_the_policies_and_what_cannot_be_read_has_its_place(
    policies: list[tuple[str, ...]], jobs: int
) -> None:
    Path(policies[5][0]).unlink()
    told: list[tuple[int, int]] = []
    found = list(in_turn(task_for(policies), policies, How(jobs, progress=lambda *how: told.append(how))))
    assert isinstance(found[5], Unread)
    assert [one.path for one in found if not isinstance(one, Unread)] == [
        one[0] for one in policies if one != policies[5]
    ]
    assert {total for _, total in told} == {len(policies)}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (len(policies), len(policies))


def test_workers_go_when_nobody_wants_to_know_more(policies: list[tuple[str, ...]]) -> None:
    found: Any = in_turn(task_for(policies), policies, How(2))
    next(found)
    assert len(active_children()) == 2
    found.close()
    assert not active_children()


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_a_worker_that_dies_while_it_has_nothing_to_do_costs_no_policy(
    policies: list[tuple[str, ...]],
) -> None:
    found: Any = in_turn(task_for(policies), policies, How(2))
    seen = [next(found) for _ in range(SOME)]
    idle = active_children()[0]
    os.kill(idle.pid or 0, signal.SIGKILL)
    idle.join()
    seen += found
    assert [one.path for one in seen] == [one[0] for one in policies]
    assert not [failure for one in seen for failure in one.failures]


def test_many_small_policies_are_worth_several_processes() -> None:
    assert processes(None, [4_000] * SOME) == 1
    if len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)) > 1:
        assert processes(None, [4_000] * SOME, times=100) > 1


def test_none_are_none() -> None:
    assert list(in_turn(task_for([]), [], How(2))) == []
