"""`check` prints while it reads: what is found first is there before the last policy is read, and what breaks breaks cleanly."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import warm

TEXT = "# Privacy policy\n\nWe collect your name [NAME]. We keep it as long as necessary.\n\n#### Cookies\n\nWe set cookies.\n"
PLUGIN = """
import time
from pathlib import Path
from policylint.hookspecs import hookimpl
from policylint.frontends.markdown import MarkdownFrontend
original = MarkdownFrontend.parse
def parse(self, source):
    while source.path == "z.md" and not Path("go").exists():
        time.sleep(0.02)
    return original(self, source)
MarkdownFrontend.parse = parse

class Told:
    def __init__(self, wrong):
        self.wrong, self.number = wrong, 0
    def add(self, report):
        self.number += 1
        if self.wrong == "second" and self.number == 2:
            raise RuntimeError("injected")
        return "" if self.wrong == "end" else f"{len(report.diagnostics)} in {report.coverage[0][0]}\\n"
    def end(self, report):
        if self.wrong == "end":
            raise RuntimeError("injected")
        return f"{self.number} told, {len(report.rules) > 0}\\n"

class Streaming:
    machine = True
    def __init__(self, wrong=""):
        self.name, self.wrong = f"told{wrong}", wrong
    def begin(self, style):
        if self.wrong == "begin":
            raise RuntimeError("injected")
        return Told(self.wrong)
    def render(self, report, style):
        raise AssertionError("it streams")

class Whole:
    name, machine = "whole", True
    def render(self, report, style):
        return "".join(f"{one.path}: {len(one.source.text)}\\n" for one in report.diagnostics)

@hookimpl
def policylint_reporters():
    return [Whole(), *map(Streaming, ("", "begin", "second", "end"))]
"""
NAMES = ("a.md", "b.md", "z.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "slow.py").write_text(PLUGIN, encoding="utf-8")
    for name in NAMES:
        (home / name).write_text(TEXT, encoding="utf-8")
    return home


CHECK = (sys.executable, "-m", "policylint", "check", "--no-cache", "--plugin", "slow")


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(folder.parent), "PYTHONIOENCODING": "utf-8"}


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*CHECK, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env=environment(folder),
    )  # fmt: skip


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    (folder / "go").touch()
    done = warm.run(
        [*CHECK, *arguments], cwd=folder, capture_output=True, encoding="utf-8", timeout=120,
        env=environment(folder),
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    "name", ["concise", "full", "grouped", "jsonl", "json", "gitlab", "checkstyle", "told"]
)
def test_what_is_found_first_is_printed_before_the_last_policy_is_read(
    folder: Path, name: str, jobs: str
) -> None:
    with start(folder, "-j", jobs, "--output-format", name, *NAMES) as process:
        assert process.stdout is not None
        lines = ""
        while "b.md" not in lines:
            lines += process.stdout.readline()
        assert process.poll() is None
        assert "z.md" not in lines
        (folder / "go").touch()
        out = process.stdout.read()
    assert "z.md" in out
    assert run(folder, "-j", "1", "--output-format", name, *reversed(NAMES))[1] == lines + out


def test_a_file_is_there_when_all_is_in_it(folder: Path) -> None:
    (folder / "report.json").write_text("old", encoding="utf-8")
    with start(folder, "-j1", "--output-format", "json=report.json", *NAMES) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert (folder / "report.json").read_text(encoding="utf-8") == "old"
        (folder / "go").touch()
        process.communicate(timeout=120)
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert {one["path"] for one in report["diagnostics"]} == set(NAMES)


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_leaves_files_as_they_were(folder: Path, jobs: str) -> None:
    (folder / "report.json").write_text("old", encoding="utf-8")
    with start(folder, "-j", jobs, "--output-format", "json=report.json", *NAMES) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert err == "policylint: interrupted\n"
    assert (folder / "report.json").read_text(encoding="utf-8") == "old"
    assert {one.name for one in folder.iterdir()} == {*NAMES, "report.json"}


@pytest.mark.skipif(os.name != "posix", reason="pipes as POSIX has them")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_who_reads_no_more_ends_the_run(folder: Path, jobs: str) -> None:
    for number in range(40):
        (folder / f"m{number}.md").write_text(TEXT, encoding="utf-8")
    (folder / "go").touch()
    with start(folder, "-j", jobs, "--output-format", "concise", ".") as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("a.md:")
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
        process.wait(timeout=120)
    assert process.returncode == 141


def test_a_reporter_of_a_plugin_can_write_in_pieces(folder: Path) -> None:
    status, out, _ = run(folder, "--exit-zero", "--output-format", "told", *NAMES)
    assert status == 0
    assert [line.partition(" in ")[2] for line in out.splitlines()] == [*NAMES, ""]
    assert out.endswith("3 told, True\n")


def test_a_reporter_of_a_plugin_that_knows_no_pieces_gets_all_with_whole_texts(folder: Path) -> None:
    status, out, _ = run(folder, "--exit-zero", "--output-format", "whole", *NAMES)
    assert status == 0
    assert {f"{name}: {len(TEXT)}" for name in NAMES} == set(out.splitlines())


@pytest.mark.parametrize(
    ("wrong", "file", "shown", "lost"),
    [
        ("begin", "", (), NAMES),
        ("second", "", ("a.md",), ("b.md", "z.md")),
        ("second", "=out.txt", (), NAMES),
        ("end", "", (), NAMES),
    ],
)
def test_a_reporter_that_fails_half_way_costs_no_finding(
    folder: Path, wrong: str, file: str, shown: tuple[str, ...], lost: tuple[str, ...]
) -> None:
    given = ("--output-format", f"told{wrong}{file}", *(("--output-format", "jsonl") if file else ()))
    status, out, err = run(folder, "--exit-zero", *given, *NAMES)
    assert status == 2
    assert err.count(f"policylint: reporter told{wrong} (plugin slow): RuntimeError: injected\n") == 1
    for name in NAMES:
        assert (f"in {name}" in out) == (name in shown)
        assert (f"\n{name}:3:" in f"\n{err}") == (name in lost)
    assert not (folder / "out.txt").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="memory as Linux counts it")
def test_more_policies_take_no_more_memory(folder: Path) -> None:
    (folder / "go").touch()
    peaks = []
    for total in (60, 240):
        for number in range(total):
            (folder / f"m{number}.md").write_text(TEXT + "We may change this. " * 4_000, encoding="utf-8")
        script = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        check = [
            sys.executable,
            "-m",
            "policylint",
            "check",
            "--no-cache",
            "-q",
            "-j1",
            "--select",
            "placeholder-text",
            ".",
        ]
        done = subprocess.run(
            [sys.executable, "-c", script, *check], cwd=folder, capture_output=True, text=True, check=True
        )
        peaks.append(int(done.stdout))
    assert peaks[1] - peaks[0] < 4_000, "in kB; the texts that are more are 14 MB"
