"""`policylint parse`, called in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from policylint.cli.parse import command


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "policy.txt"
    path.write_text("1. Data\nWe keep what you give us when you open an account with us.\n", encoding="utf-8")
    return path


def test_the_outline_of_a_file(policy: Path) -> None:
    done = CliRunner().invoke(command, [str(policy)])
    assert done.exit_code == 0
    assert "1:1  h1 numbered 1  1. Data\n2:1    paragraph  We keep what you" in done.stdout


def test_json(policy: Path) -> None:
    done = CliRunner().invoke(command, [str(policy), "--output-format", "json"])
    assert json.loads(done.stdout)["root"]["children"][0]["heading"]["number"] == "1"


def test_a_format_can_be_forced(policy: Path) -> None:
    done = CliRunner().invoke(command, [str(policy), "--format", "markdown"])
    assert "(markdown)" in done.stdout
    assert "item 1." in done.stdout


def test_an_unknown_format_names_the_known_ones(policy: Path) -> None:
    done = CliRunner().invoke(command, [str(policy), "--format", "odt"])
    assert done.exit_code == 2
    assert "unknown format 'odt'" in done.stderr
    assert "markdown, pdf, policy, text" in done.stderr


def test_standard_input_is_read_as_its_name_says() -> None:
    done = CliRunner().invoke(command, ["-", "--stdin-filename", "a.md"], input="# Data\n\ntext\n")
    assert done.stdout == "a.md (markdown)\n1:1  h1 atx  Data\n3:1    paragraph  text\n"


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    for path, message in ((tmp_path / "none.md", "no such file"), (tmp_path, "is a directory")):
        done = CliRunner().invoke(command, [str(path)])
        assert done.exit_code == 2
        assert done.stdout == ""
        assert message in done.stderr
