"""What is left out is what git leaves out, whatever the patterns, wherever they are written.

Two things are known to differ, and are not tried: a tab at the end of a pattern is part of the name for git, and white
space for the library that reads the patterns here, which knows no classes such as `[[:lower:]]` either.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policylint.request.discovery import Discovery, find

FILES = (
    "a.md",
    "b.md",
    "A.md",
    "x y.md",
    "[x].md",
    "#a.md",
    "!a.md",
    "*.md",
    "é.md",
    "new\nline.md",
    "docs/a.md",
    "docs/old/a.md",
    "docs/old/deep/a.md",
    "docs/old/deep/b.md",
    "old/a.md",
    "old/docs/old/b.md",
    "build.md/c.md",
    "build.md/deep/a.md",
)
LINKS = {"link.md": "a.md", "docs/up.md": "..", "old/loop": "..", "gone.md": "nowhere.md"}
parts = st.sampled_from(
    [
        "a.md", "b.md", "A.md", "*.md", "*", "?.md", "??.md", "x y.md", "x\\ y.md", "é.md", "é*", "new*",
        "[ab].md", "[!a].md", "[^b].md", "[a-c]*.md", "[]x]*", "[[]x].md", "\\[x\\].md",
        "\\#a.md", "#a.md", "\\!a.md", "\\*.md", "docs", "old", "deep", "**", "d*", "*e*", "build.md", "link.md",
    ]
)  # fmt: skip
patterns = st.builds(
    lambda bang, slash, names, end: bang + slash + "/".join(names) + end,
    st.sampled_from(["", "", "", "!"]),
    st.sampled_from(["", "", "/"]),
    st.lists(parts, min_size=1, max_size=4),
    st.sampled_from(["", "", "/", " ", "  ", "\\ ", "/*", "/**", "\r"]),
)
ignores = st.dictionaries(
    st.sampled_from(
        [".gitignore", "docs/.gitignore", "docs/old/.gitignore", "old/.gitignore", ".git/info/exclude"]
    ),
    st.lists(patterns, max_size=5).map("\n".join),
    max_size=4,
)
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def listed(root: Path) -> list[str]:
    """What git would add, of all files with this suffix."""
    done = subprocess.run(
        ["git", "-c", "core.excludesFile=", "ls-files", "-z", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, check=True,
    )  # fmt: skip
    names = [os.fsdecode(name) for name in done.stdout.split(b"\0")]
    return sorted(name for name in names if name.endswith(".md") and (root / name).is_file())


def is_ignored(root: Path, path: str) -> bool:
    return subprocess.run(["git", "check-ignore", "-q", path], cwd=root, check=False).returncode == 0


def found(root: Path, paths: tuple[str, ...] = ()) -> list[str]:
    given = [str(root / path) for path in paths] or [str(root)]
    names, _ = find(given, [".md"], Discovery(skipped=frozenset(), may_be_empty=True))
    return sorted(Path(one).relative_to(root).as_posix() for one in names)


def repository(root: Path, ignored: dict[str, str]) -> None:
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    for file in FILES:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text("x")
    for link, target in LINKS.items():
        (root / link).symlink_to(target)
    for file, text in ignored.items():
        (root / file).write_text(text + "\n", newline="")


@needs_git
@settings(max_examples=80, deadline=None)
@given(ignores)
@example({".gitignore": "docs/*\n!docs/old\n", "docs/old/.gitignore": "/a.md\n!deep/a.md\n"})
@example({".gitignore": "**/deep\n!docs/old/deep/a.md\n*.md/\n"})
def test_the_same_files_as_git(ignored: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        repository(root, ignored)
        expected = listed(root)
        assert found(root) == expected
        if not is_ignored(root, "docs"):
            assert found(root, ("docs",)) == [file for file in expected if file.startswith("docs/")]
        assert found(root, FILES) == sorted(FILES)
