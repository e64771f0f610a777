"""`policylint drift` as users meet it: two files, every format, exit statuses as `check` has them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import warm

DECLARED = """policy "Acme Privacy Notice" {
  updated 2026-04-01
  controller "Acme AB" { email "privacy@acme.example" }
  sale none
}
"""
SAME = """# Privacy policy

Last updated: 1 April 2026

Acme AB (“we”) is the controller of your personal data. Write to privacy@acme.example.

We do not sell your personal data.
"""


def run(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", "drift", *arguments],
        input=stdin,
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "acme.policy").write_text(DECLARED, encoding="utf-8")
    (tmp_path / "same.md").write_text(SAME, encoding="utf-8")
    (tmp_path / "other.md").write_text(SAME.replace("1 April", "2 April"), encoding="utf-8")
    (tmp_path / "bad.policy").write_text(DECLARED.replace("email", "emial"), encoding="utf-8")
    return tmp_path


def test_no_difference_exits_with_0_and_one_with_1(folder: Path) -> None:
    same = run("acme.policy", "same.md", cwd=folder)
    assert (same.returncode, same.stdout) == (0, "")
    other = run("acme.policy", "-", "--stdin-filename", "other.md", cwd=folder, stdin=SAME.replace("1 April", "2 April"))  # fmt: skip
    assert other.returncode == 1
    assert (
        other.stdout
        == "other.md:3:15: error drift-date said: the date 2 April 2026; declared: 1 April 2026\n"
    )
    assert run("acme.policy", "other.md", "--exit-zero", cwd=folder).returncode == 0
    assert run("acme.policy", "other.md", "--ignore", "drift-date", cwd=folder).returncode == 0
    assert run("acme.policy", "other.md", "--select", "drift-period", cwd=folder).returncode == 0


def test_both_places_are_in_every_format(folder: Path) -> None:
    full = run("acme.policy", "other.md", "--output-format", "full", cwd=folder).stdout
    assert "other.md:3:15: error" in full
    assert "--> acme.policy:2:11: declared: 1 April 2026" in full
    assert "2 |   updated 2026-04-01" in full
    [record] = json.loads(run("acme.policy", "other.md", "--output-format", "json", cwd=folder).stdout)["diagnostics"]  # fmt: skip
    assert record["path"] == "other.md"
    assert [(one["path"], one["line"]) for one in record["related"]] == [("acme.policy", 2)]
    [result] = json.loads(run("acme.policy", "other.md", "--output-format", "sarif", cwd=folder).stdout)["runs"][0]["results"]  # fmt: skip
    [related] = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "acme.policy"
    assert "file=other.md" in run("acme.policy", "other.md", "--output-format", "github", cwd=folder).stdout


SPLIT = {
    "notice/main.md": SAME.replace("We do not sell your personal data.\n", ""),
    "notice/sale.md": "# Selling\n\nNothing more is said here than this of what we do with your personal data.\n\n"
    "We do not sell your personal data.\n",
}


@pytest.fixture
def split(folder: Path) -> Path:
    (folder / "notice").mkdir()
    for name, text in SPLIT.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_notice_in_several_files_is_read_whole(split: Path) -> None:
    part = run("acme.policy", "notice/main.md", cwd=split)
    assert "drift-unsaid declared, not said" in part.stdout
    named = run("acme.policy", "notice/main.md", "notice/sale.md", cwd=split)
    assert (named.returncode, named.stdout) == (0, "")
    (split / "policylint.toml").write_text('[[policy]]\nfiles = ["notice/*.md"]\n', encoding="utf-8")
    for name in SPLIT:
        done = run("acme.policy", name, cwd=split)
        assert (done.returncode, done.stdout) == (0, "")
        other = next(one for one in SPLIT if one != name)
        assert f"policylint: read as well, as parts of the same notice: {other}\n" in done.stderr
    assert run("acme.policy", "notice/main.md", "--isolated", cwd=split).stdout == part.stdout


def test_places_in_a_notice_of_several_files_are_told_with_their_file(split: Path) -> None:
    text = "We keep your orders for three years.\n\nWe sell your personal data to advertising partners.\n"
    (split / "notice/sale.md").write_text("# Selling\n\n" + text, encoding="utf-8")
    done = run("acme.policy", "notice/main.md", "notice/sale.md", "--output-format", "json", cwd=split)
    found = json.loads(done.stdout)
    (sale,) = [
        one for one in found["diagnostics"] if "sale" in one["message"] or one["topic"] == "sharing.sale"
    ]
    assert (sale["path"], sale["line"]) == ("notice/sale.md", 5)
    assert all(
        one["path"] in ("acme.policy", *SPLIT) for d in found["diagnostics"] for one in (d, *d["related"])
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("acme.policy", "nothing.md"), "nothing.md: no such file"),
        (("same.md", "acme.policy"), "the declaration comes first: policylint drift acme.policy same.md"),
        (("same.md", "same.md"), "same.md: is not in the policy language"),
        (("acme.policy", "acme.policy"), "acme.policy: is a declaration"),
        (("-", "-"), "only one of the files"),
        (("acme.policy", "same.md", "--select", "drift-dat"), "unknown rule 'drift-dat'; did you mean 'drift-date'?"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_exits_with_2(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"policylint: {message}")


def test_a_declaration_with_errors_is_not_compared(folder: Path) -> None:
    done = run("bad.policy", "same.md", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "unknown-statement" in done.stderr


@pytest.mark.parametrize("name", ["drift-unsaid", "drift-undeclared", "drift-polarity", "drift-period", "drift-date", "drift-contact", "drift-basis"])  # fmt: skip
def test_every_kind_of_difference_is_documented_like_a_rule(folder: Path, name: str) -> None:
    done = warm.run(
        [sys.executable, "-m", "policylint", "rule", name], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stdout.startswith(name)
    assert "What it does" in done.stdout
