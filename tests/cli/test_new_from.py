"""`--new-from`, in real repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import warm

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
POLICY = (
    "# Privacy policy\n\nWe collect your name when you register.\n\n#### Cookies\n\nWe set two cookies.\n"
)
IDENTITY = {
    f"GIT_{who}_{what}": "x@acme.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}


def git(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, **IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def check(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", "check", "--fail-level", "info", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def found(done: subprocess.CompletedProcess[str]) -> list[str]:
    assert done.returncode in (0, 1), done.stderr
    return [f"{line.split(':')[0]} {line.split(': ')[1].split()[1]}" for line in done.stdout.splitlines()]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "privacy ü.md").write_text(POLICY, encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    return folder


def test_only_what_is_new_is_reported(repository: Path) -> None:
    policy = repository / "docs" / "privacy ü.md"
    done = check(repository, "--new-from", "HEAD")
    assert (done.returncode, done.stdout) == (0, "")
    assert "not new since the revision" in done.stderr
    policy.write_text(
        POLICY.replace("# Privacy policy\n", "# Privacy policy\n\nWords before.\n") + "\nKept for [PERIOD].\n"
    )
    assert found(check(repository, "--new-from", "HEAD")) == ["docs/privacy ü.md placeholder-text"]
    assert found(check(repository / "docs", "--new-from", "HEAD")) == ["privacy ü.md placeholder-text"]
    shown = check(repository, "--new-from", "HEAD", "--show-suppressed").stdout
    assert "(suppressed not new: found at HEAD, too)" in shown


def test_an_absence_is_new_only_where_it_was_none(repository: Path) -> None:
    policy = repository / "docs" / "privacy ü.md"
    wanted = ("--select", "retention-missing,dnt-missing", "--new-from", "HEAD")
    policy.write_text(POLICY + "\nWe keep your name for two years.\n", encoding="utf-8")
    git(repository, "commit", "-q", "-a", "-m", "second")
    policy.write_text(POLICY, encoding="utf-8")
    assert found(check(repository, *wanted)) == ["docs/privacy ü.md retention-missing"]


def test_moved_files_are_followed_and_new_ones_are_all_new(repository: Path) -> None:
    git(repository, "mv", "docs/privacy ü.md", "PRIVACY.md")
    select = ("--select", "heading-level-jump", "--new-from", "HEAD")
    assert found(check(repository, *select)) == []
    (repository / "docs" / "other-privacy.md").write_text(POLICY, encoding="utf-8")
    assert found(check(repository, *select)) == ["docs/other-privacy.md heading-level-jump"]


def test_only_what_is_new_is_fixed(repository: Path) -> None:
    policy = repository / "docs" / "privacy ü.md"
    changed = POLICY + "\n###### Deep\n\nWords.\n"
    policy.write_text(changed, encoding="utf-8")
    check(repository, "--new-from", "HEAD", "--fix", "--unsafe-fixes", "--select", "heading-level-jump")
    assert policy.read_text(encoding="utf-8") == changed.replace("###### Deep", "##### Deep")


@pytest.mark.parametrize("revision", ["nothing", "-x", "", "HEAD:docs"])
def test_no_such_revision(repository: Path, revision: str) -> None:
    done = check(repository, f"--new-from={revision}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "revision" in done.stderr


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "p.md").write_text(POLICY, encoding="utf-8")
    done = check(tmp_path, "--new-from", "HEAD", "p.md", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (done.returncode, done.stdout) == (2, "")
    assert "is in no git repository" in done.stderr


def test_shallow_clone(repository: Path, tmp_path: Path) -> None:
    git(repository, "commit", "-q", "--allow-empty", "-m", "second")
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")
    done = check(tmp_path / "shallow", "--new-from", "HEAD~1")
    assert done.returncode == 2
    assert "shallow" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
def test_nothing_that_the_repository_names_is_run(repository: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    (repository / ".gitattributes").write_text("*.md filter=evil diff=evil\n", encoding="utf-8")
    for key in (
        "core.fsmonitor", "core.pager", "diff.external", "diff.evil.textconv", "diff.evil.command",
        "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "core.sshCommand", "pager.diff-index",
    ):  # fmt: skip
        git(repository, "config", key, str(trap))
    policy = repository / "docs" / "privacy ü.md"
    policy.write_text(POLICY + "\nKept for [PERIOD].\n", encoding="utf-8")
    (tmp_path / "ran").unlink(missing_ok=True)
    assert found(check(repository, "--new-from", "HEAD", "--select", "ALL"))
    assert not (tmp_path / "ran").exists()


def test_a_framework_from_a_file_is_read_once(repository: Path) -> None:
    (repository / "law.toml").write_text(
        'name = "mine"\ntitle = "Mine"\n[[requirement]]\nid = "m"\ntopic = "gpc"\nseverity = "error"\n'
        'section = "§ 1"\nurl = "https://law.example"\nchecked = "2026-11-01"\n',
        encoding="utf-8",
    )
    policy = repository / "docs" / "privacy ü.md"
    policy.write_text(POLICY + "\n###### Deep\n\nWords.\n", encoding="utf-8")
    new = ("--framework", "law.toml", "--new-from", "HEAD")
    assert found(check(repository, *new)) == ["docs/privacy ü.md heading-level-jump"]
    fixed = check(repository, *new, "--fix", "--unsafe-fixes")
    assert (fixed.returncode, fixed.stdout) == (0, "")
