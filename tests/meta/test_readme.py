"""What the README promises is what happens."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(mark: str) -> str:
    found = re.search(rf"<!-- {mark} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found is not None, f"README.md has no block marked {mark!r}"
    return found[1]


def test_the_picture_is_what_the_first_command_prints() -> None:
    command = block("command: try").strip()
    assert "\n" not in command
    arguments = shlex.split(command.rpartition("&& .venv/bin/policylint ")[2])
    done = subprocess.run(
        [sys.executable, "-m", "policylint", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("utf-8").replace("\r\n", "\n") == block("output: try")


def test_the_test_command_is_one_line() -> None:
    assert "\n" not in block("command: test").strip()


def test_documents_that_the_readme_links_to_exist() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
