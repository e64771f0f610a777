"""Options of detectors, front ends and reporters of a plugin, as a configuration sets them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import warm

PLUGIN = """
from dataclasses import dataclass
from policylint.disclosure import Disclosure
from policylint.frontends.plain import PlainFrontend
from policylint.hookspecs import hookimpl
from policylint.rule import Option

@dataclass(frozen=True)
class Wiki:
    name = "wiki"
    suffixes = (".wiki",)
    options = (Option("marker", "", "What stands before the text."),)
    marker: str = ""
    def recognises(self, source):
        return True
    def parse(self, source):
        assert source.text.startswith(self.marker), self.marker
        return PlainFrontend().parse(source)

@dataclass(frozen=True)
class Tea:
    words: tuple[str, ...] = ("tea",)
    name = "tea"
    topics = frozenset({"retention"})
    options = (Option("words", ("tea",), "The words that say how long."),)
    def detect(self, document, passages):
        return [
            Disclosure("retention", "stated", (one.span,), one.own_text)
            for one in passages if any(word in one.own_text for word in self.words)
        ]

@dataclass(frozen=True)
class Lines:
    sign: str = "found"
    shout: bool = False
    name, machine = "lines", True
    options = (Option("sign", "found", "The word."), Option("shout", False, "Whether it is loud."))
    def render(self, report, style):
        text = f"{len(report.diagnostics)} {self.sign}"
        return (text.upper() if self.shout else text) + "\\n"

class Stiff:
    name, machine = "stiff", True
    options = (Option("sign", "found", "The word."),)
    def render(self, report, style):
        return ""

@hookimpl
def policylint_frontends(): return [Wiki()]
@hookimpl
def policylint_detectors(): return [Tea()]
@hookimpl
def policylint_reporters(): return [Lines(), Stiff()]
"""
POLICY = "Privacy policy\n\nWe collect your name. Cocoa lasts for a while.\n"
CHECK = ("check", "--plugin", "tea_house", "--select", "retention-missing")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "tea_house.py").write_text(PLUGIN, encoding="utf-8")
    for name in ("privacy.wiki", "other-privacy.wiki"):
        (tmp_path / name).write_text(POLICY, encoding="utf-8")
    return tmp_path


def configure(folder: Path, text: str) -> None:
    (folder / "policylint.toml").write_text(text, encoding="utf-8")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(folder / "modules"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "XDG_CACHE_HOME": str(folder / "cache"),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_detector_goes_by_them_in_every_process_and_the_cache_knows(folder: Path, jobs: str) -> None:
    command = (*CHECK, "-j", jobs, "--output-format", "concise", ".")
    before = run(folder, *command)
    assert before.stdout.count("retention-missing") == 2, before.stderr
    configure(folder, '[detectors.tea]\nwords = ["tea", "Cocoa"]\n')
    after = run(folder, *command)
    assert (after.returncode, after.stdout.count("retention-missing")) == (0, 0), after.stderr
    (folder / "policylint.toml").unlink()
    assert run(folder, *command).stdout == before.stdout


def test_reporters_and_front_ends_do_too(folder: Path) -> None:
    configure(folder, '[reporters.lines]\nsign = "things"\nshout = true\n[frontends.wiki]\nmarker = "Priv"\n')
    done = run(folder, *CHECK, "--output-format", "lines", "privacy.wiki")
    assert done.stdout == "1 THINGS\n", done.stderr
    assert run(folder, "parse", "--plugin", "tea_house", "privacy.wiki").returncode == 0
    other = run(folder, *CHECK, "--config", "frontends.wiki.marker='#'", "privacy.wiki")
    assert (other.returncode, "front end wiki" in other.stderr) == (2, True)


def test_disclosures_and_coverage_show_what_comes_of_them(folder: Path) -> None:
    setting = ("--plugin", "tea_house", "--config", "detectors.tea.words=['Cocoa']")
    shown = run(folder, "disclosures", *setting, "--output-format", "json", "privacy.wiki")
    assert '"retention"' in shown.stdout, shown.stderr
    covered = run(folder, "coverage", *setting, "--output-format", "json", "privacy.wiki")
    assert covered.returncode == 0, covered.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[detectors.tea]\nwords = 1\n", "policylint.toml:2: detectors.tea.words: must be a list of strings"),
        ("[detectors.tae]\nwords = []\n", "unknown detector 'tae' (did you mean 'tea'?)"),
        ("[detectors.tea]\nword = []\n", "detectors.tea.word: unknown option (did you mean 'words'?)"),
        ("[frontends.wiki]\nmarker = true\n", "frontends.wiki.marker: must be a string, not True"),
        ("[reporters.lines]\nshout = 'yes'\n", "reporters.lines.shout: must be true or false, not 'yes'"),
        ("[reporters.full]\nx = 1\n", "reporters.full.x: unknown option (full has none)"),
        ("[reporters]\nlines = 1\n", "reporters.lines: must be a table, not 1"),
        ("[detectors.tea]\nwords = { a = 1 }\n", "must be true or false, a number, a string or a list"),
    ],
)
def test_what_is_wrong_with_them_is_told_with_its_place(folder: Path, text: str, told: str) -> None:
    configure(folder, text)
    for command in (CHECK, ("config", "validate", "--plugin", "tea_house", "policylint.toml")):
        done = run(folder, *command)
        assert (done.returncode, told in done.stderr) == (2, True), done.stderr


def test_a_part_that_cannot_be_set_is_named_and_the_rest_runs(folder: Path) -> None:
    configure(folder, "[reporters.stiff]\nsign = 'x'\n")
    done = run(folder, *CHECK, "--output-format", "concise", "privacy.wiki")
    assert done.returncode == 2
    assert "reporter stiff (plugin tea_house): options: TypeError" in done.stderr
    assert "retention-missing" in done.stdout


def test_they_are_listed(folder: Path) -> None:
    text = run(folder, "plugins", "--plugin", "tea_house").stdout
    assert '  [detectors.tea]\n    words = ["tea"]: The words that say how long.\n' in text
    listed = json.loads(run(folder, "plugins", "--plugin", "tea_house", "--output-format", "json").stdout)
    assert [one["name"] for one in listed["plugins"][0]["options"]["reporters"]["lines"]] == ["sign", "shout"]


def test_without_the_plugin_the_error_says_how_to_name_it(folder: Path) -> None:
    configure(folder, "[reporters.lines]\nsign = 'x'\n")
    for command in (("check", "privacy.wiki"), ("config", "validate")):
        done = run(folder, *command)
        assert done.returncode == 2
        assert (
            "policylint.toml:2: reporters.lines: unknown output format 'lines' (no loaded plugin gives it"
            in done.stderr
        )
        assert "as in `policylint check --plugin MODULE`" in done.stderr


def test_config_show_writes_the_defaults_of_a_plugin(folder: Path) -> None:
    configure(folder, "[reporters.lines]\nsign = 'x'\n")
    done = run(folder, "config", "show", "--plugin", "tea_house")
    assert done.returncode == 0, done.stderr
    assert '[reporters.lines]  # policylint.toml:1\nsign = "x"\n' in done.stdout
    assert '# [detectors.tea]\n# words = ["tea"]\n' in done.stdout
    assert "# [reporters.lines]\n# shout = false\n" in done.stdout
    assert run(folder, "config", "show", "--plugin", "no_such_module").returncode == 2


def test_config_show_writes_them(folder: Path) -> None:
    configure(folder, "[detectors.tea]\nwords = ['tea']\n")
    assert '[detectors.tea]  # policylint.toml:1\nwords = ["tea"]\n' in run(folder, "config", "show").stdout
