"""The baseline as users meet it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import warm

POLICY = "# Privacy policy\n\nWe collect your name when you register.\n\n### Cookies\n\nWe set two cookies.\n"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_adopting_write_check_change_and_prune(tmp_path: Path) -> None:
    (tmp_path / "p.md").write_text(POLICY, encoding="utf-8")
    assert run(tmp_path, "check").returncode == 1
    done = run(tmp_path, "baseline", "write")
    assert done.returncode == 0
    assert "known findings in 1 policy" in done.stdout
    done = run(tmp_path, "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "by the baseline" in done.stderr
    assert run(tmp_path, "check", "--no-baseline").returncode == 1
    assert "p.md: heading-level-jump" in run(tmp_path, "baseline", "show").stdout

    moved = "# Privacy policy\n\nWords before.\n\nWe collect your\nname when you register.\n\n### Cookies\n\n#####  New\n"
    (tmp_path / "p.md").write_text(moved + "\nWe set two cookies.\n", encoding="utf-8")
    done = run(tmp_path, "check", "--select", "heading-level-jump", "--fail-level", "info")
    assert [line.split(":")[1] for line in done.stdout.splitlines()] == ["10"]

    (tmp_path / "p.md").write_text(POLICY.replace("###", "##"), encoding="utf-8")
    assert "`policylint baseline prune`" in run(tmp_path, "check").stderr
    assert "1 taken out" in run(tmp_path, "baseline", "prune").stdout
    assert "heading-level-jump" not in run(tmp_path, "baseline", "show").stdout
    assert "prune" not in run(tmp_path, "check").stderr


def test_a_baseline_that_cannot_be_read_exits_with_2(tmp_path: Path) -> None:
    (tmp_path / "p.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / ".policylint-baseline.json").write_text("{")
    done = run(tmp_path, "check")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is no baseline" in done.stderr
    assert run(tmp_path, "check", "--baseline", "gone.json").returncode == 2


def test_a_run_that_failed_leaves_the_baseline_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "p.md").write_text(POLICY, encoding="utf-8")
    run(tmp_path, "baseline", "write")
    file = tmp_path / ".policylint-baseline.json"
    before = file.read_bytes()
    for verb in ("write", "prune"):
        done = run(tmp_path, "baseline", verb, "o.md")
        assert done.returncode == 2
        assert "is left as it is, since not all was checked" in done.stderr
        assert file.read_bytes() == before


def test_where_nothing_could_be_read_nothing_is_said_to_be_found(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "o.md")
    assert done.returncode == 2
    assert "Nothing was checked.\n" in done.stderr
    assert "No findings" not in done.stderr
