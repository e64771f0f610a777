"""Fixing as users meet it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import warm

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
    return warm.run(
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


def test_a_file_that_is_named_twice_is_reported_and_fixed_once(folder: Path) -> None:
    (folder / "link.md").symlink_to("p.md")
    done = run(folder, "--fix", "./p.md", "link.md", "p.md")
    assert "Fixed 1 finding (1 unused-suppression)." in done.stderr
    assert done.stdout.count("dnt-missing") == 1
    assert (folder / "link.md").is_symlink()


def piped(folder: Path, text: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return warm.run(
        [sys.executable, "-m", "policylint", *CHECK, *arguments],
        input=text.encode(), cwd=folder, capture_output=True, check=False,
    )  # fmt: skip


def test_standard_input_goes_fixed_to_standard_output_and_findings_elsewhere(folder: Path) -> None:
    done = piped(folder, POLICY, "--fix", "-")
    assert done.returncode == 1
    assert done.stdout == POLICY.replace("<!-- policylint: ignore[future-date] -->\r\n", "").encode()
    assert b"Fixed 1 finding (1 unused-suppression)." in done.stderr
    assert b" warning dnt-missing " in done.stderr


def test_standard_input_with_nothing_to_fix_comes_out_as_it_was(folder: Path) -> None:
    text = "# Privacy policy\r\n\nWe do not respond to Do Not Track signals.\xff"
    done = piped(folder, text, "--fix-only", "-")
    assert (done.returncode, done.stdout, done.stderr) == (0, text.encode(), b"")


def test_a_file_whose_name_standard_input_bears_is_not_touched(folder: Path) -> None:
    done = piped(
        folder, "# Policy\n\n#### Cookies\n", "--fix", "--unsafe-fixes", "-", "--stdin-filename", "p.md"
    )
    assert done.stdout == b"# Policy\n\n## Cookies\n"
    assert (folder / "p.md").read_bytes() == POLICY.encode()


def test_the_difference_of_standard_input_bears_its_name(folder: Path) -> None:
    done = piped(folder, POLICY, "--diff", "-", "--stdin-filename", "docs/new.md")
    assert done.returncode == 1
    assert done.stdout.startswith(b"--- docs/new.md\n+++ docs/new.md\n")
    assert b"-<!-- policylint: ignore[future-date] -->" in done.stdout
    assert piped(folder, "# Privacy policy\n", "--diff", "-").stdout == b""


def test_a_broken_document_comes_out_as_it_was(folder: Path) -> None:
    broken = piped(folder, "%PDF-1.4 cut off", "--fix", "-")
    assert (broken.returncode, broken.stdout) == (2, b"%PDF-1.4 cut off")


@pytest.mark.parametrize("name", [(), ("--stdin-filename", "p.md")])
def test_no_comments_are_written_into_standard_input(folder: Path, name: tuple[str, ...]) -> None:
    done = piped(folder, POLICY, "--add-ignore", *name, "-")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no comments are written into standard input; name the file" in done.stderr
    assert (folder / "p.md").read_bytes() == POLICY.encode()
