"""Annotations that programs can read while they run: pydantic, cattrs, Sphinx and `typing.get_type_hints`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CODE = """
import sys, typing
import policylint
from policylint.type_hints import import_types

import_types()
import_types()
from policylint import diagnostics, document, policy, source

assert typing.get_type_hints(diagnostics.Finding)["span"] is source.Span
assert typing.get_type_hints(policy.Policy)["document"] is document.Document
named = [getattr(policylint, name) for name in policylint.__all__]
for name in ("law.condition", "law.requirements", "coverage", "detector", "disclosure", "framework", "frontend", "reporter", "rule", "text"):
    module = sys.modules[f"policylint.{name}"]
    named += [one for one in vars(module).values() if getattr(one, "__module__", "") == module.__name__]
for one in named:
    inner = [each for name, each in vars(one).items() if name != "__init__"] if isinstance(one, type) else []
    for each in (one, *inner):
        if isinstance(each, property):
            each = each.fget
        if isinstance(each, type) or hasattr(each, "__annotations__") and callable(each):
            typing.get_type_hints(each)
print(len(named))
"""


def test_all_that_public_annotations_name_can_be_known() -> None:
    """In a process of its own: it changes what the modules hold."""
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert done.stderr == ""
    assert int(done.stdout) > 60


def test_pytest_may_have_loaded_the_modules(tmp_path: Path) -> None:
    """It loads those of a distribution with a plugin in its own way, whose loader gives no source."""
    (tmp_path / "test_it.py").write_text(
        "import typing, policylint\n"
        "from policylint.type_hints import import_types\n"
        "def test_it():\n"
        "    import_types()\n"
        "    assert typing.get_type_hints(policylint.Finding)['span'] is policylint.Span\n"
    )
    (tmp_path / "conftest.py").write_text(
        "def pytest_configure(config):\n    import pytest\n    pytest.register_assert_rewrite('policylint')\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
