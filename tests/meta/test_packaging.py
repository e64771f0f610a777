"""What a wheel holds: nothing of ours is left out of the list of packages."""

from __future__ import annotations

import sys
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[2]


def test_every_package_is_in_the_wheel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    folders = {file.parent.relative_to(ROOT) for file in (ROOT / "policylint").rglob("__init__.py")}
    packages = {".".join(folder.parts) for folder in folders} | {"policylint.grammars"}
    assert set(project["tool"]["setuptools"]["packages"]) == packages
