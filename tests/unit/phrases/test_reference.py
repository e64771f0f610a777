"""What the reference of phrase patterns shows is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from policylint.phrases import __main__ as trying
from policylint.phrases.reading import read

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "phrase-patterns.md"


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", REFERENCE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_pattern_tried_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    command, expected = block("console").splitlines()
    assert trying.main(shlex.split(command)[4:]) == 0
    assert capsys.readouterr().out.splitlines() == [expected]


def test_the_vocabulary_file(tmp_path: Path) -> None:
    (tmp_path / "retention.toml").write_text(block("toml"), encoding="utf-8")
    classes = 'family = "classes"\n[classes]\nkeep = "(keep~|store~)"\ndata = "data"\n'
    (tmp_path / "classes.toml").write_text(classes, encoding="utf-8")
    (entry,) = read(tmp_path, ("retention", "retention.criteria")).entries
    assert len(entry.with_) == 2


def test_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    exec(block("python"), {})
    assert capsys.readouterr().out.splitlines() == [
        "(0, 38) [(0, 38)]",
        "{we} ... keep~ ... {number} year~ [0]",
    ]
