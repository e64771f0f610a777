"""Where nothing can be interrupted, what never ends is ended from outside, and named: a run ends all the same, and not as if all were fine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="workers know what is simulated as copies only"
)

RUN = """
import sys
from policylint.machine import time_limit
time_limit._TIMERS = ()
time_limit.SECONDS = 0.4
from policylint.cli import main
sys.argv = ["policylint", *sys.argv[1:]]
main()
"""
PLUGIN = """
import re
from policylint.diagnostics import Finding
from policylint.hookspecs import hookimpl
from policylint.rule import Documentation, RuleInfo

class Slow:
    info = RuleInfo("acme-slow", "quality", "Never ends on some.", Documentation("", "", (), (), ""))

    def check(self, policy):
        if re.search(r"slow", policy.document.source.text):
            re.match(r"(?:a|a)+$", "a" * 80 + "b")
        return []

@hookimpl
def policylint_rules():
    return [Slow()]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "acme_slow.py").write_text(PLUGIN, encoding="utf-8")
    text = "# Privacy policy\n\nWe collect your name. TBD\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "b.md").write_text(text + "\nThis is slow.\n", encoding="utf-8")
    (tmp_path / "c.md").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rule_of_a_plugin_that_never_ends_is_named(
    folder: Path, unmeasured: dict[str, str], jobs: str
) -> None:
    done = subprocess.run(
        [
            sys.executable, "-c", RUN, "check", "--no-cache", "--plugin", "acme_slow", "--output-format", "concise",
            "-j", jobs, "a.md", "b.md", "c.md",
        ],
        cwd=folder, env={**unmeasured, "PYTHONPATH": str(folder)}, capture_output=True, encoding="utf-8", timeout=100,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "b.md: worker process: rule acme-slow gave no sign for 4 s and was stopped" in done.stderr
    assert [line.split(":")[0] for line in done.stdout.splitlines() if "placeholder-text" in line] == [
        "a.md",
        "c.md",
    ]
    assert "Traceback" not in done.stderr
