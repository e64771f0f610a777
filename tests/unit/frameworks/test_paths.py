from __future__ import annotations

from pathlib import Path

import pytest

from policylint.frameworks import builtin_frameworks
from policylint.frameworks.paths import is_path, load_path, load_paths
from policylint.frameworks.problems import FrameworkError

GOOD = 'name = "{name}"\ntitle = "House"\n[[requirement]]\nid = "a"\nseverity = "error"\ntopic = "dnt"\n'


def write(folder: Path, name: str, text: str = GOOD) -> str:
    path = folder / f"{name}.toml"
    path.write_text(text.replace("{name}", name), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("name", "path"), [("gdpr", False), ("a.toml", True), ("laws/", True), ("a\\b", True)]
)
def test_what_is_taken_for_a_path(name: str, path: bool) -> None:
    assert is_path(name) is path


def test_a_folder_gives_a_framework_for_each_of_its_files_by_name(tmp_path: Path) -> None:
    for name in ("two", "one"):
        write(tmp_path, name)
    (tmp_path / "notes.txt").write_text("no framework")
    assert [framework.name for framework in load_path(str(tmp_path))] == ["one", "two"]


def test_everything_wrong_in_several_files_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "bad", 'name = "bad"\n')
    write(tmp_path, "worse", "oops")
    (tmp_path / "latin.toml").write_bytes(b'name = "\xe9"')
    missing = str(tmp_path / "none.toml")
    with pytest.raises(FrameworkError) as caught:
        load_paths([str(tmp_path), missing])
    files = {Path(problem.file).name for problem in caught.value.problems}
    assert files == {"bad.toml", "worse.toml", "latin.toml", "none.toml"}


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FrameworkError, match="no framework in this folder"):
        load_path(str(tmp_path))


def test_a_name_that_is_taken_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "gdpr")
    with pytest.raises(FrameworkError, match="named 'gdpr' exists already"):
        load_paths([path], [framework.name for framework in builtin_frameworks()])


def test_a_path_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "house")
    assert list(load_paths([path, path])) == [path]
