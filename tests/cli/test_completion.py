"""Completion: what a shell is told, by the script that we print and by bash itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "policylint"]


def completed(*words: str) -> list[str]:
    """What bash is offered after these words, the last of which is incomplete."""
    line = ["policylint", *words]
    environment = {
        **os.environ,
        "COMP_WORDS": " ".join(line),
        "COMP_CWORD": str(len(line) - 1),
        "_POLICYLINT_COMPLETE": "bash_complete",
    }
    run = subprocess.run(PROGRAM, env=environment, capture_output=True, text=True, check=True)
    return [answer.partition(",")[2] for answer in run.stdout.splitlines()]


def test_commands_and_options() -> None:
    assert {"check", "completion"} <= set(completed("c"))
    assert completed("check", "--frame") == ["--framework"]


def test_names_after_the_last_comma() -> None:
    offered = completed("check", "--framework", "gdpr,c")
    assert {"gdpr,ccpa", "gdpr,caloppa"} <= set(offered)
    assert "gdpr,gdpr" not in completed("check", "--framework", "gdpr,")
    assert "integrity" in completed("check", "--select", "inte")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("rule", "retention-v"), "retention-vague"),
        (("disclosures", "--topic", "retention.p"), "retention.period"),
        (("check", "--output-format", "sar"), "sarif"),
        (("frameworks", "uk"), "uk-gdpr"),
        (("check", "--fact", "sells"), "sells-data=no"),
        (("coverage", "--fact", "estab"), "established-in="),
    ],
)
def test_values(words: tuple[str, ...], expected: str) -> None:
    assert expected in completed(*words)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_a_script(shell: str) -> None:
    run = subprocess.run([*PROGRAM, "completion", shell], capture_output=True, text=True, check=True)
    assert f"_POLICYLINT_COMPLETE={shell}_complete" in run.stdout
    assert run.stderr == ""


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_accepts_its_script_and_completes_with_it(tmp_path: Path) -> None:
    program = tmp_path / "policylint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m policylint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(policylint completion bash)"; COMP_WORDS=(policylint rule stale-sa); COMP_CWORD=2; '
        '_policylint_completion policylint; echo "${COMPREPLY[@]}"'
    )
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    run = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["stale-safe-harbor"]
