"""Fixing as users meet it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

POLICY = (
    "\ufeff# Privacy policy\r\n\r\n<!-- policylint: ignore[future-date] -->\r\nWe collect your name.\r\n\r\n"
    "#### Cookies\r\n\r\nWe set two cookies.\r\n"
)
CHECK = (
    "check",
    "--select",
    "suppression,heading-level-jump,dnt-missing,future-date",
    "--output-format",
    "concise",
)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "policylint", *CHECK, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "p.md").write_bytes(POLICY.encode())
    return tmp_path


def test_fix_removes_what_is_safe_and_reports_the_rest(folder: Path) -> None:
    assert "Fixable: 1 with --fix, 1 with --fix --unsafe-fixes." in run(folder).stderr
    done = run(folder, "--fix")
    assert done.returncode == 1
    assert "Fixed 1 finding (1 unused-suppression)." in done.stderr
    assert "unused-suppression" not in done.stdout
    assert "dnt-missing" in done.stdout
    expected = POLICY.replace("<!-- policylint: ignore[future-date] -->\r\n", "")
    assert (folder / "p.md").read_bytes() == expected.encode()


def test_unsafe_fixes_are_applied_only_if_asked(folder: Path) -> None:
    done = run(folder, "--fix-only", "--unsafe-fixes")
    assert (done.returncode, done.stdout) == (0, "")
    text = (folder / "p.md").read_bytes().decode()
    assert "\r\n## Cookies\r\n" in text
    assert "Do Not Track" not in text


def test_diff_shows_and_changes_nothing(folder: Path) -> None:
    done = run(folder, "--diff")
    assert done.returncode == 1
    assert "-<!-- policylint: ignore[future-date] -->" in done.stdout
    assert (folder / "p.md").read_bytes() == POLICY.encode()
    run(folder, "--fix-only")
    assert run(folder, "--diff").returncode == 0


def test_what_is_suppressed_or_known_is_not_fixed(folder: Path) -> None:
    text = "# Privacy policy\n\nText.\n\n#### Cookies <!-- policylint: ignore[heading-level-jump] -->\n\nWe set two.\n"
    (folder / "p.md").write_text(text)
    run(folder, "--fix", "--unsafe-fixes")
    assert (folder / "p.md").read_text() == text


@pytest.mark.parametrize(
    "arguments",
    [
        ("--fix", "-"),
        ("--diff", "-"),
        ("--fix", "p.md", "-"),
        ("--add-ignore", "-"),
        ("--fix", "--stdin-filename", "p.md", "-"),
    ],
)
def test_standard_input_is_not_fixed_nor_is_a_file_in_its_name(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    before = b"# Another\n\nText that is quite another than what is checked, and long enough to be cut.\n"
    (folder / "p.md").write_bytes(before)
    done = subprocess.run(
        [sys.executable, "-m", "policylint", *CHECK, *arguments],
        input=POLICY.encode(), cwd=folder, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"standard input is not fixed, nor are comments written into it; name the file" in done.stderr
    assert (folder / "p.md").read_bytes() == before
