"""The Python on documentation pages runs, and prints what stands below it."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = ("reference/api.md", "reference/testing.md")


@pytest.mark.parametrize("page", PAGES)
def test_it_prints_what_the_page_says(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    scope: dict[str, object] = {"__name__": "page"}
    printed = ""
    blocks = BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))
    assert blocks
    for kind, block in blocks:
        if kind == "text":
            assert printed == block
            printed = ""
            continue
        assert printed == "", "what a block prints stands below it"
        with redirect_stdout(io.StringIO()) as out:
            exec(compile(block, page, "exec"), scope)
        printed = out.getvalue()
    assert printed == ""
