"""Where there is too little of what the system gives: memory, open files, processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits that hold, and forks")
POLICY = (
    "# Privacy policy\n\nWe collect your personal data. We keep it as long as necessary. See section 9.\n"
)


def check(
    folder: Path, environment: dict[str, str], limit: tuple[str, int], *arguments: str
) -> subprocess.CompletedProcess[str]:
    import resource

    def limited() -> None:
        resource.setrlimit(getattr(resource, limit[0]), (limit[1], limit[1]))

    given: dict[str, Any] = {"preexec_fn": limited} if limit[0] else {}
    return subprocess.run(
        [sys.executable, "-m", "policylint", "check", "--no-cache", *arguments],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120, **given,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(POLICY, encoding="utf-8")
    return tmp_path


@LINUX
@pytest.mark.parametrize("megabytes", [24, 30, 36])
def test_too_little_memory_leaves_no_traceback_and_is_never_taken_for_fine(
    folder: Path, unmeasured: dict[str, str], megabytes: int
) -> None:
    done = check(folder, unmeasured, ("RLIMIT_AS", megabytes << 20), "-j", "2")
    assert "Traceback" not in done.stderr
    assert done.returncode == 1 or (done.returncode != 0 and "memory" in done.stderr)


@LINUX
@pytest.mark.parametrize("files", [8, 9, 10, 11, 12])
def test_too_few_open_files_for_workers_are_enough_for_one_process(
    folder: Path, unmeasured: dict[str, str], files: int
) -> None:
    usual = check(folder, unmeasured, ("", 0), "-j", "2")
    done = check(folder, unmeasured, ("RLIMIT_NOFILE", files), "-j", "2")
    assert (done.returncode, done.stdout, done.stderr) == (1, usual.stdout, usual.stderr)
