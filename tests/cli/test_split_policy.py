"""A policy in several files, as its users meet it: in a real process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import warm

FILES = {
    "docs/privacy.md": "# Privacy policy\n\nWe collect your name when you register.\n\n"
    "We never share your personal data with third parties.\n",
    "docs/cookies.md": "# Cookies\n\nWe share your personal data with third parties. TODO\n",
    "docs/eu.html.md": "# Readers in Europe\n\nWe keep your account data for two years.\n",
}
CONFIG = """
select = ["contradiction", "placeholder-text", "retention-missing", "gpc-missing"]
[[policy]]
name = "Site"
files = ["docs/privacy.md", "docs/cookies.md", "docs/eu.*"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "policylint.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_one_file_named_as_a_hook_names_it_gives_the_whole_policy(folder: Path) -> None:
    whole, one = run(folder, "check"), run(folder, "check", "docs/cookies.md")
    assert whole.stdout == one.stdout
    assert [line.split(":")[0] for line in one.stdout.splitlines()] == [
        "docs/cookies.md", "docs/privacy.md", "docs/privacy.md", "docs/privacy.md"
    ]  # fmt: skip
    assert "in 1 policy (3 files)" in one.stderr
    assert "read as well, as parts of the same policy 'Site': docs/privacy.md, docs/eu.html.md" in one.stderr
    assert "read as well" not in whole.stderr
    assert run(folder, "check", "--show-files", "docs/cookies.md").stdout.split() == list(FILES)
    given = run(folder, "check", "-", "--stdin-filename", "docs/cookies.md", given=FILES["docs/cookies.md"])
    assert given.stdout == whole.stdout


def test_in_a_repository_the_files_of_a_policy_are_found_whatever_their_names(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / "docs/privacy.md").rename(folder / "docs/notice.md")
    (folder / "PRIVACY.md").write_text("# Privacy policy\n")
    (folder / "policylint.toml").write_text(CONFIG.replace("docs/privacy.md", "docs/notice.md"))

    def shown(*arguments: str) -> list[str]:
        return run(folder, "check", "--show-files", *arguments).stdout.split()

    parts = ["docs/notice.md", "docs/cookies.md", "docs/eu.html.md"]
    assert shown() == ["PRIVACY.md", *parts]
    assert shown("docs") == parts
    assert shown("--exclude", "docs/") == ["PRIVACY.md"]


def test_formats_name_both_files_of_a_contradiction(folder: Path) -> None:
    full = run(folder, "check", "--output-format", "full", "--select", "contradiction").stdout
    assert "docs/privacy.md:5:1: warning contradictory-statements" in full
    assert "--> docs/cookies.md:3:1: the practice is described here" in full
    log = json.loads(run(folder, "check", "--output-format", "sarif").stdout)["runs"][0]
    (found,) = [one for one in log["results"] if one["ruleId"] == "contradictory-statements"]
    uris = [
        place["physicalLocation"]["artifactLocation"]["uri"]
        for place in (*found["locations"], *found["relatedLocations"])
    ]
    assert uris == ["docs/privacy.md", "docs/cookies.md"]
    assert [one["location"]["uri"] for one in log["artifacts"]] == list(FILES)
    report = json.loads(run(folder, "check", "--output-format", "json").stdout)
    assert report["coverage"][0]["files"] == list(FILES)
    assert report["diagnostics"][-1]["related"][0]["path"] == "docs/cookies.md"


def test_a_baseline_knows_findings_by_their_file_and_absences_by_the_main_one(folder: Path) -> None:
    assert run(folder, "baseline", "write").returncode == 0
    known = json.loads((folder / ".policylint-baseline.json").read_text())["findings"]
    assert {path: [one["rule"] for one in found] for path, found in known.items()} == {
        "docs/cookies.md": ["placeholder-text"],
        "docs/privacy.md": ["contradictory-statements", "gpc-missing", "retention-missing"],
    }
    assert run(folder, "check", "docs/eu.html.md").returncode == 0
    (folder / "docs/cookies.md").write_text("# Cookies\n\nWe use cookies.\n")
    assert "2 entries of the baseline are not found any more" in run(folder, "check").stderr


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_what_is_new_is_told_by_the_whole_policy_as_it_was(folder: Path) -> None:
    (folder / "docs/eu.html.md").write_text("# Retention\n\nWe keep your account data for two years.\n")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "x")):
        identity = ("-c", "user.email=a@shop.example", "-c", "user.name=A")
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True)
    new = ("check", "--new-from", "HEAD", "--select", "retention-missing,gpc-missing,placeholder-text")
    assert run(folder, *new, "docs").stdout == ""
    (folder / "docs/eu.html.md").write_text("# Readers in Europe\n\nNothing else.\n")
    assert [line.split()[2] for line in run(folder, *new, "docs").stdout.splitlines()] == [
        "retention-missing"
    ]


