"""Runs in several processes, watched ones, and what runs tell about themselves: in real processes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import warm

POLICY = "# Privacy policy\n\nWe collect your name. We keep it as long as necessary.\n\n#### Cookies\n\nWe set {} cookies.\n"
PLUGIN = """
import os, signal, time
from policylint.diagnostics import Finding
from policylint.hookspecs import hookimpl
from policylint.rule import Documentation, RuleInfo
from policylint.source import Span
class Trap:
    info = RuleInfo("trap", "quality", "s", Documentation("", "", (), (), ""))
    def check(self, policy):
        text = policy.document.source.text
        if "KILL" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "SLEEP" in text:
            open("asleep", "a").write(f"{os.getpid()} ")
            time.sleep(60)
        if "NAP" in text:
            time.sleep(0.4)
        if "CRASH" in text:
            raise RuntimeError("trapped")
        return ()
@hookimpl
def policylint_rules():
    return [Trap()]
"""
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "project"
    home.mkdir()
    for number in range(6):
        (home / f"{number}.md").write_text(POLICY.format(number), encoding="utf-8")
    (tmp_path / "trap.py").write_text(PLUGIN, encoding="utf-8")
    return home


CHECK = (sys.executable, "-m", "policylint", "check")


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(folder.parent)}


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*CHECK, *arguments],
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=os.name == "posix",
    )


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return warm.run(
        [*CHECK, *arguments],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


@pytest.mark.parametrize("output", ["concise", "json"])
def test_the_bytes_are_the_same_whatever_the_number_of_processes(folder: Path, output: str) -> None:
    (folder / "own.policy").write_text('policy "X" {\n  frameworks ccpa\n}\n', encoding="utf-8")
    (folder / "bad.policy").write_text('policy "X" {\n  frameworks nosuch\n}\n', encoding="utf-8")
    arguments = ("--no-cache", "--output-format", output, "--statistics")
    one, two, three = (run(folder, *arguments, "-j", number) for number in ("1", "2", "3"))
    assert one.returncode == 2
    assert len(one.stdout.splitlines()) > 6
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr) == (three.stdout, three.stderr)


@POSIX
def test_a_worker_that_is_killed_costs_its_file_and_no_more(folder: Path) -> None:
    (folder / "3.md").write_text(POLICY.format("KILL"), encoding="utf-8")
    done = run(folder, "--plugin", "trap", "--no-cache", "-j", "2", "--exit-zero")
    assert done.returncode == 2
    assert (
        "3.md: worker process: was killed by SIGKILL (perhaps out of memory); this file was not checked"
        in done.stderr
    )
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {
        f"{n}.md" for n in (0, 1, 2, 4, 5)
    }


@POSIX
def test_when_all_workers_are_killed_every_file_is_named(folder: Path) -> None:
    for number in range(12):
        (folder / f"{number}.md").write_text(POLICY.format("KILL"), encoding="utf-8")
    done = run(folder, "--plugin", "trap", "--no-cache", "-j", "2")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(re.findall(r"\d+\.md: worker process: ", done.stderr)) == 12


def test_a_rule_that_fails_in_a_worker_is_named(folder: Path) -> None:
    (folder / "3.md").write_text(POLICY.format("CRASH"), encoding="utf-8")
    one, two = (run(folder, "--plugin", "trap", "--no-cache", "-j", number) for number in ("1", "2"))
    assert one.returncode == 2
    assert "3.md: rule trap (plugin trap): RuntimeError: trapped" in one.stderr
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr)


def test_a_broken_file_beside_a_document_stops_the_run_as_in_one_process(folder: Path) -> None:
    for name in ("2.md", "4.md"):
        (folder / f"{name}.policylint.toml").write_text("x = 1\n", encoding="utf-8")
    one, two = (run(folder, "--no-cache", "-j", number) for number in ("1", "2"))
    assert (one.returncode, one.stdout) == (2, "")
    assert (
        one.stderr == two.stderr == "policylint: 2.md.policylint.toml:1: x: unknown key (write [[ignore]])\n"
    )


def _asleep(folder: Path, number: int) -> list[int]:
    """Wait until so many processes are asleep; their ids."""
    for _ in range(600):
        try:
            found = (folder / "asleep").read_text().split()
        except OSError:
            found = []
        if len(found) >= number:
            return [int(one) for one in found]
        time.sleep(0.05)
    raise AssertionError("nobody slept")


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


@POSIX
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_at_once_and_leaves_nobody_behind(folder: Path, jobs: str) -> None:
    for number in range(6):
        (folder / f"{number}.md").write_text(POLICY.format("SLEEP"), encoding="utf-8")
    process = start(folder, "--plugin", "trap", "--no-cache", "-j", jobs)
    workers = _asleep(folder, int(jobs))
    started = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", "policylint: interrupted\n")
    assert time.monotonic() - started < 20
    assert not any(map(_is_alive, workers))


@POSIX
def test_workers_end_with_the_process_that_started_them(folder: Path) -> None:
    for number in range(2):
        (folder / f"{number}.md").write_text(POLICY.format("SLEEP").replace("60", "1"), encoding="utf-8")
    trap = folder.parent / "trap.py"
    trap.write_text(trap.read_text().replace("sleep(60)", "sleep(2)"))
    process = start(folder, "--plugin", "trap", "--no-cache", "-j", "2", "0.md", "1.md")
    workers = _asleep(folder, 2)
    process.kill()
    process.communicate()
    for _ in range(400):
        if not any(map(_is_alive, workers)):
            break
        time.sleep(0.05)
    assert [worker for worker in workers if _is_alive(worker)] == []


def test_what_is_no_number_of_processes(folder: Path) -> None:
    done = run(folder, "-j", "none")
    assert done.returncode == 2
    assert "'none' is neither a number of processes nor `auto`" in done.stderr


def test_timing_and_verbose_are_on_standard_error(folder: Path) -> None:
    plain = run(folder, "--no-cache")
    told = run(folder, "--no-cache", "--timing", "-v", "-j", "2")
    assert told.stdout == plain.stdout
    assert "policylint: reads 0.md (no configuration)" in told.stderr
    assert "policylint: processes: 2" in told.stderr
    assert re.search(r"^ +\d+\.\d  parsing$", told.stderr, re.MULTILINE)
    for title in ("Slowest detectors:", "Slowest rules:", "Slowest files:"):
        assert title in told.stderr
    assert re.search(r"^ +\d+\.\d  5\.md$", told.stderr, re.MULTILINE)


@POSIX
@pytest.mark.parametrize(("extra", "expected"), [((), True), (("-q",), False)])
def test_a_long_run_shows_how_far_it_is_on_a_terminal(
    folder: Path, extra: tuple[str, ...], expected: bool
) -> None:
    import pty

    for number in range(6):
        (folder / f"{number}.md").write_text(POLICY.format("NAP"), encoding="utf-8")
    ours, theirs = pty.openpty()
    own = {**environment(folder), "TERM": "xterm"}
    own.pop("CI", None)
    done = subprocess.run(
        [sys.executable, "-m", "policylint", "check", "--plugin", "trap", "--no-cache", "-j", "1", *extra],
        cwd=folder, env=own, stdout=subprocess.PIPE, stderr=theirs, check=False,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:
        pass
    os.close(ours)
    assert done.returncode == 1
    assert (b" of 6 policies" in shown) is expected
    assert b"policies" not in shown.rpartition(b"\r\x1b[K")[2].partition(b"Found")[0]


class Watched:
    """A watched run, read as it goes."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = start(folder, "--watch", "-q", *arguments)
        self.watchdog = threading.Timer(240, self.process.kill)
        self.watchdog.start()

    def round(self) -> set[str]:
        """What the next round found, up to the line that says that it waits."""
        assert self.process.stderr is not None
        said = []
        for line in self.process.stderr:
            said.append(line)
            if "; Ctrl-C ends" in line:
                return set(said)
        raise AssertionError(said)


