"""Workers that share no memory with the process that starts them, as on macOS and Windows."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from policylint.checked import Checked, packed
from policylint.config.sources import Sources
from policylint.decisions import Settings
from policylint.host import load_parts
from policylint.reporter import Failure, Style
from policylint.reporters import explanations
from policylint.request.loading import Request
from policylint.request.plan import Asked, Plan
from policylint.request.selections import Selections
from policylint.running.checks import Checks
from policylint.running.outcomes import processes
from policylint.running.pool import Pool
from policylint.running.task import Job, Stopped, Task
from policylint.source import Source
from policylint.surveying.assessing import Assessing
from policylint.surveying.disclosing import Disclosing
from policylint.surveying.explaining import Explaining

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
    return Task(Checks(selections), timed=True)


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
    selections = task.errand.selections  # type: ignore[attr-defined]
    jobs = [Job(index, (name,), 100) for index, name in enumerate(task.request.paths)]
    together = Job(3, task.request.paths[:2], 200)
    shown = partial(explanations.shown, output_format="text", style=Style(), topic=None)
    errands: tuple[Any, ...] = (
        Disclosing(task.request, selections.parts),
        Explaining(task.request, selections.parts, shown, "likely", None),
        Assessing(selections),
    )
    for errand in errands:
        other: Task[Any] = Task(errand)
        came = Pool(other, 2, "spawn").run([*jobs, together])
        found: dict[int, Any] = {job.index: outcome for job, outcome, _ in came}
        for job in (*jobs, together):
            assert repr(found[job.index]) == repr(errand.packed(other.do(job)[0]))
            assert not found[job.index].failures


def test_how_many_processes_pay() -> None:
    assert processes(None, []) == 1
    assert processes(None, [40_000] * 3) == 1
    assert processes(4, [40_000] * 3) == 3
    assert processes(1, [10**9] * 3) == 1
    assert processes(None, [10**9]) == 1


@pytest.fixture(autouse=True)
def _found_by_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers import this module, from where they are told to look."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[3]))


@dataclass(frozen=True)
class Plain:
    """An errand that finds nothing."""

    request: Request

    def do(self, sources: Sequence[Source], clock: object) -> Checked:
        return Checked(sources[0].path)

    def lost(self, path: str, how: str) -> Checked:
        return Checked(path, failures=(Failure("worker process", how, path),))

    def packed(self, outcome: Checked) -> Any:
        return outcome


@dataclass(frozen=True)
class Deadly(Plain):
    """Ends the process over one policy, once there is another that waits behind it."""

    deadly: str

    def do(self, sources: Sequence[Source], clock: object) -> Checked:
        if sources[0].path == self.deadly:
            os._exit(3)
        return Checked(sources[0].path)


def done(errand: Any, jobs: Sequence[Job], number: int = 2) -> list[tuple[int, Any]]:
    """What came of each job, in the order in which it came, with workers that share no memory."""
    return [(job.index, outcome) for job, outcome, _ in Pool(Task(errand), number, "spawn").run(jobs)]


def lost(found: Sequence[tuple[int, Any]]) -> dict[int, str]:
    return {index: outcome.failures[0].message for index, outcome in found if outcome.failures}


def test_a_worker_that_dies_takes_one_policy_with_it(task: Task[Checked]) -> None:
    names = task.request.paths
    jobs = [Job(index, (names[min(index, 1)],), 100 - index) for index in range(9)]
    found = done(Deadly(task.request, names[0]), jobs)
    assert sorted(index for index, _ in found) == list(range(9))
    assert lost(found) == {0: "ended early, with status 3; this file was not checked"}


@dataclass(frozen=True)
class Starved(Plain):
    """Finds no memory: for some parts of the first policy, at all for the second, nor to answer for the third."""

    def do(self, sources: Sequence[Source], clock: object) -> Checked:
        path = sources[0].path
        if "1" in Path(path).name:
            raise MemoryError
        parts = ("rule one", "rule two") if "0" in Path(path).name else ()
        return Checked(path, failures=tuple(Failure(one, "MemoryError: ", path) for one in parts))

    def packed(self, outcome: Checked) -> Any:
        if "2" in Path(outcome.path).name:
            raise MemoryError
        return outcome


def test_where_there_is_no_memory_it_is_said_once_for_each_policy(task: Task[Checked]) -> None:
    jobs = [Job(index, (name,), 1) for index, name in enumerate(task.request.paths)]
    found = dict(done(Starved(task.request), jobs))
    told = {index: [(one.what, one.message) for one in outcome.failures] for index, outcome in found.items()}
    lacking = "there is not enough memory"
    assert told[0] == told[1] == [("memory", f"{lacking}, so findings may be lacking")]
    assert told[2] == [("worker process", f"{lacking}; this file was not checked")]


@dataclass(frozen=True)
class Mistaken(Plain):
    """Raises what an errand must not raise."""

    def do(self, sources: Sequence[Source], clock: object) -> Checked:
        raise ValueError("no such thing")


def test_what_a_worker_did_not_foresee_is_told_and_leaves_no_traceback(
    task: Task[Checked], capfd: pytest.CaptureFixture[str]
) -> None:
    found = done(Mistaken(task.request), [Job(0, (task.request.paths[0],), 1)], 1)
    assert lost(found) == {0: "ValueError: no such thing; this file was not checked"}
    assert capfd.readouterr().err == ""


def test_what_is_long_to_send_waits_until_it_is_wanted(task: Task[Checked]) -> None:
    text = (
        POLICY.format("many") * 8000
    ).encode()  # more than a pipe holds, to both workers, and their answers too
    jobs = [Job(index, ("-",), len(text), (text,)) for index in range(5)]
    assert sorted(index for index, _ in done(Plain(task.request), jobs)) == [0, 1, 2, 3, 4]


@dataclass(frozen=True)
class Patient(Plain):
    """Has the first policy wait until all others are done."""

    folder: str
    others: int

    def do(self, sources: Sequence[Source], clock: object) -> Checked:
        folder = Path(self.folder)
        if Path(sources[0].path).name != "0.md":
            (folder / f"{os.getpid()}-{time.monotonic_ns()}").touch()
        elif not self._others_are_done(folder):
            return self.lost(sources[0].path, "the others wait")
        return Checked(sources[0].path)

    def _others_are_done(self, folder: Path) -> bool:
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if len(list(folder.iterdir())) == self.others:
                return True
            time.sleep(0.01)
        return False


def test_what_takes_long_does_not_wait_behind_what_takes_longer(task: Task[Checked], tmp_path: Path) -> None:
    (tmp_path / "done").mkdir()
    names = task.request.paths
    jobs = [Job(index, (names[min(index, 1)],), 900_000 - 200_000 * index) for index in range(4)]
    found = done(Patient(task.request, str(tmp_path / "done"), 3), jobs)
    assert sorted(index for index, _ in found) == [0, 1, 2, 3]
    assert not lost(found), "the first saw the others done before it was"


@dataclass(frozen=True)
class Unreadable:
    """Says so when it is read again."""

    def __reduce__(self) -> Any:
        return _refuse, ("no longer known",)


def _refuse(why: str) -> None:
    raise LookupError(why)


@dataclass(frozen=True)
class Garbled(Plain):
    """Gives for one policy what no other process can read."""

    garbled: str

    def packed(self, outcome: Checked) -> Any:
        return Unreadable() if outcome.path == self.garbled else outcome


def test_what_cannot_be_read_here_costs_one_policy(task: Task[Checked]) -> None:
    names = task.request.paths
    jobs = [Job(index, (names[min(index, 1)],), 100 - index) for index in range(9)]
    found = done(Garbled(task.request, names[0]), jobs)
    assert sorted(index for index, _ in found) == list(range(9))
    assert lost(found) == {
        0: "gave what cannot be read (LookupError: no longer known); this file was not checked"
    }
    assert not active_children()


@dataclass(frozen=True)
class Fragile(Plain):
    """Ends one process while it works, when another has ended at rest."""

    def do(self, sources: Sequence[Source], clock: object) -> Checked:
        name = Path(sources[0].path).name
        if name == "0.md":
            time.sleep(1)
            os._exit(3)
        if name == "2.md":
            Timer(0.3, os._exit, (4,)).start()
        return Checked(sources[0].path)


def test_one_that_died_at_rest_is_given_nothing_more(task: Task[Checked]) -> None:
    names = task.request.paths
    of = (0, 2, 1, 1)  # the first worker has another behind the one it dies over, when the second is gone
    jobs = [Job(index, (names[number],), 100 - index) for index, number in enumerate(of)]
    found = done(Fragile(task.request), jobs)
    assert sorted(index for index, _ in found) == [0, 1, 2, 3]
    assert lost(found) == {0: "ended early, with status 3; this file was not checked"}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are ended otherwise")
def test_whenever_workers_are_killed_every_policy_is_reported_once(task: Task[Checked]) -> None:
    names = task.request.paths
    jobs = [Job(index, (names[index % 2],), index) for index in range(1200)]
    chance = random.Random(7)
    after = chance.sample(range(200, 1000), 3)
    found: list[tuple[int, Any]] = []
    plain: Any = Plain(task.request)
    for job, outcome, _ in Pool(Task(plain), 2, "spawn").run(jobs):
        found.append((job.index, outcome))
        if len(found) in after:
            time.sleep(chance.random() / 500)
            os.kill(chance.choice(active_children()).pid or 0, signal.SIGKILL)
    assert Counter(index for index, _ in found) == Counter(range(1200))
    assert set(lost(found).values()) == {
        "was killed by SIGKILL (perhaps out of memory); this file was not checked"
    }
    assert len(lost(found)) <= 3
    assert all(outcome.path == jobs[index].names[0] for index, outcome in found)


@dataclass(frozen=True)
class Interrupted(Plain):
    """Ctrl-C comes while a worker starts."""

    def __reduce__(self) -> Any:
        return _interrupted, (self.request,)


def _interrupted(request: Request) -> Plain:
    os.kill(os.getpid(), signal.SIGINT)
    return Plain(request)


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="no signal can be held")
def test_ctrl_c_while_a_worker_starts_is_not_for_the_worker(
    task: Task[Checked], capfd: pytest.CaptureFixture[str]
) -> None:
    jobs = [Job(index, (name,), 100) for index, name in enumerate(task.request.paths[:2])]
    assert not lost(done(Interrupted(task.request), jobs))
    assert capfd.readouterr().err == ""
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
