"""The reference pages are those that the rules and frameworks give, and what the command line shows."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(generate: ModuleType) -> dict[str, str]:
    written: dict[str, str] = generate.pages()
    return written


def test_no_page_is_missing_stale_or_left_over(pages: dict[str, str]) -> None:
    there = {
        path.relative_to(DOCS / "reference").as_posix(): path.read_text(encoding="utf-8")
        for folder in ("rules", "frameworks")
        for path in (DOCS / "reference" / folder).glob("*.md")
    }
    there["output-formats.md"] = (DOCS / "reference/output-formats.md").read_text(encoding="utf-8")
    assert sorted(there) == sorted(pages)
    stale = [path for path, text in pages.items() if there[path] != text]
    assert stale == [], "run python docs/generate.py"


@pytest.mark.parametrize(
    ("command", "name"), [("rule", "retention-vague"), ("rule", "dnt-missing"), ("frameworks", "gdpr")]
)
def test_the_command_line_shows_the_same(
    pages: dict[str, str], generate: ModuleType, command: str, name: str
) -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "policylint", command, name, "--output-format", "markdown"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert pages[f"{command.rstrip('s')}s/{name}.md"] == generate.NOTE + shown


def test_links_between_pages_lead_somewhere(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        for target in re.findall(r"\]\(((?:\.\./)*[\w./-]+\.md)\)", text):
            assert ((DOCS / "reference" / path).parent / target).resolve().exists(), (path, target)
