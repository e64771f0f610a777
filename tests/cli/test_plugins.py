"""Plugins as users have them: installed beside policylint, and broken in every way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
    return subprocess.run(
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
    assert "'check' has the name of a built-in one" in done.stderr
    assert "Found" in run(site, "check", "--exit-zero", "privacy.md").stderr


def test_a_rule_of_a_plugin_that_does_not_load_is_unknown_and_the_plugin_is_named(tmp_path: Path) -> None:
    (tmp_path / "privacy.md").write_text("# Privacy policy\n", encoding="utf-8")
    done = subprocess.run(
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
