"""Plugins, what is shown to those who write them, and what is scaffolded for them, import stable names only."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import policylint
from policylint import testing

ROOT = Path(__file__).parents[2]
PAGES = (
    "docs/how-to/write-a-plugin.md",
    "docs/how-to/write-a-rule.md",
    "docs/how-to/add-a-language.md",
    "docs/how-to/add-a-framework.md",
    "docs/tutorials/first-plugin.md",
    "docs/reference/testing.md",
)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def plugin_names() -> ModuleType:
    spec = importlib.util.spec_from_file_location("plugin_names", ROOT / "docs" / "plugin_names.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def stable(plugin_names: ModuleType) -> set[tuple[str, str]]:
    listed = {
        (module, name)
        for modules in plugin_names.NAMES.values()
        for module, names in modules.items()
        for name in names
    }
    kits = {(kit.__name__, name) for kit in (policylint, testing) for name in kit.__all__}
    return listed | kits


def imported(code: str) -> Iterator[tuple[str, str]]:
    """The modules and names of policylint that code imports; of a module as a whole, without a name."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith("policylint."):
            yield from ((node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            names = (alias.name for alias in node.names)
            yield from ((name, "") for name in names if f"{name}.".startswith("policylint."))


def sources() -> Iterator[tuple[str, str]]:
    for path in sorted(ROOT.glob("plugins/**/*.py")):
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    for path in sorted(ROOT.glob("policylint/scaffolding/templates/**/*.py*")):
        text = re.sub(r"@(\w+)@", r"\1", path.read_text(encoding="utf-8"))
        yield path.relative_to(ROOT).as_posix(), text
    for page in PAGES:
        for number, block in enumerate(PYTHON.findall((ROOT / page).read_text(encoding="utf-8"))):
            yield f"{page}[{number}]", block


SOURCES = dict(sources())


@pytest.mark.parametrize("source", SOURCES)
def test_what_is_imported_is_stable(source: str, stable: set[tuple[str, str]]) -> None:
    found = set(imported(SOURCES[source])) - {("policylint", "")}
    assert found <= stable, f"internal: {sorted(found - stable)}"


def test_what_is_told_of_imports_is_looked_at() -> None:
    looked_at = {source.split("/")[0] for source in SOURCES if list(imported(SOURCES[source]))}
    assert looked_at == {"plugins", "policylint", "docs"}


def test_what_is_stable_is_there_and_says_what_it_is_for(plugin_names: ModuleType) -> None:
    listed = {
        (module, name)
        for modules in plugin_names.NAMES.values()
        for module, names in modules.items()
        for name in names
    }
    for module, name in sorted(listed):
        value = getattr(import_module(module), name)
        assert (module, name) in plugin_names.OTHERS or inspect.getdoc(value), (module, name)
    assert plugin_names.OTHERS.keys() <= listed
    rows = plugin_names.plugin_names_page().splitlines()
    assert [row for row in rows if row.endswith("|  |")] == []
