from __future__ import annotations

import io
from pathlib import Path

import pytest

from policylint.inputs import InputProblem, find, read
from policylint.source import Source

SUFFIXES = (".md", ".txt")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("a.md", "b.TXT", "c.py", ".hidden.md", "sub/d.md", ".git/e.md", "node_modules/f.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_a_directory_gives_every_known_suffix_but_hidden_and_foreign_folders(tree: Path) -> None:
    found, problems = find([str(tree)], SUFFIXES)
    assert [Path(name).relative_to(tree).as_posix() for name in found] == ["a.md", "b.TXT", "sub/d.md"]
    assert problems == []


def test_a_file_named_outright_is_read_whatever_its_suffix_and_only_once(tree: Path) -> None:
    named = str(tree / "c.py")
    assert find([named, named, str(tree / ".hidden.md")], SUFFIXES) == ([named, str(tree / ".hidden.md")], [])


def test_a_missing_path_suggests_what_was_meant(tree: Path) -> None:
    _, (problem,) = find([str(tree / "a.dm")], SUFFIXES)
    assert "no such file" in problem.message
    assert "a.md" in problem.hint


def test_a_directory_without_policies_is_a_problem(tmp_path: Path) -> None:
    found, (problem,) = find([str(tmp_path)], SUFFIXES)
    assert found == []
    assert "no policies" in problem.message
    assert ".md" in problem.hint


def test_reads_standard_input_under_the_given_name() -> None:
    source = read("-", io.BytesIO(b"\xef\xbb\xbfHello"), "policy.md")
    assert isinstance(source, Source)
    assert (source.path, source.text) == ("policy.md", "Hello")


def test_an_unreadable_file_is_a_problem_not_an_exception(tmp_path: Path) -> None:
    problem = read(str(tmp_path), io.BytesIO())
    assert isinstance(problem, InputProblem)
    assert str(tmp_path) in str(problem)
