"""Plugins as users have them: installed beside policylint, and broken in every way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import warm
from click.testing import CliRunner

from policylint.cli import command as cli

PLUGIN = """
import click
from policylint.diagnostics import Finding
from policylint.hookspecs import hookimpl
from policylint.rule import Documentation, RuleInfo

class Rule:
    info = RuleInfo("tea-first", "quality", "Tea", Documentation("", "", (), (), ""))
    def check(self, policy):
        {body}

@hookimpl
def policylint_rules():
    return [Rule()]

@click.command("brew", help="Make tea.")
def brew():
    click.echo("tea is ready")

@hookimpl
def policylint_commands():
    return [brew]
"""
GOOD = 'yield Finding("tea", policy.passages[0].span)'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of installed distributions, with one plugin."""
    folder = tmp_path / "site"
    info = folder / "tea_house-2.1.dist-info"
    info.mkdir(parents=True)
    (info / "entry_points.txt").write_text("[policylint]\ntea-house = tea_house\n", encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tea-house\nVersion: 2.1\n", encoding="utf-8")
    (folder / "tea_house.py").write_text(PLUGIN.format(body=GOOD), encoding="utf-8")
    (tmp_path / "privacy.md").write_text("# Privacy policy\n\nWe collect your name.\n", encoding="utf-8")
    return folder


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        cwd=site.parent,
        env={**os.environ, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_what_is_loaded_is_listed_with_its_version_and_its_file(site: Path) -> None:
    listed = json.loads(run(site, "plugins", "--output-format", "json").stdout)["plugins"]
    assert listed == [
        {
            "name": "tea-house",
            "version": "2.1",
            "source": str(site / "tea_house.py"),
            "gives": {"rules": ["tea-first"], "commands": ["brew"]},
            "options": {},
        }
    ]
    assert run(site, "plugins").stdout.startswith("tea-house 2.1  ")


def test_its_rule_runs_and_its_command_is_a_verb(site: Path) -> None:
    assert (
        "privacy.md:3:1: warning tea-first tea"
        in run(site, "check", "--select", "tea-first", "privacy.md").stdout
    )
    assert run(site, "brew").stdout == "tea is ready\n"
    assert "brew" in run(site, "--help").stdout


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("yield 1 / 0", "rule tea-first (plugin tea-house 2.1): ZeroDivisionError"),
        ("return 7", "rule tea-first (plugin tea-house 2.1): TypeError"),
    ],
)
def test_a_rule_that_fails_is_named_with_its_plugin_and_the_rest_is_reported(
    site: Path, body: str, named: str
) -> None:
    (site / "tea_house.py").write_text(PLUGIN.format(body=body), encoding="utf-8")
    done = run(site, "check", "--output-format", "concise", "privacy.md")
    assert done.returncode == 2
    assert f"privacy.md: {named}" in done.stderr
    assert "retention-missing" in done.stdout


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("import no_such_module_at_all", "ModuleNotFoundError"),
        (PLUGIN.format(body=GOOD).replace("policylint_rules", "policylint_ruels"), "policylint_ruels"),
        (PLUGIN.format(body=GOOD).replace("tea-first", "stale-date"), "'stale-date' exists already"),
        (PLUGIN.format(body=GOOD).replace("return [Rule()]", "raise OSError('dry')"), "OSError: dry"),
    ],
    ids=["import", "misspelt hook", "duplicate", "hook raises"],
)
def test_a_plugin_that_does_not_load_is_named_with_its_version(site: Path, text: str, reason: str) -> None:
    (site / "tea_house.py").write_text(text, encoding="utf-8")
    done = run(site, "check", "--output-format", "concise", "privacy.md")
    assert done.returncode == 2
    assert "plugin tea-house 2.1: " in done.stderr
    assert reason in done.stderr
    assert "retention-missing" in done.stdout


def test_a_command_with_a_built_in_name_is_left_out(site: Path) -> None:
    text = PLUGIN.format(body=GOOD).replace('"brew"', '"check"')
    (site / "tea_house.py").write_text(text, encoding="utf-8")
    done = run(site, "brews")
    assert done.returncode == 2
    assert "command check (plugin tea-house 2.1): has the name of a built-in one" in done.stderr
    assert "Found" in run(site, "check", "--exit-zero", "privacy.md").stderr


