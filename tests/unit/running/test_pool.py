"""Workers that share no memory with the process that starts them, as on macOS and Windows."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from policylint.checking import Checked, Checker, packed
from policylint.config.sources import Sources
from policylint.decisions import Settings
from policylint.host import load_parts
from policylint.reporter import Failure
from policylint.request.loading import Request
from policylint.request.plan import Asked, Plan
from policylint.request.selections import Selections
from policylint.running.outcomes import processes
from policylint.running.pool import Pool
from policylint.running.run import Checks
from policylint.running.task import Job, Stopped, Task
from policylint.source import Source
from policylint.surveying.assessing import Assessing
from policylint.surveying.disclosing import Disclosing

POLICY = "# Privacy policy\n\nWe collect your name.\n\n#### Cookies\n\nWe set {} cookies.\n"
HOUSE = (
    'name = "house"\ntitle = "House"\nurl = "https://house.example"\nchecked = "2026-11-27"\n'
    '[[requirement]]\nid = "dnt"\ntopic = "dnt"\nseverity = "error"\nsection = "§ 1"\n'
)


@pytest.fixture
def task(tmp_path: Path) -> Task[Checked]:
    (tmp_path / "house.toml").write_text(HOUSE, encoding="utf-8")
    (tmp_path / "policylint.toml").write_text(
        'frameworks = ["house.toml"]\n[per-file-ignores]\n"1.md" = ["integrity"]\n', encoding="utf-8"
    )
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(POLICY.format(number), encoding="utf-8")
    (tmp_path / "2.md.policylint.toml").write_text("x = 1\n", encoding="utf-8")
    names = tuple(str(tmp_path / f"{number}.md") for number in range(3))
    request = Request(names, date(2026, 11, 27))
    selections = Selections(request, Settings(), load_parts(), Plan(Asked(), Sources()))
    selections.prepare(names)
    (tmp_path / "house.toml").unlink()
    return Task(Checks(Checker(selections)), timed=True)


def test_they_find_the_same_with_the_configuration_that_was_read(task: Task[Checked]) -> None:
    names = task.request.paths
    jobs = [Job(index, (name,), 100) for index, name in enumerate(names)]
    jobs.append(Job(3, ("-",), 100, (POLICY.format("stdin").encode(),)))
    found = {job.index: (outcome, seconds) for job, outcome, seconds in Pool(task, 2, "spawn").run(jobs)}
    expected = [task.do(job)[0] for job in jobs]
    assert len(found) == 4
    for job in jobs:
        here, there = expected[job.index], found[job.index][0]
        if isinstance(here, Checked):
            assert isinstance(there, Checked)
            assert repr(packed(here)) == repr(there)
            cited = any(one.citations and one.citations[0].framework == "House" for one in here.diagnostics)
            assert cited is (job.index < 3)
            assert found[job.index][1]
    rules = [
        {one.rule for one in outcome.diagnostics} for outcome in expected if isinstance(outcome, Checked)
    ]
    assert ["heading-level-jump" in one for one in rules] == [True, False, True]
    assert isinstance(found[2][0], Stopped)
    assert found[2][0].problems == expected[2].problems  # type: ignore[union-attr]


def test_other_errands_come_to_the_same_there(task: Task[Checked]) -> None:
    selections = task.errand.checker.selections  # type: ignore[attr-defined]
    jobs = [Job(index, (name,), 100) for index, name in enumerate(task.request.paths)]
    together = Job(3, task.request.paths[:2], 200)
    for errand in (Disclosing(task.request, selections.parts), Assessing(selections)):
        other: Task[Any] = Task(errand)
        found = {job.index: outcome for job, outcome, _ in Pool(other, 2, "spawn").run([*jobs, together])}
        for job in (*jobs, together):
            assert repr(found[job.index]) == repr(errand.packed(other.do(job)[0]))
            assert not found[job.index].failures


def test_how_many_processes_pay() -> None:
    assert processes(None, []) == 1
    assert processes(None, [40_000] * 3) == 1
    assert processes(4, [40_000] * 3) == 3
    assert processes(1, [10**9] * 3) == 1
    assert processes(None, [10**9]) == 1


@dataclass(frozen=True)
class Deadly:
    """An errand that ends the process over one policy, once there is another that waits behind it."""

    request: Request
    deadly: str

    def do(self, sources: Sequence[Source], clock: object) -> Checked:
        if sources[0].path == self.deadly:
            os._exit(3)
        return Checked(sources[0].path)

    def lost(self, path: str, how: str) -> Checked:
        return Checked(path, failures=(Failure("worker process", how, path),))

    def packed(self, outcome: Checked) -> Checked:
        return outcome


def test_a_worker_that_dies_takes_one_policy_with_it(task: Task[Checked]) -> None:
    names = task.request.paths
    errand: Any = Deadly(task.request, names[0])
    jobs = [Job(index, (names[min(index, 1)],), 100 - index) for index in range(9)]
    found = [(job.index, outcome) for job, outcome, _ in Pool(Task(errand), 2, "spawn").run(jobs)]
    assert sorted(index for index, _ in found) == list(range(9))
    assert [index for index, outcome in found if outcome.failures] == [0]
    (lost,) = next(outcome.failures for index, outcome in found if index == 0)
    assert lost.message == "ended early, with status 3; this file was not checked"


def test_what_is_long_to_send_waits_until_it_is_wanted(task: Task[Checked]) -> None:
    text = (
        POLICY.format("many") * 8000
    ).encode()  # more than a pipe holds, to both workers, and their answers too
    jobs = [Job(index, ("-",), len(text), (text,)) for index in range(5)]
    errand: Any = Deadly(task.request, "")
    found = [job.index for job, _, _ in Pool(Task(errand), 2, "spawn").run(jobs)]
    assert sorted(found) == [0, 1, 2, 3, 4]
