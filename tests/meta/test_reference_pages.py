"""The reference pages are those that the rules and frameworks give, and what the command line shows."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import warm

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def generate() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(DOCS))
        spec.loader.exec_module(module)
        yield module


@pytest.fixture(scope="module")
def pages(generate: ModuleType) -> dict[str, str]:
    written: dict[str, str] = generate.pages()
    return written


def test_no_page_is_missing_stale_or_left_over(pages: dict[str, str], generate: ModuleType) -> None:
    every = {
        path.relative_to(DOCS / "reference").as_posix(): path.read_text(encoding="utf-8")
        for path in (DOCS / "reference").rglob("*.md")
    }
    there = {path: text for path, text in every.items() if "/" in path or text.startswith(generate.NOTE)}
    assert sorted(there) == sorted(pages)
    stale = [path for path, text in pages.items() if there[path] != text]
    assert stale == [], "run python docs/generate.py"


@pytest.mark.parametrize(
    ("command", "name"), [("rule", "retention-vague"), ("rule", "dnt-missing"), ("frameworks", "gdpr")]
)
def test_the_command_line_shows_the_same(
    pages: dict[str, str], generate: ModuleType, command: str, name: str
) -> None:
    shown = warm.run(
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


SECTIONS = ("What it does", "Why it matters", "Example", "Write instead", "Known limits")
ON_TEXTS = ("integrity", "contradiction", "quality", "stale-law", "missing")
"""Groups of rules about what a policy says or lacks: each names the law or standard behind it."""


def test_every_page_of_a_rule_has_all_its_sections(pages: dict[str, str]) -> None:
    rules = {path: text for path, text in pages.items() if re.fullmatch(r"rules/[a-z-]+\.md", path)}
    assert len(rules) > 100
    for path, text in rules.items():
        lacking = [title for title in SECTIONS if f"\n## {title}\n\n" not in text]
        assert lacking == [], path
        group = re.search(r"^- group: ([\w-]+)$", text, re.MULTILINE)
        assert group is not None, path
        assert group[1] == "drift" or "\n- base rate: reports in " in text, path
        cited = "\n## References\n" in text or "\n## Asked for by\n" in text
        assert cited or group[1] not in ON_TEXTS, path
