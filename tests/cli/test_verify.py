"""`policylint verify`: reports of all kinds of runs come out again, what differs is told, and what cannot be done ends with 2."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import warm
from click.testing import CliRunner

from policylint.cli import command
from policylint.config.finding import forget

POLICY = "# Privacy policy\n\nLast updated: 1 May 2020\n\nWe collect your name. We keep it as long as necessary.\n\n#### Cookies\n\nWe set two cookies.\n"
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
LAW = """\
name = "acme"
title = "Acme rules"
url = "https://acme.example/rules"

[[requirement]]
id = "complaints"
topic = "rights.complaint"
severity = "error"
section = "1"
"""
PLUGIN = """\
from policylint.hookspecs import hookimpl
{extra}

@hookimpl
def policylint_rules():
    return ()
"""
SCHEMA = json.loads((files("policylint.reporters") / "report.schema.json").read_text(encoding="utf-8"))


def run(folder: Path, *arguments: str, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:  # fmt: skip
    return warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", **environment},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def reported(
    folder: Path, *arguments: str, name: str = "report.json", stdin: str | None = None
) -> dict[str, Any]:
    """The report of a check, left in the folder; it follows the schema."""
    here = Path.cwd()
    forget()
    os.chdir(folder)
    try:
        done = CliRunner().invoke(
            command, ["check", "-q", "--output-format", f"json={name}", *arguments], stdin
        )
    finally:
        os.chdir(here)
    assert done.exit_code in (0, 1), done.output
    report: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    jsonschema.validate(report, SCHEMA)
    return report


def forged(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """The report in the folder, changed."""
    path = folder / "report.json"
    report = json.loads(path.read_text(encoding="utf-8"))
    change(report)
    path.write_text(json.dumps(report), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    (home / "docs").mkdir(parents=True)
    (home / "docs/privacy.md").write_text(POLICY, encoding="utf-8")
    return home


def test_a_report_is_reproduced_with_its_settings_and_its_day(folder: Path) -> None:
    report = reported(
        folder, "--framework", "gdpr", "--ignore", "quality", "--fact", "established-in=SE,NO", "--today", "2026-01-02",
        "--min-severity", "warning", "--per-file-ignores", "docs/*:stale-date", "--show-suppressed", "docs",
    )  # fmt: skip
    assert report["run"]["today"] == report["run"]["as_of"] == "2026-01-02"
    assert report["run"]["settings"][0]["facts"] == {"established-in": ["SE", "NO"]}
    assert str(folder) not in json.dumps(report)
    done = run(folder, "verify", "report.json")
    number = len(report["diagnostics"])
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"report.json: reproduced: {number} findings in 1 policy, as reported.\n"
    assert run(folder, "verify", "-q", "report.json").stderr == ""
    piped = run(folder, "verify", "-", stdin=(folder / "report.json").read_text(encoding="utf-8"))
    assert (piped.returncode, piped.stderr) == (0, done.stderr.replace("report.json", "-"))
    printed = json.loads(run(folder, "verify", "--output-format", "json", "report.json").stdout)
    assert (printed["reproduced"], printed["differences"], printed["problem"]) == (True, [], None)


def test_what_changed_is_told_line_by_line(folder: Path) -> None:
    (folder / "docs/more.md").write_text(POLICY, encoding="utf-8")
    reported(folder, "docs", "--select", "heading-level-jump,stale-date", "--today", "2026-01-02")
    text = POLICY.replace("####", "##").replace("2020", "2030")
    (folder / "docs/privacy.md").write_text(text, encoding="utf-8")
    (folder / "docs/more.md").unlink()
    done = run(folder, "verify", "report.json")
    assert done.returncode == 1
    assert "report.json: not reproduced: 4 differences." in done.stderr
    gone, changed, *found = done.stdout.splitlines()
    assert gone == "docs/more.md: was there then, and is not here"
    assert changed.startswith("docs/privacy.md: has changed since: SHA-256 ")
    assert [line.split(" ")[:4] for line in found] == [
        ["docs/privacy.md:3:15:", "gone:", "warning", "stale-date"],
        ["docs/privacy.md:7:1:", "gone:", "info", "heading-level-jump"],
    ]
    printed = json.loads(run(folder, "verify", "--output-format", "json", "report.json").stdout)
    assert {(one["kind"], one["change"], one["name"]) for one in printed["differences"]} == {
        ("input", "changed", "docs/privacy.md"),
        ("input", "gone", "docs/more.md"),
        ("finding", "gone", "docs/privacy.md"),
    }
    assert not printed["reproduced"]


def test_a_forged_report_is_told(folder: Path) -> None:
    reported(folder, "docs", "--today", "2026-01-02", "--show-suppressed")
    original = (folder / "report.json").read_bytes()
    number = len(json.loads(original)["diagnostics"])

    def differences(change: Callable[[dict[str, Any]], object]) -> list[str]:
        (folder / "report.json").write_bytes(original)
        forged(folder, change)
        done = run(folder, "verify", "report.json")
        assert done.returncode == 1, done.stderr
        return done.stdout.splitlines()

    left_out = differences(lambda report: report.update(diagnostics=[]))
    assert len(left_out) == number
    assert all(": new: " in line for line in left_out)
    (changed,) = differences(
        lambda report: report["diagnostics"][0].update(severity="error", message="all is lost")
    )
    assert changed.startswith(
        "docs/privacy.md:1:3: changed: children-missing severity info here, error then; message "
    )

    def elsewhere(report: dict[str, Any]) -> None:
        report["run"]["policylint"].update(version="0.0.1")
        report["run"]["plugins"].append({"kind": "plugin", "name": "evil", "version": "1", "digest": ""})
        for one in report["diagnostics"]:
            del one["confidence"]

    version, plugin = differences(elsewhere)
    assert version == "policylint: 0.1.0 here, 0.0.1 then"
    assert plugin.startswith("plugin evil: not loaded here, 1 then (a report loads none:")


def test_an_escape_in_a_report_is_not_obeyed(folder: Path) -> None:
    reported(folder, "docs")

    def change(report: dict[str, Any]) -> None:
        report["diagnostics"][0].update(message="\x1b[2Jgone\r\n::error::x", rule="\x1b]0;x\x07")
        report["run"]["rules"]["names"].append("\x1b[1m")
        report["run"]["plugins"].append(
            {"kind": "pack", "name": "\x1b[1m\n", "version": "\x9b1m", "digest": ""}
        )
        report["run"]["sidecars"].append({"path": "::set-output name=x::\x1b", "sha256": "0" * 64, "size": 1})

    forged(folder, change)
    done = run(folder, "verify", "report.json")
    assert done.returncode == 1
    assert not {"\x1b", "\x07", "\x9b", "\r"} & set(done.stdout + done.stderr)
    assert not any(line.startswith("::") for line in done.stdout.splitlines())
    machine = run(folder, "verify", "--output-format", "json", "report.json").stdout
    assert machine.isascii()
    assert "\x1b" not in machine


def test_inputs_outside_the_folder_are_not_read(folder: Path) -> None:
    secret = folder.parent / "secret.md"
    secret.write_text("# Privacy policy\n\nThe password is swordfish swordfish.\n", encoding="utf-8")
    (folder / "linked.md").symlink_to(secret)
    reported(folder, "docs")
    for path in (str(secret), "docs/../../secret.md", "linked.md"):
        forged(folder, lambda report, path=path: report["run"]["inputs"][0].update(path=path))
        done = run(folder, "verify", "report.json")
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{path}: lies outside " in done.stderr
        assert "swordfish" not in done.stderr
    reported(folder, str(folder / "docs/privacy.md"))
    assert run(folder, "verify", "report.json").returncode == 0, "an absolute path below the folder"
    reported(folder / "docs", "../../secret.md", "privacy.md")
    assert run(folder / "docs", "verify", "report.json").returncode == 2
    assert run(folder / "docs", "verify", "--root", "../..", "report.json").returncode == 0


def test_a_baseline_outside_the_folder_is_not_read(folder: Path) -> None:
    run(folder, "baseline", "write", "docs", "--select", "stale-date")
    reported(folder, "docs")
    (folder / ".policylint-baseline.json").rename(folder.parent / "known.json")
    forged(folder, lambda report: report["run"]["baseline"].update(path="../known.json"))
    done = run(folder, "verify", "report.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "../known.json: lies outside " in done.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"a":\n [}', "report.json:2:3: not valid JSON: "),
        ("[" * 100_000, "report.json: not JSON that can be read"),
        ("[1, 2]", "report.json: is no report"),
        ('{"schema_version": 2, "diagnostics": []}', "report.json: has schema version 2"),
        ('{"schema_version": 1, "diagnostics": [], "coverage": []}', "report.json: holds no record of its run"),
        ('{"schema_version": 1, "diagnostics": [], "run": {}}', "report.json: run: policylint is missing"),
        ('{"schema_version": 1, "diagnostics": [], "failures": [{}]}', "did not run properly"),
    ],
)  # fmt: skip
def test_what_is_no_report_ends_with_2(folder: Path, text: str, told: str) -> None:
    (folder / "report.json").write_text(text, encoding="utf-8")
    done = run(folder, "verify", "report.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_report_that_is_not_there_ends_with_2(folder: Path) -> None:
    for name, told in (("gone.json", "gone.json: No such file"), ("docs", "docs: ")):
        done = run(folder, "verify", name)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"policylint: {told}")


def test_settings_with_which_nothing_can_be_run_end_with_2(folder: Path) -> None:
    (folder / "evil.toml").write_text(LAW, encoding="utf-8")
    reported(folder, "docs")
    for settings, told in (
        ({"select": ["no-such-rule"]}, "unknown rule 'no-such-rule'"),
        ({"frameworks": ["evil.toml"]}, "no file is read because a report names it"),
        ({"facts": {"sells-data": 7}}, "fact 'sells-data'"),
        ({"options": {"stale-date": {"months": -1}}}, "must be a whole number"),
        ({"templates": ["cobol"]}, "no template language 'cobol'"),
    ):
        forged(folder, lambda report, settings=settings: report["run"]["settings"].__setitem__(0, settings))
        done = run(folder, "verify", "report.json")
        assert done.returncode == 2, settings
        assert told in done.stderr


def test_standard_input_is_read_again(folder: Path) -> None:
    report = reported(folder, "-", "--stdin-filename", "docs/privacy.md", stdin=POLICY)
    assert report["run"]["inputs"][0]["stdin"] is True
    assert run(folder, "verify", "report.json", stdin=POLICY).returncode == 0
    done = run(folder, "verify", "report.json", stdin=POLICY.replace("2020", "2021"))
    assert done.returncode == 1
    assert "docs/privacy.md: has changed since" in done.stdout
    piped = run(folder, "verify", "-", stdin=(folder / "report.json").read_text(encoding="utf-8"))
    assert piped.returncode == 2
    assert "name the report" in piped.stderr


def test_a_configuration_that_changed_is_told_and_decides_nothing(folder: Path) -> None:
    (folder / "policylint.toml").write_text(
        'ignore = ["quality"]\n[rules.stale-date]\nmonths = 300\n', encoding="utf-8"
    )
    report = reported(folder, "docs")
    assert [one["path"] for one in report["run"]["configuration"]["files"]] == ["policylint.toml"]
    assert "stale-date" not in {one["rule"] for one in report["diagnostics"]}
    assert run(folder, "verify", "report.json").returncode == 0
    (folder / "policylint.toml").write_text('ignore = ["integrity"]\n', encoding="utf-8")
    done = run(folder, "verify", "report.json")
    assert done.returncode == 1
    assert done.stdout.startswith("policylint.toml (configuration): has changed since: SHA-256 ")
    assert len(done.stdout.splitlines()) == 1
    (folder / "policylint.toml").unlink()
    assert run(folder, "verify", "report.json").stdout == "policylint.toml (configuration): was there then, and is not here\n"  # fmt: skip
    reported(folder, "docs")
    (folder / "policylint.toml").write_text('ignore = ["integrity"]\n', encoding="utf-8")
    assert run(folder, "verify", "report.json").stdout == "policylint.toml (configuration): is here, and was not there then\n"  # fmt: skip
    reported(folder, "docs", "--isolated")
    assert run(folder, "verify", "report.json").returncode == 0
    (folder / "ci.toml").write_text('ignore = ["missing"]\n', encoding="utf-8")
    reported(folder, "docs", "--config", "ci.toml", "--config", 'extend-select=["hard-to-read"]')
    assert run(folder, "verify", "report.json").returncode == 0
    (folder / "ci.toml").write_text('ignore = ["quality"]\n', encoding="utf-8")
    assert "ci.toml (configuration): has changed since" in run(folder, "verify", "report.json").stdout


def test_baseline_suppressions_and_parts_of_a_policy_are_part_of_the_record(folder: Path) -> None:
    assert run(folder, "baseline", "write", "docs", "--select", "stale-date").returncode == 0
    (folder / "docs/privacy.md.policylint.toml").write_text(
        '[[ignore]]\nrule = "heading-level-jump"\n', encoding="utf-8"
    )
    (folder / "docs/cookies.md").write_text("# Cookies\n\nWe set two cookies.\n", encoding="utf-8")
    (folder / "policylint.toml").write_text(
        '[[policy]]\nfiles = ["docs/privacy.md", "docs/cookies.md"]\n', encoding="utf-8"
    )
    report = reported(folder, "docs/privacy.md", "--show-suppressed")
    assert {one["suppression"]["kind"] for one in report["suppressed"]} == {"baseline", "sidecar"}
    assert [one["part_of"] for one in report["run"]["inputs"]] == ["docs/privacy.md"] * 2
    done = run(folder, "verify", "report.json")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    (folder / "docs/privacy.md.policylint.toml").write_text("", encoding="utf-8")
    (folder / ".policylint-baseline.json").unlink()
    told = run(folder, "verify", "report.json").stdout
    assert ".policylint-baseline.json (baseline): was there then, and is not here" in told
    assert "docs/privacy.md.policylint.toml (suppressions): has changed since" in told
    assert ": suppressed gone: " in told
    assert "new: warning stale-date" in told
    (folder / "docs/cookies.md").unlink()
    told = run(folder, "verify", "report.json").stdout
    assert "docs/cookies.md: was there then, and is not here" in told
    assert "stale-date" not in told, "the policy is not read without one of its parts"


def test_plugins_packs_and_frameworks_are_loaded_only_when_the_user_names_them(folder: Path) -> None:
    (folder / "house").mkdir()
    (folder / "house/pack.toml").write_text(PACK, encoding="utf-8")
    (folder / "acme.toml").write_text(LAW, encoding="utf-8")
    outside = folder.parent / "site"
    outside.mkdir()
    seen = folder.parent / "seen"
    (outside / "watched.py").write_text(
        PLUGIN.format(extra=f"open({str(seen)!r}, 'w').close()"), encoding="utf-8"
    )
    named = ("--pack", "house", "--framework", "acme.toml", "--plugin", "watched")
    done = run(
        folder, "check", "-q", "--output-format", "json=report.json", *named, "docs", PYTHONPATH=str(outside)
    )
    assert done.returncode == 1, done.stderr
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, SCHEMA)
    assert [(one["kind"], one["name"]) for one in report["run"]["plugins"]][:2] == [("plugin", "watched"), ("pack", "house")]  # fmt: skip
    assert {"two-cookies", "rights-complaint-missing"} <= {one["rule"] for one in report["diagnostics"]}
    seen.unlink()
    bare = run(folder, "verify", "report.json", PYTHONPATH=str(outside))
    assert bare.returncode == 2
    assert "plugin watched: not loaded here" in bare.stdout
    assert "pack house: not loaded here, 1.0 then" in bare.stdout
    assert "framework acme: used then, and not here" in bare.stdout
    assert "unknown framework 'acme'" in bare.stderr
    assert not seen.exists()
    full = run(folder, "verify", "report.json", *named, PYTHONPATH=str(outside))
    assert (full.returncode, full.stdout) == (0, ""), full.stderr
    (folder / "house/pack.toml").write_text(PACK.replace('two cookies"]', 'cookies"]'), encoding="utf-8")
    changed = run(folder, "verify", "report.json", *named, PYTHONPATH=str(outside))
    assert "pack house: 1.0 as then, but its content differs" in changed.stdout
    (folder / "policylint.toml").write_text(
        'packs = ["house"]\nframeworks = ["acme.toml"]\n', encoding="utf-8"
    )
    reported(folder, "docs")
    assert run(folder, "verify", "report.json").returncode == 0, "what the configuration names is loaded"


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
def test_what_is_new_since_a_revision_is_told_since_the_same_commit(folder: Path) -> None:
    identity = {
        f"GIT_{who}_{what}": "x@acme.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }

    def git(*arguments: str) -> None:
        environment = {**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    text = POLICY.replace("Last updated: 1 May 2020", "We keep everything.\n\n###### Deep")
    (folder / "docs/privacy.md").write_text(text, encoding="utf-8")
    report = reported(folder, "docs", "--new-from", "HEAD", "--show-suppressed")
    assert len(report["run"]["new_from"]["commit"]) == 40
    assert report["suppressed"]
    git("add", ".")
    git("commit", "-q", "-m", "second")
    done = run(folder, "verify", "report.json")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    forged(folder, lambda report: report["run"]["new_from"].update(commit="--upload-pack=x"))
    assert run(folder, "verify", "report.json").returncode == 2


def test_a_run_that_fixed_is_told_as_it_was_left(folder: Path) -> None:
    reported(folder, "docs", "--fix", "--unsafe-fixes")
    assert "####" not in (folder / "docs/privacy.md").read_text(encoding="utf-8")
    assert run(folder, "verify", "report.json").returncode == 0


def test_the_record_is_made_only_where_it_is_shown_and_is_the_same_from_the_cache(folder: Path) -> None:
    cache = ("--cache-dir", "cache")
    first, second, third = (reported(folder, "docs", *cache), reported(folder, "docs", *cache), reported(folder, "docs", "--no-cache", "-j", "2"))  # fmt: skip
    assert first == second == third
    done = run(folder, "check", "--output-format", "sarif", "docs")
    assert first["run"]["inputs"][0]["sha256"] not in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
@pytest.mark.parametrize("quiet", [False, True])
def test_who_watches_is_told_that_a_pipe_is_waited_for(
    quiet: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policylint.cli.progress.is_wanted", lambda *, quiet: not quiet)
    pipe = tmp_path / "report"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; open(sys.argv[1], 'w').write('{}')", str(pipe)]
    ):
        result = CliRunner().invoke(command, ["verify", str(pipe), *["--quiet"] * quiet])
    told = "waiting for a report to be written into the pipe" in result.stderr
    assert (result.exit_code, told) == (2, not quiet)
