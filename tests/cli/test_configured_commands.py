"""What a configuration says holds for every command that it concerns, not for `check` alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import warm
from click.testing import CliRunner

from policylint.cli import command
from policylint.config.effective import COMPARING
from policylint.policy_language.drift.rules import drift_rules

DECLARED = """policy "Acme Privacy Notice" {
  controller "Acme AB" { email "privacy@acme.example" }
  sale none
}
"""
NOTICE = """# Privacy policy

Acme AB is the controller of your personal data. Write to {{mail}}.

We do not sell your personal data. We use cookies.
"""
PACK = """\
[pack]
name = "house"
version = "1.0"

[[rule]]
name = "two-cookies"
any = ["two cookies"]
message = "how many cookies are set"
why = "A number is soon wrong."
example = [{ text = "We set two cookies.", finds = ["two cookies"] }]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "acme.policy").write_text(DECLARED, encoding="utf-8")
    (tmp_path / "notice.md").write_text(NOTICE, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, config: str = "") -> subprocess.CompletedProcess[str]:
    (folder / "policylint.toml").write_text(config, encoding="utf-8")
    return warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_drift_is_reported_as_the_configuration_says(folder: Path) -> None:
    def drift(config: str = "", *options: str) -> tuple[int, list[str]]:
        done = run(folder, "drift", "acme.policy", "notice.md", "--quiet", *options, config=config)
        return done.returncode, done.stdout.splitlines()

    templates = 'templates = ["handlebars"]\n'
    unsaid = "acme.policy:2:32: error drift-unsaid declared, not said: the address privacy@acme.example"
    undeclared = "notice.md:5:36: error drift-undeclared said, not declared: Cookies"
    assert drift(templates) == (1, [unsaid, undeclared])
    assert drift(templates + 'fail-level = "never"') == (0, [unsaid, undeclared])
    assert drift(templates + 'ignore = ["drift-undeclared", "retention-missing"]') == (1, [unsaid])
    assert drift(templates + 'select = ["drift-undeclared", "missing"]') == (1, [undeclared])
    assert drift(templates + 'select = ["missing"]')[1] == [unsaid, undeclared]
    assert drift(templates + 'per-file-ignores = { "*.policy" = ["drift"] }') == (1, [undeclared])
    info = templates + 'severity = { drift = "info", missing = "off" }\n'
    assert drift(info) == (0, [unsaid.replace("error", "info"), undeclared.replace("error", "info")])
    assert drift(info + 'min-severity = "warning"') == (0, [])
    assert drift(info + 'min-severity = "warning"', "--min-severity", "info")[1] != []
    assert drift(templates + 'output-format = ["github", "sarif=out.sarif"]')[1][0].startswith("::error ")
    assert not (folder / "out.sarif").exists()
    assert drift(templates, "--ignore", "retention-missing")[0] == 2


def test_check_knows_the_names_of_rules_that_drift_runs(folder: Path) -> None:
    config = 'ignore = ["drift-unsaid"]\nextend-select = ["drift"]\nseverity = { drift-date = "info" }\n'
    done = run(folder, "check", "notice.md", "--exit-zero", config=config)
    assert (done.returncode, "unknown" in done.stderr) == (0, False)
    assert run(folder, "check", "notice.md", config='ignore = ["drift-unsayd"]').returncode == 2
    rules = {rule.info for rule in drift_rules()}
    assert {*(info.name for info in rules), *(info.group for info in rules)} == COMPARING


def test_check_says_that_it_runs_none_of_the_rules_that_are_selected(folder: Path) -> None:
    config = 'select = ["drift", "drift-date"]'
    done = run(folder, "check", "notice.md", config=config)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        "policylint.toml:1: select: names only rules that compare two files (`policylint drift` runs"
        in done.stderr
    )
    assert run(folder, "check", "notice.md", "--select", "integrity", config=config).returncode != 2
    assert run(folder, "drift", "acme.policy", "notice.md", config=config).returncode == 1


@pytest.mark.parametrize("explain", [(), ("--explain",)])
def test_templates_hold_for_what_is_shown(explain: tuple[str, ...], folder: Path) -> None:
    def email(config: str) -> bool:
        done = run(folder, "disclosures", *explain, "--topic", "controller.email", "notice.md", config=config)
        return any("controller.email" in line and "stated" in line for line in done.stdout.splitlines())

    assert (email(""), email('templates = ["handlebars"]')) == (False, True)


def test_templates_hold_for_the_outline(folder: Path) -> None:
    (folder / "notice.md").write_text("# Privacy policy\n\n{{!-- ask Legal --}}\n", encoding="utf-8")
    assert "ask Legal" in run(folder, "parse", "notice.md").stdout
    assert "ask Legal" not in run(folder, "parse", "notice.md", config='templates = ["handlebars"]').stdout


def test_packs_hold_for_the_explanation_of_rules(folder: Path) -> None:
    (folder / "house.toml").write_text(PACK, encoding="utf-8")
    assert run(folder, "rule", "two-cookies").returncode == 2
    done = run(folder, "rule", "two-cookies", config='packs = ["house.toml"]')
    assert (done.returncode, "how many cookies" in done.stdout or "A number" in done.stdout) == (0, True)


def test_what_is_left_out_is_not_laid_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "old").mkdir()
    untidy = 'policy "A" {\nsale none\n}\n'
    (folder / "old" / "a.policy").write_text(untidy, encoding="utf-8")
    (folder / "policylint.toml").write_text('exclude = ["old"]\ninclude = ["*.md"]\n', encoding="utf-8")
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(command, ["fmt", "."])
    assert (result.exit_code, (folder / "old" / "a.policy").read_text(encoding="utf-8")) == (0, untidy)
    CliRunner().invoke(command, ["fmt", "--isolated", "."])
    assert (folder / "old" / "a.policy").read_text(encoding="utf-8") != untidy


@pytest.mark.parametrize(
    "command", [("rule", "two-cookies"), ("check", "--exit-zero", "notice.md"), ("disclosures", "notice.md")]
)
def test_a_pack_that_is_configured_may_be_named_again(command: tuple[str, ...], folder: Path) -> None:
    (folder / "house.toml").write_text(PACK, encoding="utf-8")
    done = run(folder, *command, "--pack", "./house.toml", config='packs = ["house.toml"]')
    assert (done.returncode, "exists already" in done.stderr) == (0, False)