def test_coverage_has_one_column_and_says_where(folder: Path) -> None:
    (folder / "policylint.toml").write_text(CONFIG + 'frameworks = ["gdpr"]\n')
    done = run(folder, "coverage", "docs/eu.html.md")
    assert "Site (docs/privacy.md, docs/cookies.md, docs/eu.html.md)  GDPR" in done.stdout
    assert "docs/eu.html.md:3: We keep your account data" in done.stdout
    (policy,) = json.loads(run(folder, "coverage", "--output-format", "json").stdout)["policies"]
    assert (policy["name"], policy["files"]) == ("Site", list(FILES))
    assert "| Site |" in run(folder, "coverage", "--output-format", "markdown").stdout


def test_disclosures_stand_under_their_files(folder: Path) -> None:
    lines = run(folder, "disclosures", "--topic", "retention", "docs/privacy.md").stdout.splitlines()
    heads = [line for line in lines if line and not line.startswith(" ")]
    assert heads == list(FILES)
    assert lines[-1].split()[:2] == ["3:1", "retention.period"]
    explained = run(folder, "disclosures", "--explain", "--output-format", "jsonl", "--topic", "retention")
    (record,) = [json.loads(line) for line in explained.stdout.splitlines()]
    assert (record["path"], record["line"]) == ("docs/eu.html.md", 3)
    assert record["context"]["headings"] == ["Privacy policy", "Readers in Europe"]
    missed = run(folder, "disclosures", "--explain", "--topic", "dnt", "docs/eu.html.md").stdout
    assert missed.count("nothing comes near it") == 1


def test_fixes_and_comments_go_to_the_file_they_are_for(folder: Path) -> None:
    done = run(folder, "check", "--add-ignore", "docs/eu.html.md")
    assert done.returncode == 0, done.stderr
    assert "ignore-file[gpc-missing" in (folder / "docs/privacy.md").read_text()
    assert "ignore[placeholder-text]" in (folder / "docs/cookies.md").read_text()
    assert (folder / "docs/eu.html.md").read_text() == FILES["docs/eu.html.md"]
    assert run(folder, "check").returncode == 0
    (folder / "docs/cookies.md").write_text("# Cookies\n\nNone.\n")
    mended = run(folder, "check", "--fix", "--extend-select", "unused-suppression", "docs/privacy.md")
    assert "ignore[contradictory-statements]" not in (folder / "docs/privacy.md").read_text(), mended.stderr


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ('["docs/privacy.md", "docs/cookie.md"]', "policylint.toml:5: policy.files: no such file: docs/cookie.md"),
        ('["docs/privacy.md", "x.policy"]', "x.policy is a declaration, which stands alone"),
    ],
)  # fmt: skip
def test_a_wrong_file_ends_the_run(folder: Path, files: str, expected: str) -> None:
    (folder / "x.policy").write_text("controller Acme")
    config = CONFIG.replace('["docs/privacy.md", "docs/cookies.md", "docs/eu.*"]', files)
    (folder / "policylint.toml").write_text(config)
    for verb in ("check", "coverage", "disclosures"):
        done = run(folder, verb, "docs/privacy.md")
        assert (done.returncode, done.stdout) == (2, "")
        assert expected in done.stderr


def test_a_part_for_which_another_configuration_holds_ends_the_run(folder: Path) -> None:
    (folder / "eu").mkdir()
    (folder / "docs/eu.html.md").rename(folder / "eu/notice.md")
    (folder / "eu/policylint.toml").write_text("floor = false\n")
    (folder / "policylint.toml").write_text(CONFIG.replace("docs/eu.*", "eu/notice.md"))
    for arguments in (("check",), ("config", "validate")):
        done = run(folder, *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert "another configuration holds for eu/notice.md: eu/policylint.toml" in done.stderr


def test_a_declaration_in_another_guise_is_a_failure(folder: Path) -> None:
    done = run(folder, "check", "--format", "policy", "docs/cookies.md")
    assert done.returncode == 2
    assert "a declaration stands alone" in done.stderr


def test_a_policy_in_several_files_is_kept_and_read_by_workers(folder: Path) -> None:
    (folder / "other.md").write_text("# Privacy policy\n\nTODO\n", encoding="utf-8")
    cache = ("--cache-dir", str(folder / "kept"))
    alone = run(folder, "check", "--no-cache", "-j", "1", "-v")
    workers = run(folder, "check", "--no-cache", "-j", "2")
    first = run(folder, "check", *cache)
    again = run(folder, "check", *cache, "-v", "-j", "2")
    assert alone.stdout == workers.stdout == first.stdout == again.stdout
    assert "docs/cookies.md" in first.stdout
    assert "cache: 4 of 4 known" in again.stderr
    (folder / "docs/cookies.md").write_text(FILES["docs/cookies.md"].replace("TODO", ""), encoding="utf-8")
    edited = run(folder, "check", *cache, "-v")
    assert "cache: 1 of 4 known" in edited.stderr
    assert "placeholder-text" not in edited.stdout.partition("other.md")[0]
    (folder / "docs/eu.html.md").unlink()
    (folder / "policylint.toml").write_text(CONFIG.replace(', "docs/eu.*"', ""), encoding="utf-8")
    assert "cache: 1 of 3 known" in run(folder, "check", *cache, "-v").stderr
