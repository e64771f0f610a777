from __future__ import annotations

import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from policylint.host import load_parts
from policylint.reporter import Failure

PLUGIN = """
from policylint.hookspecs import hookimpl
from policylint.rule import Documentation, RuleInfo

class Rule:
    info = RuleInfo("{name}", "quality", "", Documentation("", "", (), (), ""))
    def check(self, policy):
        return ()

@hookimpl
def policylint_rules():
    return [Rule()]
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(tmp_path))

    def write(name: str, text: str) -> str:
        (tmp_path / f"{name}.py").write_text(textwrap.dedent(text), encoding="utf-8")
        sys.modules.pop(name, None)
        return name

    return write


def test_built_in_parts_have_unique_names_and_nothing_fails() -> None:
    parts = load_parts()
    assert parts.failures == []
    for kind in (parts.frontends, parts.detectors, parts.frameworks, parts.reporters):
        assert kind
        assert len({part.name for part in kind}) == len(kind)
    assert {"full", "concise", "json", "jsonl", "github", "sarif"} <= {r.name for r in parts.reporters}
    assert {"floor", "gdpr", "caloppa", "ccpa"} <= {f.name for f in parts.frameworks}


def test_only_the_kinds_asked_for_are_loaded() -> None:
    parts = load_parts(("frontends",))
    assert parts.frontends
    assert not parts.rules


def test_a_plugin_module_adds_to_the_built_in_parts(module) -> None:
    parts = load_parts(("rules",), [module("plugin_a", PLUGIN.format(name="mine"))])
    assert "mine" in {rule.info.name for rule in parts.rules}
    assert parts.failures == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("raise RuntimeError('broken at import')", "broken at import"),
        ("raise SystemExit(0)", "SystemExit: 0"),
        (PLUGIN.format(name="x").replace("policylint_rules", "policylint_ruels"), "policylint_ruels"),
        (PLUGIN.format(name="x").replace("[Rule()]", "1 / 0"), "ZeroDivisionError"),
        (PLUGIN.format(name="retention-missing"), "'retention-missing' exists already"),
    ],
    ids=["import error", "exit at import", "misspelt hook", "hook raises", "duplicate name"],
)
def test_a_broken_plugin_is_named_and_the_rest_loads(module, text: str, reason: str) -> None:
    name = module("plugin_broken", text)
    parts = load_parts(("rules",), [name])
    (failure,) = parts.failures
    assert name in failure.what
    assert reason in failure.message
    assert "retention-missing" in {rule.info.name for rule in parts.rules}


def test_a_module_that_does_not_exist_is_named() -> None:
    (failure,) = load_parts(("rules",), ["no_such_module"]).failures
    assert "no_such_module" in failure.what


def test_entry_points_in_the_working_folder_are_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "evil.py").write_text("raise SystemExit('ran code of the checked folder')")
    info = tmp_path / "evil-1.0.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text("[policylint]\nevil = evil\n")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    assert load_parts(("rules",)).failures == []


def test_installed_entry_points_are_loaded(module, tmp_path: Path) -> None:
    module("installed_plugin", PLUGIN.format(name="from-entry-point"))
    info = tmp_path / "installed_plugin-1.0.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text("[policylint]\nmine = installed_plugin\n")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: installed-plugin\nVersion: 1.0\n")
    assert "from-entry-point" in {rule.info.name for rule in load_parts(("rules",)).rules}


def test_a_plugin_says_what_it_gives_and_its_failures_bear_its_name(module) -> None:
    name = module("plugin_b", PLUGIN.format(name="mine"))
    parts = load_parts(("rules",), [name])
    (plugin,) = parts.plugins
    assert (plugin.name, plugin.version) == (name, "")
    assert plugin.source.endswith("plugin_b.py")
    assert parts.given[name] == {"rules": ("mine",)}
    broken, other = Failure("rule mine", "ZeroDivisionError"), Failure("rule stale-date", "")
    assert parts.attributed([broken, other]) == [replace(broken, what="rule mine (plugin plugin_b)"), other]


def test_a_part_without_a_name_is_refused(module) -> None:
    name = module("plugin_c", PLUGIN.format(name=""))
    (failure,) = load_parts(("rules",), [name]).failures
    assert failure.what == "plugin plugin_c"
    assert "has no name" in failure.message
