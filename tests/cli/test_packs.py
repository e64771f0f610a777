"""Packs as teams use them: named on the command line, in the configuration, installed, and tested."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import warm

PACK = """\
[pack]
name = "house"
version = "1.0"

[[rule]]
name = "third-person"
any = ["the user"]
message = "the reader is called “{match}”"
why = "A notice speaks to its reader."
example = [{ text = "The user agrees.", finds = ["The user"] }]
"""


def run(folder: Path, *arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "house").mkdir()
    (tmp_path / "house/pack.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "privacy.md").write_text("# Privacy policy\n\nThe user agrees.\n", encoding="utf-8")
    return tmp_path


EXPECTED = "privacy.md:3:1: warning third-person the reader is called “The user”\n"


def test_a_pack_is_named_on_the_command_line(project: Path) -> None:
    done = run(project, "check", "--pack", "house", "--select", "third-person", "--quiet", "privacy.md")
    assert (done.returncode, done.stdout) == (1, EXPECTED)


def test_a_pack_is_named_in_the_configuration_and_its_rules_can_be_configured(project: Path) -> None:
    config = 'packs = ["house"]\nselect = ["third-person"]\nseverity = { third-person = "error" }\n'
    (project / "policylint.toml").write_text(config, encoding="utf-8")
    assert run(project, "config", "validate").returncode == 0
    done = run(project, "check", "--quiet", "privacy.md")
    assert done.stdout == EXPECTED.replace("warning", "error")


def test_what_must_stand_there_is_reported_as_gravely_as_the_pack_says_in_a_plain_check(
    project: Path,
) -> None:
    (project / "must.toml").write_text(
        '[pack]\nname = "must"\nversion = "1"\n\n[[rule]]\nname = "officer-named"\nkind = "occurrence"\n'
        'any = ["officer@tea.example"]\nmin = 1\nseverity = "error"\nmessage = "our officer is not named"\n',
        encoding="utf-8",
    )
    (project / "privacy.md").write_text(
        "# Privacy policy\n\nWe keep your personal data for two years and then delete it.\n", encoding="utf-8"
    )
    done = run(project, "check", "--pack", "must.toml", "--quiet", "privacy.md")
    assert "privacy.md:1:3: error officer-named our officer is not named\n" in done.stdout
    (project / "privacy.md").write_text(
        "# Privacy policy\n\nWe keep your personal data for two years; ask officer@tea.example.\n",
        encoding="utf-8",
    )
    assert "officer-named" not in run(project, "check", "--pack", "must.toml", "--quiet", "privacy.md").stdout


def test_its_rules_are_explained(project: Path) -> None:
    done = run(project, "rule", "--pack", "house", "third-person")
    assert "A notice speaks to its reader." in done.stdout


def test_an_installed_pack_is_used_without_running_its_code(project: Path) -> None:
    site = project / "site"
    (site / "house_pack").mkdir(parents=True)
    (site / "house_pack/__init__.py").write_text("raise SystemExit('ran')\n", encoding="utf-8")
    (site / "house_pack/pack.toml").write_text(PACK, encoding="utf-8")
    info = site / "house_pack-1.0.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text("[policylint.packs]\nhouse = house_pack\n", encoding="utf-8")
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: house-pack\nVersion: 1.0\n", encoding="utf-8"
    )
    done = run(project, "check", "--select", "third-person", "--quiet", "privacy.md", path=str(site))
    assert (done.returncode, done.stdout, done.stderr) == (1, EXPECTED, "")
    assert run(project, "plugins", path=str(site)).stdout.startswith("house 1.0  ")
    (site / "house_pack/pack.toml").write_text(PACK.replace("any", "ayn"), encoding="utf-8")
    broken = run(project, "check", "--quiet", "privacy.md", path=str(site))
    assert broken.returncode == 2
    assert "pack house 1.0: " in broken.stderr
    assert "retention-missing" in broken.stdout


def test_examples_are_run(project: Path) -> None:
    done = run(project, "test", "house")
    assert (done.returncode, done.stdout) == (0, "ok      house: third-person, example on line 10\n")
    assert done.stderr == "house: 1 example, 0 failed, 0 with known misses\n"


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ('finds = ["user"]', "should find “user”, finds “The user”"),
        ("finds = []", "should find nothing, finds “The user”"),
        ('missed = ["The user"]', "finds “The user”, which is listed as missed; list it under finds"),
    ],
)
def test_an_example_that_is_not_so_fails(project: Path, example: str, said: str) -> None:
    (project / "house/pack.toml").write_text(PACK.replace('finds = ["The user"]', example), encoding="utf-8")
    done = run(project, "test", "house")
    assert done.returncode == 1
    assert said in done.stdout


def test_a_name_of_a_rule_of_ours_is_told_before_a_check_leaves_the_pack_out(project: Path) -> None:
    (project / "house/pack.toml").write_text(PACK.replace("third-person", "stale-date"), encoding="utf-8")
    done = run(project, "test", "house")
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == "policylint: house: a rule named 'stale-date' exists already; give yours another name\n"
    )


def test_a_broken_pack_stops_the_run_with_its_place(project: Path) -> None:
    (project / "house/pack.toml").write_text(PACK.replace("the user", "the {usr}"), encoding="utf-8")
    for command in (("test", "house"), ("check", "--pack", "house", "privacy.md")):
        done = run(project, *command)
        assert (done.returncode, done.stdout) == (2, "")
        assert "house/pack.toml:7: rule third-person: any: " in done.stderr


VOCABULARY = """\
family = "house"

[[pattern]]
topics = ["retention", "retention.criteria"]
any = ["{we} ... prune~ ... barn ... spring"]
"""


def test_a_pack_brings_ways_of_saying_things(project: Path) -> None:
    policy = "# Privacy policy\n\nWe prune what lies in our barn each spring. We keep your name in a book.\n"
    (project / "privacy.md").write_text(policy, encoding="utf-8")
    (project / "house/vocabulary").mkdir()
    (project / "house/vocabulary/retention.toml").write_text(VOCABULARY, encoding="utf-8")
    without = run(project, "check", "--select", "retention-missing", "-q", "privacy.md")
    assert "retention-missing" in without.stdout
    done = run(project, "check", "--pack", "house", "--select", "retention-missing", "-q", "privacy.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    shown = run(project, "disclosures", "--pack", "house", "--topic", "retention", "privacy.md")
    assert "retention.criteria" in shown.stdout
    (project / "house/vocabulary/retention.toml").write_text(
        VOCABULARY.replace("{we}", "{wee}"), encoding="utf-8"
    )
    broken = run(project, "check", "--pack", "house", "privacy.md")
    assert broken.returncode == 2
    assert "house/vocabulary/retention.toml:5: " in broken.stderr
