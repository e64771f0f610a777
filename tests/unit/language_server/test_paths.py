from __future__ import annotations

import os
from pathlib import Path

import pytest

from policylint.language_server.paths import file_of, name_of, placed

pytestmark = pytest.mark.skipif(os.name == "nt", reason="paths as POSIX has them")


@pytest.mark.parametrize(
    ("uri", "file"),
    [
        ("file:///a/privacy.md", "/a/privacy.md"),
        ("file:///a/gr%C3%BCne%20politik.md", "/a/grüne politik.md"),
        ("file:///a/a;b%3Fc%23d.md", "/a/a;b?c#d.md"),
        ("file://localhost/a.md", "/a.md"),
        ("file:///a/%FF.md", "/a/\udcff.md"),
        ("untitled:Untitled-1", ""),
        ("vscode-vfs://github/a/b.md", ""),
    ],
)
def test_the_file_of_a_uri(uri: str, file: str) -> None:
    assert file_of(uri) == file


@pytest.mark.parametrize(
    ("uri", "language", "name"),
    [
        ("untitled:Untitled-1", "markdown", "Untitled-1.md"),
        ("untitled:Untitled-1", "html", "Untitled-1.html"),
        ("untitled:Untitled-1", "plaintext", "Untitled-1.txt"),
        ("untitled:/a/b/terms.policy", "plaintext", "terms.policy"),
        ("vscode-vfs://github/a/Datenschutz%20neu.md", "", "Datenschutz neu.md"),
        ("untitled:", "", "policy.md"),
    ],
)
def test_the_name_of_what_is_no_file(uri: str, language: str, name: str) -> None:
    assert name_of(uri, language) == name


def test_check_runs_in_the_innermost_folder_that_is_open(tmp_path: Path) -> None:
    inner = tmp_path / "site"
    (inner / "legal").mkdir(parents=True)
    folders = [str(tmp_path), str(inner), str(tmp_path / "gone")]
    assert placed((inner / "legal" / "a.md").as_uri(), "", folders) == (str(inner), "legal/a.md")
    assert placed((tmp_path / "a.md").as_uri(), "", folders) == (str(tmp_path), "a.md")
    assert placed("untitled:Untitled-1", "", folders) == (str(tmp_path), "Untitled-1.md")


def test_what_is_in_no_folder_is_checked_in_its_own(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    assert placed((outside / "a.md").as_uri(), "", []) == (str(outside), "a.md")
    gone = tmp_path / "gone" / "a.md"
    assert placed(gone.as_uri(), "", []) == ("", str(gone))
    assert placed("untitled:Untitled-1", "", []) == ("", "Untitled-1.md")