PARTS = """
import click
from dataclasses import dataclass
from policylint.detector import Detector
from policylint.diagnostics import Finding
from policylint.disclosure import Disclosure
from policylint.framework import Framework, Requirement
from policylint.frontends.plain import PlainFrontend
from policylint.hookspecs import hookimpl
from policylint.rule import Documentation, Option, RuleInfo

class Wiki(PlainFrontend):
    name, suffixes = "wiki", (".wiki",)
    def recognises(self, source):
        {recognises}
    def parse(self, source):
        {parse}

class Tea:
    name, topics = "tea", frozenset({{"retention"}})
    def detect(self, document, passages):
        {detect}

class Teapot:
    name = "teapot"
    def describe(self, document, passages, found):
        {describe}

class Lines:
    name, machine = "lines", True
    def render(self, report, style):
        {render}

@dataclass(frozen=True)
class Cups:
    most: int = 1
    info = RuleInfo("cups", "quality", "Cups", Documentation("", "", (), (), ""),
                    options=(Option("most", 1, "How many cups are allowed.", most=9),))
    def check(self, policy):
        number = policy.document.source.text.count("cup")
        if number > self.most:
            yield Finding(f"{{number}} cups", policy.document.root.span)

@click.command("brew")
def brew():
    {brew}

@hookimpl
def policylint_frontends(): return [Wiki()]
@hookimpl
def policylint_detectors(): return [Tea(), Teapot()]
@hookimpl
def policylint_reporters(): return [Lines()]
@hookimpl
def policylint_rules(): return [Cups()]
@hookimpl
def policylint_commands(): return [brew]
@hookimpl
def policylint_frameworks(): return {frameworks}
"""
SOUND = {
    "recognises": "return True",
    "parse": "return super().parse(source)",
    "detect": "return [Disclosure('retention', 'stated', (p.span,), p.own_text) for p in passages if 'tea' in p.own_text]",
    "describe": "return list(found)",
    "render": "return f'{len(report.diagnostics)} found\\n'",
    "brew": "click.echo('tea is ready')",
    "frameworks": "[Framework('tea-law', 'Tea law', (Requirement('r', 'error', '§ 1', 'https://tea.example', '2026-01-01', topic='retention'),))]",
}
WIKI = "Privacy policy\n\nWe collect your name. We keep tea for two cups, or for another cup.\n"


def give(site: Path, **changed: str) -> None:
    """Write the plugin with every kind of part, with these bodies changed, and a policy that its front end reads."""
    (site / "tea_house.py").write_text(PARTS.format(**{**SOUND, **changed}), encoding="utf-8")
    (site.parent / "privacy.wiki").write_text(WIKI, encoding="utf-8")


def test_every_kind_of_part_is_used(site: Path) -> None:
    give(site)
    checked = run(site, "check", "--framework", "tea-law", "--select", "retention-missing,cups", ".")
    assert checked.stderr.count("retention-missing") == 0
    assert "privacy.wiki:1:1: warning cups 2 cups" in checked.stdout
    assert "privacy.md:1:3: error retention-missing" in checked.stdout
    allowed = run(site, "check", "--config", "rules.cups.most=2", "--select", "cups", "privacy.wiki")
    assert (allowed.returncode, allowed.stdout) == (0, "")
    refused = run(site, "check", "--config", "rules.cups.most=12", "privacy.wiki")
    assert refused.returncode == 2
    assert "a whole number from 0 to 9, not 12" in refused.stderr
    assert (
        run(site, "check", "--select", "cups", "--output-format", "lines", "privacy.wiki").stdout
        == "1 found\n"
    )
    assert "retention" in run(site, "disclosures", "privacy.wiki").stdout
    assert "tea-law" in run(site, "frameworks").stdout
    assert "How many cups are allowed." in run(site, "rule", "cups").stdout
    listed = json.loads(run(site, "plugins", "--output-format", "json").stdout)["plugins"][0]["gives"]
    assert listed == {
        "frontends": ["wiki"],
        "detectors": ["tea", "teapot"],
        "rules": ["cups"],
        "frameworks": ["tea-law"],
        "reporters": ["lines"],
        "commands": ["brew"],
    }


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"recognises": "1 / 0"}, "front end wiki (plugin tea-house 2.1): ZeroDivisionError"),
        ({"parse": "1 / 0"}, "front end wiki (plugin tea-house 2.1): ZeroDivisionError"),
        ({"parse": "return source"}, "front end wiki (plugin tea-house 2.1): TypeError: gave Source, not Parsed"),
        ({"detect": "1 / 0"}, "detector tea (plugin tea-house 2.1): ZeroDivisionError"),
        ({"detect": "raise SystemExit(0)"}, "detector tea (plugin tea-house 2.1): SystemExit: 0"),
        ({"detect": "return ['tea']"}, "detector tea (plugin tea-house 2.1): TypeError: gave str, no disclosure"),
        ({"describe": "1 / 0"}, "detector teapot (plugin tea-house 2.1): ZeroDivisionError"),
        ({"describe": "return found[1:]"}, "detector teapot (plugin tea-house 2.1): ValueError: gave "),
        ({"frameworks": "['tea-law']"}, "plugin tea-house 2.1: policylint_frameworks: AttributeError"),
        ({"frameworks": "[brew]"}, "plugin tea-house 2.1: policylint_frameworks: TypeError: 'brew' has no title"),
    ],
    ids=lambda value: next(iter(value.items())) if isinstance(value, dict) else "",
)  # fmt: skip
def test_every_kind_of_part_that_fails_is_named_and_the_rest_runs(
    site: Path, changed: dict[str, str], named: str
) -> None:
    give(site, **changed)
    done = run(site, "check", "--output-format", "concise", ".")
    assert done.returncode == 2
    assert named in done.stderr
    assert "Traceback" not in done.stderr
    assert "privacy.wiki:1:1: warning cups 2 cups" in done.stdout
    detected = not named.startswith("detector")  # where a detector failed, silence proves nothing
    assert ("privacy.md:1:3: warning retention-missing" in done.stdout) == detected


