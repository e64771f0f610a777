"""`check --watch` while files vanish, become something else or are rewritten: it says what is wrong and goes on, and ends with Ctrl-C.

`test_running.py` has what a watched run does where nothing is wrong.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and pipes as POSIX has them")
POLICY = "# Privacy policy\n\nWe collect your personal data and keep it as long as necessary.\n"
PATIENCE = 60
ROUND = "; Ctrl-C ends"


class Watch:
    """A watched run and what it says on standard error."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.said: list[str] = []
        self._changed = threading.Condition()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "policylint", "check", "--watch", *arguments],
            cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8", errors="replace",
            start_new_session=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        threading.Thread(target=self._listen, daemon=True).start()
        self.says(ROUND, lambda: None)

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self._changed:
                self.said.append(line)
                self._changed.notify_all()

    def says(self, words: str, change: Callable[[], object]) -> None:
        """Wait until some words have been said since a change, and the round in which they were is over."""
        lines = len(self.said)
        change()

        def heard() -> bool:
            told = "".join(self.said[lines:])
            return words in told and ROUND in told[told.index(words) :]

        with self._changed:
            assert self._changed.wait_for(heard, PATIENCE), (words, self.said)

    def end(self) -> int:
        """The exit status after Ctrl-C."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("a.md", "b.md"):
        (home / name).write_text(POLICY, encoding="utf-8")
    return home


@pytest.fixture
def watched(folder: Path) -> Iterator[Watch]:
    watch = Watch(folder, "a.md", "b.md")
    yield watch
    if watch.process.poll() is None:
        os.killpg(watch.process.pid, signal.SIGKILL)
        watch.process.wait()


def test_a_file_becomes_something_else_and_a_file_again(folder: Path, watched: Watch) -> None:
    file = folder / "b.md"

    def as_new() -> None:
        file.write_text(POLICY, encoding="utf-8")

    def large() -> None:
        with file.open("wb") as opened:
            opened.truncate(100 << 20)

    for change, said in (
        (file.mkdir, "no policies in this directory"),
        (lambda: os.mkfifo(file), "is neither a file nor a directory"),
        (lambda: file.symlink_to("b.md"), "is neither a file nor a directory"),
        (lambda: file.symlink_to("/dev/zero"), "is neither a file nor a directory"),
        (large, "is larger than 20 MiB"),
    ):
        file.unlink()
        watched.says(f"b.md: input: {said}", change)
        shutil.rmtree(file) if file.is_dir() else file.unlink()
        watched.says("Found 24 findings", as_new)
    assert watched.end() == 130
    assert "Traceback" not in "".join(watched.said)


def test_a_configuration_breaks_and_is_mended(folder: Path, watched: Watch) -> None:
    config = folder / "policylint.toml"
    for text, said in (
        ("selekt = 1\n", "unknown key"),
        ('ignore = ["missing"]\n', "Found 2 findings"),
        ("[[[", "not valid TOML"),
        ('extend = "policylint.toml"\n', "goes in a circle"),
    ):
        watched.says(said, lambda text=text: config.write_text(text, encoding="utf-8"))  # type: ignore[misc]
    watched.says("Found 24 findings", config.unlink)
    beside = folder / "a.md.policylint.toml"
    watched.says("not valid TOML", lambda: beside.write_text("[", encoding="utf-8"))
    watched.says("Found 24 findings", beside.unlink)
    assert watched.end() == 130


def test_a_file_that_is_rewritten_all_the_time(folder: Path, watched: Watch) -> None:
    end = time.monotonic() + 1.5
    while time.monotonic() < end:
        (folder / "b.md").write_text(POLICY * (1 + int(time.monotonic() * 100) % 5), encoding="utf-8")
        time.sleep(0.01)
    assert watched.process.poll() is None
    watched.says(
        "Recognised a disclosure in 10 of ",
        lambda: (folder / "b.md").write_text(POLICY * 9, encoding="utf-8"),
    )
    assert watched.end() == 130


def test_rights_that_are_taken_away_are_seen(folder: Path, watched: Watch) -> None:
    watched.says("watching 2 files", lambda: (folder / "b.md").chmod(0o400))
    assert watched.end() == 130


def test_a_working_folder_that_goes_ends_it_with_a_word(folder: Path, watched: Watch) -> None:
    shutil.rmtree(folder)
    assert watched.process.wait(PATIENCE) == 2
    assert "working folder: No such file or directory" in "".join(watched.said)
    assert "Traceback" not in "".join(watched.said)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_while_it_checks(folder: Path, jobs: str) -> None:
    watch = Watch(folder, "--no-cache", "-j", jobs, ".")
    (folder / "b.md").write_text(POLICY * 20_000, encoding="utf-8")
    time.sleep(1)
    assert watch.end() == 130
    assert "Traceback" not in "".join(watch.said)
