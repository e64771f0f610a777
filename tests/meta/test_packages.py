"""What is installed is whole: setuptools takes only the packages that pyproject.toml lists."""

from __future__ import annotations

from pathlib import Path

from policylint.config.toml import parse

ROOT = Path(__file__).parents[2]


def test_every_package_is_installed() -> None:
    listed = parse((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    there = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "policylint").rglob("*.py")}
    assert sorted(there) == sorted({*listed} - {"policylint.grammars"})