def test_a_reporter_that_fails_is_named_and_the_others_write(site: Path) -> None:
    for body, reason in (("1 / 0", "ZeroDivisionError: division by zero"), ("return 7", "gave int, no text")):
        give(site, render=body)
        done = run(
            site, "check", "--output-format", "lines", "--output-format", "json=out.json", "privacy.md"
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert f"reporter lines (plugin tea-house 2.1): {reason}" in done.stderr
        assert json.loads((site.parent / "out.json").read_text(encoding="utf-8"))["diagnostics"]


def test_a_command_that_fails_is_named_and_one_that_ends_by_itself_is_not(site: Path) -> None:
    give(site, brew="1 / 0")
    done = run(site, "brew")
    assert (done.returncode, done.stderr) == (
        2,
        "policylint: command brew (plugin tea-house 2.1): ZeroDivisionError: division by zero\n",
    )
    give(site, brew="raise click.ClickException('no tea')")
    assert run(site, "brew").stderr == "Error: no tea\n"
    give(site, brew="raise SystemExit(5)")
    assert run(site, "brew").returncode == 5


def test_a_clashing_command_is_a_failure_of_the_plugin(site: Path) -> None:
    give(site)
    text = (site / "tea_house.py").read_text(encoding="utf-8").replace('"brew"', '"check"')
    (site / "tea_house.py").write_text(text, encoding="utf-8")
    done = run(site, "plugins")
    assert done.returncode == 2
    assert "command check (plugin tea-house 2.1): has the name of a built-in one" in done.stderr


COMMANDS = {
    "check": ["privacy.md"],
    "baseline write": ["privacy.md"],
    "coverage": ["privacy.md"],
    "disclosures": ["privacy.md"],
    "diff": ["privacy.md", "privacy.md"],
    "parse": ["privacy.md"],
    "rule": ["stale-date"],
    "frameworks": [],
    "plugins": [],
    "config schema": [],
    "config validate": ["policylint.toml"],
    "import": ["privacy.md"],
    "render": ["--to", "markdown", "a.policy"],
    "export": ["--to", "json", "a.policy"],
    "drift": ["a.policy", "privacy.md"],
    "init": ["--dry-run"],
    "test": ["pack.toml"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_plugin_can_be_named_to_every_command_that_uses_plugins(
    site: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.parent)
    (site.parent / "policylint.toml").write_text("", encoding="utf-8")
    (site.parent / "a.policy").write_text(
        'policy "A" {\n  controller "Acme Ltd" {\n    contact email "a@acme.example"\n  }\n}\n',
        encoding="utf-8",
    )
    (site.parent / "pack.toml").write_text(
        '[pack]\nname = "p"\nversion = "1"\nsummary = "s"\n\n[[rule]]\nname = "no-tea"\nkind = "existence"\n'
        'summary = "s"\nany = ["tea"]\nmessage = "m"\n',
        encoding="utf-8",
    )
    done = CliRunner().invoke(cli, [*command.split(), *COMMANDS[command], "--plugin", "no_such_plugin"])
    assert done.output.count("plugin no_such_plugin: ModuleNotFoundError") == 1
    assert done.exit_code == 2


def test_a_rule_of_a_plugin_that_does_not_load_is_unknown_and_the_plugin_is_named(tmp_path: Path) -> None:
    (tmp_path / "privacy.md").write_text("# Privacy policy\n", encoding="utf-8")
    done = warm.run(
        [
            sys.executable,
            "-m",
            "policylint",
            "check",
            "--plugin",
            "no_tea",
            "--select",
            "tea-first",
            "privacy.md",
        ],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "unknown rule 'tea-first'" in done.stderr
    assert "plugin no_tea: ModuleNotFoundError" in done.stderr
