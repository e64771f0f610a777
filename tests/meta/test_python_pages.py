"""The Python on documentation pages runs, and prints what stands below it."""

from __future__ import annotations

import io
import re
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from policylint import hookspecs
from policylint.host import KINDS, load_parts
from policylint.reporter import Report, Style
from policylint.testing import assert_detector, assert_frontend

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = ("reference/api.md", "how-to/write-a-plugin.md", "reference/testing.md")


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
            exec(compile(block, page, "exec", dont_inherit=True), scope)
        printed = out.getvalue()
    assert printed == ""


def test_what_the_page_on_hooks_shows_is_a_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (DOCS / "how-to/write-a-plugin.md").read_text(encoding="utf-8")
    code = "".join(block for kind, block in BLOCK.findall(page) if kind == "python")
    (tmp_path / "page_on_hooks.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    parts = load_parts(KINDS, ["page_on_hooks"])
    assert parts.failures == []
    on_a_page_of_their_own = {"topics", "vocabularies"}
    assert set(parts.given["page_on_hooks"]) == set(KINDS) - on_a_page_of_their_own
    hooks = {name for name in vars(hookspecs) if name.startswith("policylint_")}
    assert hooks == {f"policylint_{kind}" for kind in KINDS}
    assert all(f"| `{hook}` |" in page for hook in hooks)
    module = sys.modules["page_on_hooks"]
    assert module.RowsReporter().render(Report(()), Style()) == "0 failed\n"
    assert_frontend(module.LinesFrontend(), ["one\n  two \n"], examples=30)
    assert_detector(module.TeaDetector(), ["# Policy\n\nWe ask which tea you like.\n"], examples=5)
