"""`policylint new`: what it writes passes its own tests at once, as whoever runs it would see."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import warm

POLICY = "# Privacy policy\n\nThe user agrees that we utilise data.\n"


def run(folder: Path, *command: str, path: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    return warm.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "privacy.md").write_text(POLICY, encoding="utf-8")
    return tmp_path


def test_a_rule_passes_its_test_and_runs(folder: Path) -> None:
    assert run(folder, "policylint", "new", "rule", "tea-first").returncode == 0
    tested = run(folder, "pytest", "-q", "-p", "no:cacheprovider", "test_tea_first.py", path=str(folder))
    assert tested.returncode == 0, tested.stdout
    done = run(
        folder,
        "policylint",
        "check",
        "--plugin",
        "tea_first",
        "--select",
        "tea-first",
        "privacy.md",
        path=str(folder),
    )
    assert done.stdout.startswith("privacy.md:3:1: info tea-first the reader is called “the user”")


def test_a_plugin_passes_its_tests_and_names_its_module(folder: Path) -> None:
    assert run(folder, "policylint", "new", "plugin", "tea-house").returncode == 0
    tested = run(folder / "tea-house", "pytest", "-q", "-p", "no:cacheprovider")
    assert tested.returncode == 0, tested.stdout
    assert '[project.entry-points.policylint]\ntea-house = "tea_house"\n' in (
        folder / "tea-house/pyproject.toml"
    ).read_text(encoding="utf-8")


def test_a_pack_passes_its_examples_and_runs(folder: Path) -> None:
    assert run(folder, "policylint", "new", "pack", "tea").returncode == 0
    assert run(folder, "policylint", "test", "tea").returncode == 0
    done = run(
        folder,
        "policylint",
        "check",
        "--pack",
        "tea",
        "--select",
        "third-person-reader,plain-words",
        "-q",
        "privacy.md",
    )
    assert done.stdout.count("privacy.md:3:") == 2


def test_a_framework_is_read_and_asks(folder: Path) -> None:
    assert run(folder, "policylint", "new", "framework", "tea-law").returncode == 0
    assert "retention" in run(folder, "policylint", "frameworks", "./tea-law.toml").stdout
    done = run(
        folder, "policylint", "check", "--framework", "./tea-law.toml", "--preview", "-q", "privacy.md"
    )
    assert "error retention-missing" in done.stdout


@pytest.mark.parametrize("name", ["Tea", "tea_first", "../tea", "class", ""])
def test_a_name_that_cannot_be_is_refused(folder: Path, name: str) -> None:
    done = run(folder, "policylint", "new", "rule", name)
    assert done.returncode == 2
    assert "take another name" in done.stderr or "is not a name" in done.stderr
    assert [path.name for path in folder.iterdir()] == ["privacy.md"]


def test_nothing_is_overwritten(folder: Path) -> None:
    (folder / "test_tea.py").write_text("mine", encoding="utf-8")
    done = run(folder, "policylint", "new", "rule", "tea")
    assert (done.returncode, done.stderr) == (
        2,
        "policylint: test_tea.py: exists already; nothing was written\n",
    )
    assert not (folder / "tea.py").exists()
