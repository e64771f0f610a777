"""The command line as users meet it: a real process, its streams and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import warm

GOOD = """# Privacy policy

Last updated: 1 October 2026

Acme Ltd, 1 High Street, Oxford OX1 1AA, United Kingdom, runs this site. Write to privacy@acme.example.

We keep your personal data for 24 months and then delete it. We do not respond to Do Not Track signals.
"""
BAD = """# Privacy policy

We collect your name and your e-mail address when you register.
"""


def run(
    *arguments: str, stdin: str | bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        input=data,
        capture_output=True,
        cwd=cwd,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
    return tmp_path


CARD = "controller-contact-missing,retention-missing,dnt-missing"


def test_findings_are_one_line_each_and_exit_with_1(folder: Path) -> None:
    done = run("check", "--select", CARD, "--output-format", "concise", "bad.md", cwd=folder)
    assert done.returncode == 1
    assert sorted(line.split()[2] for line in done.stdout.splitlines()) == sorted(CARD.split(","))
    assert all(line.startswith("bad.md:1:3: warning ") for line in done.stdout.splitlines())


def test_nothing_found_exits_with_0(folder: Path) -> None:
    done = run("check", "--select", CARD, "good.md", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")


def test_exit_zero_and_fail_level(folder: Path) -> None:
    assert run("check", "--select", CARD, "--exit-zero", "bad.md", cwd=folder).returncode == 0
    assert run("check", "--select", CARD, "--fail-level", "error", "bad.md", cwd=folder).returncode == 0
    assert run("check", "--select", CARD, "--fail-level", "info", "bad.md", cwd=folder).returncode == 1


def test_a_missing_path_exits_with_2_even_with_exit_zero(folder: Path) -> None:
    done = run("check", "--exit-zero", "god.md", cwd=folder)
    assert done.returncode == 2
    assert "good.md" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_path_does_not_hide_the_findings_of_the_others(folder: Path) -> None:
    done = run("check", "--select", CARD, "bad.md", "nowhere.md", cwd=folder)
    assert done.returncode == 2
    assert "bad.md:1" in done.stdout


def test_a_file_of_data_is_told_from_a_policy_unless_a_format_is_named(folder: Path) -> None:
    (folder / "privacy.json").write_text('{"privacy": "We collect your data."}', encoding="utf-8")
    done = run("check", "--select", CARD, "bad.md", "privacy.json", cwd=folder)
    assert done.returncode == 2
    assert "privacy.json: input: holds data" in done.stderr
    assert "bad.md:1" in done.stdout
    assert run("check", "--select", CARD, "--format", "text", "privacy.json", cwd=folder).returncode == 1


@pytest.mark.parametrize("name", ["privacy.xlsx", "privacy.ODT", "privacy.png"])
def test_a_name_that_promises_no_text_is_believed_unless_a_format_is_named(folder: Path, name: str) -> None:
    text = "Our privacy policy\n\nWe collect your data.\n"
    (folder / name).write_text(text, encoding="utf-8")
    done = run("check", "--select", CARD, name, cwd=folder)
    assert done.returncode == 2
    assert f"{name}: input: is " in done.stderr
    assert " by its name" in done.stderr
    assert run("check", "--select", CARD, "--format", "text", name, cwd=folder).returncode < 2


@pytest.mark.parametrize("name", ["privacy.md", "privacy.html", "privacy.txt", "privacy"])
def test_what_is_binary_is_told_as_such_whatever_its_name(folder: Path, name: str) -> None:
    (folder / name).write_bytes(bytes(range(256)) * 20)
    done = run("check", "--select", CARD, "bad.md", name, cwd=folder)
    assert done.returncode == 2
    assert f"{name}: input: is no text but binary: 540 of its 5,120 characters" in done.stderr
    assert "bad.md:1" in done.stdout


def test_an_unknown_rule_exits_with_2_and_suggests(folder: Path) -> None:
    done = run("check", "--select", "retention-mising", "bad.md", cwd=folder)
    assert done.returncode == 2
    assert "retention-missing" in done.stderr


def test_an_unknown_framework_exits_with_2_and_suggests(folder: Path) -> None:
    done = run("check", "--framework", "gdrp", "bad.md", cwd=folder)
    assert done.returncode == 2
    assert "gdpr" in done.stderr


def test_an_empty_directory_exits_with_2(tmp_path: Path) -> None:
    done = run("check", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "no policies" in done.stderr


def test_standard_input_has_the_given_name() -> None:
    done = run("check", "--select", CARD, "-", "--stdin-filename", "site/policy.md", stdin=BAD)
    assert done.returncode == 1
    assert done.stdout.startswith("site/policy.md:1:3: ")


def test_machine_formats_put_one_artifact_on_stdout(folder: Path) -> None:
    for name in ("json", "sarif"):
        json.loads(run("check", "--output-format", name, "bad.md", cwd=folder).stdout)
    lines = run("check", "--output-format", "jsonl", "bad.md", cwd=folder).stdout.splitlines()
    assert [json.loads(line)["path"] for line in lines] == ["bad.md"] * len(lines)


def test_absence_is_withheld_in_another_language(tmp_path: Path) -> None:
    text = (
        "# Datenschutz\n\nWir erheben die Daten, die Sie uns mitteilen, und nutzen sie, um Ihre Fragen zu beantworten und "
        "für den Versand der Ware. Die Daten werden nicht an Dritte weitergegeben, wenn Sie es nicht wünschen.\n"
    )
    (tmp_path / "de.md").write_text(text, encoding="utf-8")
    done = run("check", "--select", CARD, "de.md", cwd=tmp_path)
    assert done.returncode == 0
    assert "nothing is reported as missing in de.md" in done.stderr


def test_bytes_that_are_not_text_give_a_finding(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(
        "# Privacy policy\n\nWe keep your data für 2 years.\n".encode("latin-1")
    )
    done = run("check", "latin.md", cwd=tmp_path)
    assert done.returncode == 1
    assert "unreadable-text" in done.stdout
    assert "Traceback" not in done.stderr


def test_disclosures_as_json_lines(folder: Path) -> None:
    done = run("disclosures", "--output-format", "jsonl", "good.md", cwd=folder)
    assert done.returncode == 0
    found = [json.loads(line) for line in done.stdout.splitlines()]
    keys = {"path", "topic", "polarity", "line", "column", "end_line", "end_column", "text", "confidence"}
    assert all(keys <= entry.keys() for entry in found)
    assert ("retention.period", 7) in {(entry["topic"], entry["line"]) for entry in found}
    assert {entry["polarity"] for entry in found} <= {"stated", "denied"}


def test_disclosures_of_one_topic(folder: Path) -> None:
    done = run("disclosures", "--topic", "retention", "--output-format", "jsonl", "good.md", cwd=folder)
    assert {json.loads(line)["topic"].split(".")[0] for line in done.stdout.splitlines()} == {"retention"}
    assert run("disclosures", "--topic", "retentoin", "good.md", cwd=folder).returncode == 2


def test_parse_shows_the_outline(folder: Path) -> None:
    done = run("parse", "good.md", cwd=folder)
    assert done.returncode == 0
    assert "Privacy policy" in done.stdout
    json.loads(run("parse", "--output-format", "json", "good.md", cwd=folder).stdout)


def test_rule_is_explained_and_unknown_ones_are_suggested() -> None:
    assert "retention" in run("rule", "retention-missing").stdout
    done = run("rule", "retention-mising")
    assert done.returncode == 2
    assert "retention-missing" in done.stderr


def test_frameworks_are_listed() -> None:
    done = run("frameworks")
    assert done.returncode == 0
    assert "gdpr" in done.stdout
    assert "Art. 13(2)(a)" in run("frameworks", "gdpr").stdout


def test_an_unknown_command_is_suggested() -> None:
    done = run("chekc")
    assert done.returncode == 2
    assert "check" in done.stderr


def test_a_plugin_that_does_not_load_is_named_and_exits_with_2(folder: Path) -> None:
    done = run("check", "--select", CARD, "--plugin", "no_such_plugin", "good.md", cwd=folder)
    assert done.returncode == 2
    assert "no_such_plugin" in done.stderr


def test_explaining_tells_what_came_near(folder: Path) -> None:
    done = run("disclosures", "--explain", "--topic", "retention", "bad.md", cwd=folder)
    assert done.returncode == 0
    assert "for retention: nothing comes near it" in done.stdout
    done = run(
        "disclosures", "--explain", "--topic", "retention", "--output-format", "json", "good.md", cwd=folder
    )
    [policy] = json.loads(done.stdout)["policies"]
    assert policy["disclosures"][0]["context"]["headings"] == ["Privacy policy"]
    assert {a["name"] for d in policy["disclosures"] for a in d["attributes"]} >= {"period", "disposal"}


def test_quiet_still_says_where_absence_is_not_reported(folder: Path) -> None:
    (folder / "terms.md").write_text("# Terms of use\n\nDo not resell what you buy.\n", encoding="utf-8")
    done = run("check", "-q", "terms.md", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing is reported as missing in terms.md" in done.stderr


@pytest.mark.parametrize(
    ("name", "meant"),
    [("fix", "'check --fix'"), ("format", "'fmt'"), ("watch", "'check --watch'"), ("compare", "'diff'")],
)
def test_a_command_of_another_name_is_pointed_to(name: str, meant: str) -> None:
    done = run(name)
    assert done.returncode == 2
    assert f"No such command '{name}'. Did you mean {meant}" in done.stderr


def test_names_are_suggested_whatever_their_case_and_by_a_part(folder: Path) -> None:
    assert (
        "unknown framework 'GDPR'; did you mean 'gdpr'?"
        in run("check", "--framework", "GDPR", cwd=folder).stderr
    )
    assert "did you mean 'recipients-vague'?" in run("rule", "vague-recipients").stderr
    assert "unknown rule 'vague'; did you mean '" in run("rule", "vague").stderr
    assert "`policylint rule --all` lists them" in run("rule", "xyzzy").stderr


def test_what_is_not_the_policy_language_is_said_once(folder: Path) -> None:
    (folder / "notice.md").write_text("# Privacy: a notice\n\n- one (two).\n", encoding="utf-8")
    done = run("fmt", "notice.md", cwd=folder)
    assert done.returncode == 2
    assert (
        done.stderr
        == "policylint: notice.md: not the policy language, which is all that fmt lays out; left as it is\n"
    )


def test_a_difference_of_nothing_is_said_to_be_one(folder: Path) -> None:
    (folder / "notice.md").write_text("# Privacy\n\nWe collect your name.\n", encoding="utf-8")
    done = run("check", "--isolated", "--diff", "notice.md", cwd=folder)
    assert (done.returncode, done.stdout.strip()) == (0, "")
    assert "Nothing to fix; --unsafe-fixes may have more.\n" in done.stderr
    assert "Nothing" not in run("check", "--isolated", "--diff", "-q", "notice.md", cwd=folder).stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[rules]\nstale-date = "off"\n', 'must be a table, not \'off\' (how grave it is stands in [severity]: stale-date = "off")'),
        ('[tool.policylint]\nframeworks = ["gdpr"]\n', "unknown key (in this file the keys stand at the top, without [tool.policylint])"),
        ("today = 2026-01-01\n", "unknown key (the date is given on the command line: --today YYYY-MM-DD)"),
        ('frameworks = ["GDPR"]\n', "unknown framework 'GDPR' (did you mean 'gdpr'?)"),
        ('include = ["*.rst"]\n', "no policies in this directory (`include` of the configuration fits none)"),
    ],
)  # fmt: skip
def test_mistakes_in_a_configuration_say_what_to_write(folder: Path, text: str, told: str) -> None:
    (folder / "policylint.toml").write_text(text, encoding="utf-8")
    done = run("check", ".", cwd=folder)
    assert (done.returncode, told in done.stderr) == (2, True), done.stderr
