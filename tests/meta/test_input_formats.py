"""The examples of the page on input formats."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from policylint.cli import command
from policylint.host import load_parts
from policylint.templating.templates import SYNTAXES

PAGE = (Path(__file__).parents[2] / "docs/reference/input-formats.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_page_is_read_as_it_says(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(block("html"), encoding="utf-8")
    shown = CliRunner().invoke(command, ["parse", str(tmp_path / "page.html")]).output
    lines = [re.sub(r"^ *\d+:\d+  ", "", line) for line in shown.splitlines()[1:]]
    assert lines == block("text").splitlines()


def test_the_configuration_is_right(tmp_path: Path) -> None:
    (tmp_path / "policylint.toml").write_text(block("toml"), encoding="utf-8")
    done = CliRunner().invoke(command, ["config", "validate", str(tmp_path / "policylint.toml")])
    assert done.exit_code == 0, done.output


def test_every_format_suffix_and_template_language_is_named() -> None:
    names = [frontend.name for frontend in load_parts(("frontends",)).frontends]
    suffixes = [suffix for frontend in load_parts(("frontends",)).frontends for suffix in frontend.suffixes]
    assert [name for name in (*names, *suffixes, *SYNTAXES) if f"`{name}`" not in PAGE] == []
