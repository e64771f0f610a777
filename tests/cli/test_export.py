"""`policylint export` as users meet it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import warm

GOOD = 'policy "P" {\n  updated 2026-04-01\n  controller "Acme AB"\n}\n'


def run(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", "export", *arguments],
        input=stdin,
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(("to", "key"), [("json", "schema_version"), ("dpv", "@context"), ("tilt", "meta")])
def test_one_document_goes_to_standard_output(tmp_path: Path, to: str, key: str) -> None:
    done = run("-", "--to", to, cwd=tmp_path, stdin=GOOD)
    assert (done.returncode, done.stderr) == (0, "")
    assert key in json.loads(done.stdout)


def test_a_declaration_with_errors_is_not_exported(tmp_path: Path) -> None:
    (tmp_path / "bad.policy").write_text(GOOD.replace("controller", "contoller"), encoding="utf-8")
    done = run("bad.policy", "--to", "json", "-o", "out.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "bad.policy:3:3: error unknown-statement" in done.stderr
    assert not (tmp_path / "out.json").exists()


def test_prose_is_not_exported(tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text("# Privacy\n", encoding="utf-8")
    done = run("notice.md", "--to", "json", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("policylint: notice.md: is not in the policy language")
