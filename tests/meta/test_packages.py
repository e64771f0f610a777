"""What pyproject.toml says of packages and layers holds: all are installed, and the documentation tells the same order."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from policylint.config.toml import parse

ROOT = Path(__file__).parents[2]
TOOLS = parse((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]


def test_every_package_is_installed() -> None:
    listed = TOOLS["setuptools"]["packages"]
    there = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "policylint").rglob("*.py")}
    assert sorted(there) == sorted({*listed} - {"policylint.grammars"})


def test_the_layers_that_the_documentation_shows_are_those_that_are_held() -> None:
    held = {
        name.strip().removeprefix("policylint."): place
        for place, layer in enumerate(TOOLS["importlinter"]["contracts"][0]["layers"])
        for name in layer.split("|")
    }
    page = (ROOT / "docs/explanation/architecture.md").read_text(encoding="utf-8")
    table = page[page.index("| Layer | Modules |") :].partition("\n\n")[0]
    rows = [re.findall(r"`(\w+)`", row) for row in table.splitlines()[2:]]
    places = [[held[name] for name in row] for row in rows]
    assert len(places) > 8
    for above, below in pairwise(places):
        assert max(above) <= min(below)