@pytest.fixture
def watched(folder: Path) -> Iterator[Watched]:
    run = Watched(
        folder, "--output-format", "concise=found.txt", "--output-format", "json=all.json", "0.md", "late.md"
    )
    yield run
    run.watchdog.cancel()
    run.process.kill()
    run.process.communicate()


@POSIX
def test_watch_checks_again_and_survives_everything(folder: Path, watched: Watched) -> None:
    assert any("late.md: input: no such file" in line for line in watched.round())
    (folder / "late.md").write_text(POLICY.format("late"), encoding="utf-8")
    assert not any("no such file" in line for line in watched.round())
    assert "late.md:" in (folder / "found.txt").read_text()
    (folder / "policylint.toml").write_text("selekt = 1\n", encoding="utf-8")
    assert any("unknown key" in line for line in watched.round())
    (folder / "policylint.toml").unlink()
    watched.round()
    (folder / "late.md").unlink()
    assert any("late.md: input: no such file" in line for line in watched.round())
    os.killpg(watched.process.pid, signal.SIGINT)
    watched.process.communicate(timeout=30)
    assert watched.process.returncode == 130


def test_watch_refuses_what_would_make_no_sense(folder: Path) -> None:
    for arguments in (("-",), ("--diff",), ("--show-files",)):
        done = run(folder, "--watch", *arguments)
        assert done.returncode == 2
        assert "--watch" in done.stderr


TOLD = "class Told:\n    def __set_name__(self, owner, name): os.kill(os.getpid(), signal.SIGINT)\n"
"""Before Python 3.12, what is raised in there comes out as the cause of a RuntimeError."""


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize(
    "body", ["os.kill(os.getpid(), signal.SIGINT)", f"{TOLD}class Options: told = Told()"]
)
@pytest.mark.parametrize(
    "started",
    [("-m", "policylint"), ("-c", "from policylint.__main__ import run; run()")],
    ids=["module", "script"],
)
def test_ctrl_c_while_we_are_loaded_ends_quietly(tmp_path: Path, started: tuple[str, ...], body: str) -> None:
    (tmp_path / "click.py").write_text(f"import os, signal\n{body}\n")
    done = subprocess.run(
        [sys.executable, *started, "--version"], capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_ctrl_c_while_a_class_is_made_is_no_mistake_of_ours() -> None:
    program = f"import os, signal\nfrom policylint import cli\n{TOLD}cli.import_module = lambda name: type('Made', (), {{'told': Told()}})\ncli.run()"
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "a.md"], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "policylint: interrupted\n")
