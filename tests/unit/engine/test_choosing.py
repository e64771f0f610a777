from __future__ import annotations

import pytest

from policylint.engine.choosing import choose_frontend
from policylint.extraction.extract import Extract
from policylint.host import load_parts
from policylint.source import Source

FRONTENDS = load_parts(("frontends",)).frontends


def test_front_ends_are_chosen_by_suffix_content_or_force() -> None:
    assert choose_frontend(Source("a.md", ""), FRONTENDS).name == "markdown"
    assert choose_frontend(Source("a.txt", "Just some words.\nAnd more.\n"), FRONTENDS).name == "text"
    assert choose_frontend(Source("a.md", ""), FRONTENDS, "text").name == "text"
    taken = Source("a.md", "", extract=Extract("docx", ""))
    assert choose_frontend(taken, FRONTENDS).name == "docx"
    assert choose_frontend(taken, FRONTENDS, "text").name == "text"
    with pytest.raises(ValueError, match="known: docx, html, markdown, pdf, policy, text"):
        choose_frontend(Source("a.md", ""), FRONTENDS, "odt")
