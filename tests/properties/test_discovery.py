"""What is left out is what git leaves out, whatever the patterns."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.inputs import Discovery, find

FILES = ("a.md", "b.md", "docs/a.md", "docs/old/a.md", "docs/old/b.md", "old/a.md", "build.md/c.md", "x y.md")
parts = st.sampled_from(
    ["a.md", "b.md", "*.md", "docs", "old", "**", "build.md", "?.md", "[ab].md", "x y.md", "o*"]
)
patterns = st.builds(
    lambda bang, slash, names, end: bang + slash + "/".join(names) + end,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "/"]),
    st.lists(parts, min_size=1, max_size=3),
    st.sampled_from(["", "/", " ", "\\ "]),
)
ignores = st.dictionaries(
    st.sampled_from([".gitignore", "docs/.gitignore", ".git/info/exclude"]),
    st.lists(patterns, max_size=4).map("\n".join),
    max_size=3,
)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@settings(max_examples=60, deadline=None)
@given(ignores)
def test_the_same_files_as_git(ignored: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        subprocess.run(["git", "init", "-q", name], check=True)
        for file in FILES:
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_text("x")
        for file, text in ignored.items():
            (root / file).write_text(text + "\n")
        listed = subprocess.run(
            ["git", "-c", "core.excludesFile=", "ls-files", "-z", "--others", "--exclude-standard"],
            cwd=name, capture_output=True, check=True, encoding="utf-8",
        )  # fmt: skip
        expected = sorted(file for file in listed.stdout.split("\0") if file.endswith(".md"))
        found, _ = find([name], [".md"], Discovery(skipped=frozenset(), may_be_empty=True))
        assert [Path(one).relative_to(root).as_posix() for one in found] == expected
