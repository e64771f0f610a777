"""What comes of policies one after the other: in their order, with no more of them in memory than some at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from policylint.checking import Checked
from policylint.request.loading import Request
from policylint.running import outcomes
from policylint.running.outcomes import How, in_turn
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
    assert len(seen) == SOME
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


def test_none_are_none() -> None:
    assert list(in_turn(task_for([]), [], How(2))) == []
