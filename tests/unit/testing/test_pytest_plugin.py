"""The fixtures that an installed policylint gives to pytest."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from policylint.rules import builtin_rules
from policylint.testing import Found, Project

STALE = "# Privacy policy\n\nWe collect your name.\n\nTBD\n"


def test_check_rule(check_rule: Callable[..., list[Found]]) -> None:
    rule = next(one for one in builtin_rules() if one.info.name == "placeholder-text")
    assert [one.source for one in check_rule(rule, STALE)] == ["TBD"]


def test_a_project_is_checked_with_its_configuration(policylint_project: Project) -> None:
    policylint_project.write("docs/privacy.md", STALE)
    policylint_project.write("policylint.toml", 'select = ["placeholder-text"]\n')
    report = policylint_project.check()
    assert [(one.rule, one.text, one.line) for one in report.diagnostics] == [("placeholder-text", "TBD", 5)]
    assert policylint_project.check("docs/privacy.md", ignore=["placeholder-text"]).diagnostics == ()
    done = policylint_project.run("check", "--output-format", "concise", "docs")
    assert done.returncode == 1
    assert "privacy.md:5:1: " in done.stdout


def test_the_plugin_loads_nothing_of_policylint_by_itself() -> None:
    code = (
        "import sys, policylint.pytest_plugin; print(*[m for m in sys.modules if m.startswith('policylint')])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.split() == ["policylint", "policylint.pytest_plugin"]
