"""The Danish of the how-to is a plugin that works."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import warm

from policylint.wordings import wordings

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-language.md"
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
POLITIK = """# Privatlivspolitik

Vi bruger cookies på vores side, og det er for at du kan købe noget hos os. Det er ikke noget, som vi sælger til andre.
"""


def test_the_plugin_reads_danish(tmp_path: Path) -> None:
    (tmp_path / "dansk").mkdir()
    toml = [text for kind, text in BLOCKS if kind == "toml"]
    (python,) = [text for kind, text in BLOCKS if kind == "python"]
    (tmp_path / "dansk" / "cookies.toml").write_text(toml[0], encoding="utf-8")
    (tmp_path / "dansk.py").write_text(python, encoding="utf-8")
    (tmp_path / "politik.md").write_text(POLITIK, encoding="utf-8")
    (tmp_path / "texts.toml").write_text(toml[1], encoding="utf-8")
    assert "cookies" in wordings(str(tmp_path / "texts.toml")).topics
    arguments = next(text for kind, text in BLOCKS if kind == "console").split()[2:]
    run = warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8", "PATH": ""},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert re.search(r"cookies\s+stated", run.stdout)
