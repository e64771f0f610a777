"""Configuration as users meet it: files, options and environment variables, in a real process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import warm

POLICY = "# Privacy policy\n\nWe collect your name and your e-mail address when you register.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.md", "old/b.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(POLICY, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def rules(done: subprocess.CompletedProcess[str], name: str) -> set[str]:
    return {line.split()[2] for line in done.stdout.splitlines() if line.startswith(name)}


def test_configuration_holds_and_the_command_line_has_the_last_word(folder: Path) -> None:
    (folder / "policylint.toml").write_text(
        'select = ["dnt-missing", "retention-missing"]\nfail-level = "error"\n'
        '[per-file-ignores]\n"old/" = ["dnt-missing"]\n[severity]\nretention-missing = "info"\n'
    )
    done = run(folder, "check")
    assert done.returncode == 0
    assert rules(done, "a.md") == {"dnt-missing", "retention-missing"}
    assert rules(done, "old") == {"retention-missing"}
    assert "info retention-missing" in done.stdout
    assert run(folder, "check", "--fail-level", "warning").returncode == 1
    assert rules(run(folder, "check", "--select", "gpc-missing"), "a.md") == {"gpc-missing"}
    assert "controller-contact-missing" in rules(run(folder, "check", "--isolated"), "a.md")


def test_facts_and_frameworks_reach_the_run(folder: Path) -> None:
    (folder / "law.toml").write_text(
        'name = "mine"\ntitle = "Mine"\n[[requirement]]\nid = "m"\ntopic = "gpc"\nseverity = "error"\n'
        'section = "§ 1"\nurl = "https://law.example"\nchecked = "2026-11-01"\n'
    )
    (folder / "policylint.toml").write_text('frameworks = ["law.toml"]\nfloor = false\n')
    assert "error gpc-missing" in run(folder, "check").stdout


def test_every_mistake_of_every_file_is_told_before_anything_is_read(folder: Path) -> None:
    (folder / "policylint.toml").write_text('flor = true\nignore = ["dnt-mising"]\n')
    (folder / "old" / "policylint.toml").write_text('[severity]\n"retention-missing" = "grave"\n')
    done = run(folder, "check")
    assert (done.returncode, done.stdout) == (2, "")
    assert "policylint.toml:1: flor: unknown key" in done.stderr
    assert "policylint.toml:2: ignore: unknown rule 'dnt-mising' (did you mean 'dnt-missing'?)" in done.stderr
    assert "old/policylint.toml:2: severity.retention-missing" in done.stderr
    assert run(folder, "config", "validate").returncode == 2


def test_named_files_pairs_and_environment(folder: Path) -> None:
    (folder / "other.toml").write_text('select = ["gpc-missing"]\n')
    for done in (
        run(folder, "check", "--config", "other.toml"),
        run(folder, "check", POLICYLINT_CONFIG="other.toml"),
        run(folder, "check", "--config", "select=['gpc-missing']"),
    ):
        assert rules(done, "a.md") == {"gpc-missing"}
    assert run(folder, "check", POLICYLINT_OUTPUT_FORMAT="json").stdout.startswith("{")
    missing = run(folder, "check", "--config", "gone.toml")
    assert missing.returncode == 2
    assert "no such configuration file: gone.toml" in missing.stderr


def test_config_show_validate_and_schema(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.policylint]\npreview = true\n")
    assert "preview = true  # pyproject.toml:2" in run(folder, "config", "show", "a.md").stdout
    assert "1 configuration file is valid" in run(folder, "config", "validate").stdout
    assert '"additionalProperties": false' in run(folder, "config", "schema").stdout


def test_config_show_shows_values_that_are_files(folder: Path) -> None:
    (folder / "house.toml").write_text('[pack]\nname = "house"\n', encoding="utf-8")
    (folder / "policylint.toml").write_text(
        'packs = ["house.toml"]\n[[policy]]\nfiles = ["a.md", "old/b.md"]\n'
    )
    done = run(folder, "config", "show", "a.md")
    assert done.returncode == 0, done.stderr
    assert f'packs = ["{(folder / "house.toml").as_posix()}"]  # policylint.toml:1' in done.stdout.replace(
        "\\\\", "/"
    )


def test_which_files_are_read(folder: Path) -> None:
    def files(*arguments: str) -> list[str]:
        return run(folder, "check", "--show-files", *arguments).stdout.split()

    assert files() == ["a.md", "old/b.md"]
    assert files("--exclude", "old/") == ["a.md"]
    (folder / "policylint.toml").write_text('extend-exclude = ["/old/"]\n')
    assert files() == ["a.md"]
    assert files("old/b.md") == ["old/b.md"]
    assert files("--force-exclude", "old/b.md", "a.md") == ["a.md"]
    (folder / "policylint.toml").write_text('include = ["b.*"]\n')
    assert files() == ["old/b.md"]
    assert run(folder, "check", "--force-exclude", "--exclude", "*.md", "a.md").returncode == 0
    assert run(folder, "check", "--exclude", "*.md").returncode == 2
    assert run(folder, "check", "--exclude", "*.md", "--no-error-on-no-inputs").returncode == 0


def test_of_a_directory_the_configuration_in_it_says_which_files_are_read(folder: Path) -> None:
    (folder / "old" / "policylint.toml").write_text('include = ["c.*"]\nrequired-version = ">=0.1"\n')
    (folder / "old" / "c.txt").write_text("We keep your data for two years.\n")
    assert run(folder, "check", "--show-files", "old").stdout.split() == ["old/c.txt"]
    assert run(folder, "check", "--show-files", "old", "a.md", "old/b.md").stdout.split() == [
        "old/c.txt", "a.md", "old/b.md"
    ]  # fmt: skip
    assert "old/c.txt" in run(folder, "disclosures", "old").stdout


@pytest.mark.parametrize("verb", ["disclosures", "parse", "check", "coverage"])
def test_whatever_reads_a_policy_heeds_the_closest_configuration(folder: Path, verb: str) -> None:
    (folder / "old" / "policylint.toml").write_text('required-version = ">=99"\n')
    done = run(folder, verb, "old/b.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert "old/policylint.toml:1: required-version: needs policylint >=99" in done.stderr
    assert run(folder, verb, "a.md").returncode != 2
    assert run(folder, verb, "--isolated", "old/b.md").returncode != 2


OLD = "# Privacy policy\n\nLast updated: 1 June 2025\n\nWe collect your name.\n"


def test_options_of_rules(folder: Path) -> None:
    (folder / "a.md").write_text(OLD, encoding="utf-8")
    stale = ("check", "--select", "stale-date", "--today", "2026-11-22", "a.md")
    assert "more than twelve months" in run(folder, *stale).stdout
    (folder / "policylint.toml").write_text("[rules.stale-date]\nmonths = 24\n")
    assert run(folder, *stale).stdout == ""
    assert "more than 1 month before" in run(folder, *stale, "--config", "rules.stale-date.months=1").stdout
    shown = run(folder, "config", "show", "a.md").stdout
    assert "[rules.stale-date]  # policylint.toml:1\nmonths = 24\n" in shown
    (folder / "policylint.toml").write_text('[[override]]\nfiles = ["b.md"]\nrules.stale-date.months = 24\n')
    assert "more than twelve months" in run(folder, *stale).stdout


def test_all_that_is_wrong_with_options_is_told_with_its_line(folder: Path) -> None:
    (folder / "policylint.toml").write_text(
        "[rules.stale-date]\nmonth = 24\nmonths = 'many'\n\n[rules.stale-dat]\nx = 1\n\n"
        "[rules.hard-to-read]\nhighest-grade = 101\n[rules.dnt-missing]\nseverity = 'error'\n"
    )
    done = run(folder, "check")
    assert (done.returncode, done.stdout) == (2, "")
    lines = [line.partition("policylint.toml:")[2] for line in done.stderr.splitlines()]
    assert lines == [
        "2: rules.stale-date.month: unknown option (did you mean 'months'?)",
        "3: rules.stale-date.months: must be a whole number from 1 to 1200, not 'many'",
        "6: rules.stale-dat: unknown rule 'stale-dat' (did you mean 'stale-date'?)",
        "9: rules.hard-to-read.highest-grade: must be a number from 0 to 100, not 101",
        '11: rules.dnt-missing.severity: unknown option (write it in [severity]: dnt-missing = "…")',
    ]
    assert run(folder, "config", "validate").stderr == done.stderr


def test_min_confidence(folder: Path) -> None:
    (folder / "a.md").write_text(POLICY + "\n##### Deep\n\nWords.\n", encoding="utf-8")
    select = ("check", "--select", "heading-level-jump,dnt-missing", "a.md")
    assert rules(run(folder, *select), "a.md") == {"heading-level-jump", "dnt-missing"}
    assert rules(run(folder, *select, "--min-confidence", "certain"), "a.md") == {"heading-level-jump"}
    (folder / "policylint.toml").write_text('min-confidence = "certain"\n')
    assert rules(run(folder, *select), "a.md") == {"heading-level-jump"}
    assert "dnt-missing" in rules(run(folder, *select, "--min-confidence", "likely"), "a.md")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('required-version=">=99"', "required-version: needs policylint >=99"),
        ('extend="x.toml"', "extend: only a file can extend others (name that file: --config FILE)"),
    ],
)
def test_settings_of_the_command_line_are_heeded_or_refused(folder: Path, setting: str, said: str) -> None:
    done = run(folder, "check", "--config", setting, "a.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_an_unknown_format_in_a_configuration_is_told_with_its_line(folder: Path) -> None:
    (folder / "policylint.toml").write_text('floor = true\noutput-format = "sarf"\n', encoding="utf-8")
    done = run(folder, "check", "a.md")
    assert done.returncode == 2
    assert (
        "policylint.toml:2: output-format: unknown output format 'sarf' (did you mean 'sarif'?)"
        in done.stderr
    )


@pytest.mark.parametrize("command", [("check", "a.md"), ("config", "validate")])
def test_output_formats_are_told_with_all_else_that_is_wrong(folder: Path, command: tuple[str, ...]) -> None:
    (folder / "policylint.toml").write_text(
        'flor = true\noutput-format = [\n  "concise",\n  "sarf=a.sarif",\n  "json",\n  "sarif=",\n]\nignore = ["dnt-mising"]\n'
    )
    done = run(folder, *command)
    assert (done.returncode, done.stdout) == (2, "")
    assert "policylint.toml:1: flor: unknown key" in done.stderr
    assert "policylint.toml:4: output-format: unknown output format 'sarf'" in done.stderr
    assert "policylint.toml:5: output-format[2]: only one output format can go to standard" in done.stderr
    assert "policylint.toml:6: output-format[3]: sarif= names no file" in done.stderr
    assert "policylint.toml:8: ignore: unknown rule 'dnt-mising'" in done.stderr


def test_a_dash_is_standard_output(folder: Path) -> None:
    done = run(folder, "check", "--output-format", "json=-", "a.md")
    assert done.stdout.startswith("{")
    assert not (folder / "-").exists()


def test_what_is_shown_comes_from_where_it_was_written(folder: Path) -> None:
    text = 'floor = true\n\n[[override]]\nfiles = ["a.md"]\nframeworks = ["ccpa"]\n'
    (folder / "policylint.toml").write_text(text, encoding="utf-8")
    assert 'frameworks = ["ccpa"]  # policylint.toml:5\n' in run(folder, "config", "show", "a.md").stdout


def test_rules_are_left_out_in_some_files_from_the_command_line(folder: Path) -> None:
    done = run(
        folder, "check", "--select", "dnt-missing,gpc-missing", "--per-file-ignores", "old/: gpc-missing,"
    )
    assert (rules(done, "a.md"), rules(done, "old")) == ({"dnt-missing", "gpc-missing"}, {"dnt-missing"})


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "--per-file-ignores", "old/"), "write PATTERN:NAMES, such as 'old/*:quality'"),
        (("check", "--per-file-ignores", ":quality"), "write PATTERN:NAMES"),
        (("check", "--per-file-ignores", "old/: ,"), "write PATTERN:NAMES"),
        (("check", "--isolated", "--config", "policylint.toml"), "--isolated reads no configuration file"),
        (("check", "--today", "tomorrow"), "'tomorrow' is not a date; write it as YYYY-MM-DD."),
        (("frameworks", "--output-format", "markdown"), "Markdown is the page of one framework: give its NAME."),
        (("frameworks", "gdrp"), "unknown framework 'gdrp'; did you mean 'gdpr'?"),
        (("frameworks", "./laws", "--output-format", "json"), "./laws holds 2 frameworks; name the file of one"),
        (("rule",), "Give the NAME of a rule, or --all."),
        (("rule", "dnt-missing", "--all"), "Give the NAME of a rule, or --all."),
        (("rule", "--all", "--output-format", "markdown"), "--all lists rules as text or json."),
        (("config", "show", "policylint.toml", "--config", "gone.toml"), "no such configuration file: gone.toml"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)  # fmt: skip
def test_what_cannot_be_asked_for_is_said(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    (folder / "policylint.toml").write_text("")
    (folder / "laws").mkdir()
    for name in ("one", "two"):
        (folder / f"laws/{name}.toml").write_text(
            f'name = "{name}"\ntitle = "{name}"\n[[requirement]]\nid = "m"\ntopic = "gpc"\nseverity = "error"\n'
            'section = "§ 1"\nurl = "https://law.example"\nchecked = "2026-11-01"\n'
        )
    done = run(folder, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in " ".join(done.stderr.split())


def test_where_there_is_no_configuration_there_is_nothing_to_check(folder: Path) -> None:
    done = run(folder, "config", "validate")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no configuration file here or above" in done.stderr
