"""The tutorial on policies as code, followed from start to end."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorials" / "policy-as-code.md"
STEP = re.compile(r"<!-- (file|replace in|run):? ?([\w.]*) -->\n```\w*\n(.*?)```", re.DOTALL)


def follow(command: str, folder: Path) -> str:
    """What a command prints on both streams; it must not end in an error of its own."""
    program, *arguments = shlex.split(command)
    assert program == "policylint"
    done = subprocess.run(
        [sys.executable, "-m", "policylint", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout
    return done.stdout


def test_every_step_does_what_the_tutorial_says(tmp_path: Path) -> None:
    steps = STEP.findall(TUTORIAL.read_text(encoding="utf-8"))
    assert len(steps) == TUTORIAL.read_text(encoding="utf-8").count("<!-- ")
    assert [kind for kind, _, _ in steps].count("run") == 6
    for kind, name, block in steps:
        if kind == "file":
            (tmp_path / name).write_text(block, encoding="utf-8")
        elif kind == "replace in":
            [old] = re.findall(r"^-(.*)$", block, re.MULTILINE)
            [new] = re.findall(r"^\+(.*)$", block, re.MULTILINE)
            text = (tmp_path / name).read_text(encoding="utf-8")
            assert old in text, old
            (tmp_path / name).write_text(text.replace(old, new), encoding="utf-8")
        else:
            printed = "".join(
                f"$ {line[2:]}\n{follow(line[2:], tmp_path)}"
                for line in block.splitlines()
                if line.startswith("$ ")
            )
            assert printed == block
    assert {"notice.html", "teashop.jsonld", "teashop.tilt.json"} <= {one.name for one in tmp_path.iterdir()}
