"""Copies of a process stand for `python -m policylint` and for the script, and tell the two apart."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import warm

PLUGIN = """from policylint.hookspecs import hookimpl


@hookimpl
def policylint_rules():
    return []
"""


@pytest.mark.parametrize("run", [warm.run, subprocess.run], ids=["copied", "started"])
def test_only_with_python_m_a_plugin_of_the_working_folder_is_found(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "acme_here.py").write_text(PLUGIN, encoding="utf-8")
    asked = {"cwd": tmp_path, "capture_output": True, "encoding": "utf-8", "check": False}
    listed = ["plugins", "--plugin", "acme_here"]
    module = run([*warm.COMMAND, *listed], **asked)
    assert module.returncode == 0, module.stderr
    assert "acme_here" in module.stdout
    script = run([*warm.SCRIPT, *listed], **asked)
    assert script.returncode == 2
    assert "No module named 'acme_here'" in script.stdout + script.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing can be copied")
def test_both_streams_may_go_to_one() -> None:
    done = warm.run(
        [*warm.SCRIPT, "check", "--select", "nonsense", "."],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 2
    assert "nonsense" in done.stdout
    assert done.stderr is None
