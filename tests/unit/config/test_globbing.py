"""Which files a pattern means: as `glob` says, but for links to folders, and in bounded time."""

from __future__ import annotations

import glob
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.config.globbing import TooManyError, fitting

NAMES = ("a", "b", "ab", ".a")
PARTS = st.sampled_from((*NAMES, "*", "**", "a*", "?", "[ab]", "[!a]", ".*", "*b", "x", "ad", "*d", "**d"))


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders three deep, in each of them a file of each name."""
    top = tmp_path_factory.mktemp("tree")
    for one in NAMES:
        for two in NAMES:
            (top / f"{one}d" / f"{two}d").mkdir(parents=True)
    for folder in (top, *top.rglob("*d")):
        for name in NAMES:
            (folder / name).write_text("x", encoding="ascii")
    return top


@given(st.lists(PARTS, min_size=1, max_size=4).map(os.sep.join))
def test_the_same_files_as_the_standard_library(tree: Path, pattern: str) -> None:
    every = glob.glob(pattern, root_dir=tree, recursive=True)  # noqa: PTH207 - pathlib has other rules
    files = {
        one for one in every if not one.endswith(os.sep) and (tree / one).is_file()
    }  # a file is no folder
    assert fitting(str(tree), pattern) == {str(tree / one) for one in files}


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_links_in_circles_are_not_followed(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).symlink_to(".")
    (tmp_path / "x.md").write_text("x", encoding="ascii")
    (tmp_path / "y.md").symlink_to("x.md")
    started = time.process_time()
    assert fitting(str(tmp_path), "**/*.md") == {str(tmp_path / "x.md"), str(tmp_path / "y.md")}
    assert fitting(str(tmp_path), "*/" * 30 + "x.md") == set()
    assert fitting(str(tmp_path), "a/*.md") == {str(tmp_path / "a/x.md"), str(tmp_path / "a/y.md")}
    assert time.process_time() - started < 1


def test_what_leads_through_too_much_ends(tree: Path) -> None:
    with pytest.raises(TooManyError):
        fitting(str(tree), "**/x", most=20)
    with pytest.raises(TooManyError):
        fitting(str(tree), "**/" * 1000 + "x", most=1000)
    assert fitting(str(tree), "ad/a", most=20)


def test_a_folder_that_cannot_be_looked_into_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="ascii")
    assert fitting(str(tmp_path / "gone"), "**/a") == set()
    assert fitting(str(tmp_path), "a/b*") == set()
