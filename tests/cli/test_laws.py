"""Laws on the command line: frameworks from files, facts, and the date whose law applies."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import warm

POLICY = """# Privacy policy

Last updated: 1 October 2026

Acme Ltd, 1 High Street, Oxford OX1 1AA, United Kingdom, runs this site. Write to privacy@acme.example.

We collect your name and use it to answer you. We keep it for 24 months and then delete it.
"""
HOUSE = """name = "house"
title = "House rules"
url = "https://house.example/rules"
checked = "2026-11-01"

[[requirement]]
id = "signals"
topic = "gpc"
when = { fact = "sells-data" }
severity = "error"
section = "§ 1"

[[requirement]]
id = "children"
topic = "children"
severity = "error"
section = "§ 2"
since = "2027-01-01"
"""


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "policy.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / "house.toml").write_text(HOUSE, encoding="utf-8")
    return tmp_path


def errors(folder: Path, *options: str) -> list[str]:
    done = run(
        "check", "policy.md", "--output-format", "json", "--min-severity", "error", *options, cwd=folder
    )
    assert done.returncode in (0, 1), done.stderr
    return [one["rule"] for one in json.loads(done.stdout)["diagnostics"]]


def test_a_framework_needs_no_python(folder: Path) -> None:
    assert errors(folder, "--framework", "house.toml", "--fact", "sells-data=yes") == ["gpc-missing"]
    assert errors(folder, "--framework", "./", "--fact", "sells-data=yes") == ["gpc-missing"]


@pytest.mark.parametrize("facts", [(), ("--fact", "sells-data=no")])
def test_neither_an_unknown_fact_nor_a_no_gives_an_error(folder: Path, facts: tuple[str, ...]) -> None:
    assert errors(folder, "--framework", "house.toml", *facts) == []


def test_the_date_picks_the_law_and_what_is_coming_is_said(folder: Path) -> None:
    assert errors(folder, "--framework", "house.toml", "--as-of", "2027-01-01") == ["children-missing"]
    done = run("check", "policy.md", "--framework", "house.toml", "--as-of", "2026-12-31", cwd=folder)
    assert "from 2027-01-01, house will also ask for children (§ 2)" in done.stderr


def test_bad_frameworks_and_facts_are_told_with_line_and_hint_and_nothing_runs(folder: Path) -> None:
    (folder / "bad.toml").write_text('name = "bad"\ntitel = "Bad"\n', encoding="utf-8")
    done = run("check", "policy.md", "--framework", "bad.toml", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "bad.toml:2: titel: unknown key (did you mean title?)" in done.stderr
    assert "Traceback" not in done.stderr
    done = run("check", "policy.md", "--fact", "sell-data=yes", "--fact", "has-dpo", cwd=folder)
    assert done.returncode == 2
    assert "write has-dpo=yes" in done.stderr


def test_a_folder_of_frameworks_needs_no_python(folder: Path) -> None:
    laws = folder / "laws"
    laws.mkdir()
    (folder / "house.toml").rename(laws / "house.toml")
    more = '[[requirement]]\nid = "signals"\nseverity = "error"\ntopic = "dnt"\n'
    (laws / "town.toml").write_text(f'name = "town"\ntitle = "Town"\n{more}', encoding="utf-8")
    done = run("coverage", "policy.md", "--framework", "laws/", "--output-format", "json", cwd=folder)
    (policy,) = json.loads(done.stdout)["policies"]
    assert [one["name"] for one in policy["frameworks"]] == ["house", "town"]
    assert policy["frameworks"][1]["requirements"][0]["state"] == "missing"


def test_a_file_that_two_configurations_reach_is_one_framework(folder: Path) -> None:
    (folder / "policylint.toml").write_text('frameworks = ["house.toml"]\n', encoding="utf-8")
    below = folder / "below"
    below.mkdir()
    (below / "own.md").write_text(POLICY, encoding="utf-8")
    done = run("coverage", "own.md", "../policy.md", "--output-format", "json", cwd=below)
    assert (done.returncode, done.stderr) == (0, "")
    policies = json.loads(done.stdout)["policies"]
    assert [[one["name"] for one in policy["frameworks"]] for policy in policies] == [["house"], ["house"]]


def test_frameworks_shows_one_from_a_file_with_all_its_fields(folder: Path) -> None:
    done = run("frameworks", "house.toml", cwd=folder)
    assert done.returncode == 0
    for words in (
        "if sells-data",
        "2027-01-01",
        "https://house.example/rules",
        "2026-11-01, compared with the text",
    ):
        assert words in done.stdout


def test_facts_are_listed() -> None:
    done = run("frameworks", "--facts")
    assert done.returncode == 0
    assert "established-in  places" in done.stdout


def test_coverage_names_the_sentence_that_meets_a_requirement(folder: Path) -> None:
    done = run("coverage", "policy.md", "--framework", "gdpr", cwd=folder)
    assert done.returncode == 0
    assert "7: We keep it for 24 months and then delete it." in done.stdout
    assert "missing          legal-basis" in done.stdout


def test_coverage_is_one_json_document_for_several_policies_and_laws(folder: Path) -> None:
    done = run("coverage", ".", "--framework", "caloppa,house.toml", "--output-format", "json", cwd=folder)
    document = json.loads(done.stdout)
    (policy,) = document["policies"]
    assert [framework["name"] for framework in policy["frameworks"]] == ["caloppa", "house"]
    (signals,) = policy["frameworks"][1]["requirements"]
    assert (signals["state"], signals["questions"]) == ("needs-answer", ["sells-data"])
    assert document["not_yet_in_force"][0]["since"] == "2027-01-01"


def test_coverage_answers_a_question_when_told(folder: Path) -> None:
    done = run("coverage", "policy.md", "--framework", "house.toml", "--fact", "sells-data=no", cwd=folder)
    assert "not applicable   signals" in done.stdout


def test_coverage_of_nothing_is_an_error(folder: Path) -> None:
    done = run("coverage", "none.md", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "none.md" in done.stderr


def test_frameworks_as_of_a_date_shows_what_is_in_force_and_says_what_will_be(folder: Path) -> None:
    done = run("frameworks", "house.toml", "--as-of", "2026-12-31", cwd=folder)
    assert "1 requirement." in done.stdout
    assert "from 2027-01-01, house will also ask for children" in done.stderr
    assert "2 requirements." in run("frameworks", "house.toml", "--as-of", "2027-01-01", cwd=folder).stdout


def test_coverage_takes_frameworks_and_facts_from_the_configuration(folder: Path) -> None:
    (folder / "policylint.toml").write_text(
        'frameworks = ["house.toml"]\n[facts]\nsells-data = true\n', encoding="utf-8"
    )
    done = run("coverage", "policy.md", cwd=folder)
    assert "missing          signals" in done.stdout
    assert (
        "needs an answer"
        in run("coverage", "policy.md", "--isolated", "--framework", "house.toml", cwd=folder).stdout
    )


DECLARED = """policy "P" {
  frameworks caloppa
  controller "Acme Ltd" { email "privacy@acme.example" }
}
"""


def test_coverage_of_a_declaration_uses_the_frameworks_it_names_unless_told_otherwise(folder: Path) -> None:
    (folder / "own.policy").write_text(DECLARED, encoding="utf-8")
    assert "own.policy  CalOPPA" in run("coverage", "own.policy", cwd=folder).stdout
    assert "own.policy  GDPR" in run("coverage", "own.policy", "--framework", "gdpr", cwd=folder).stdout
    (folder / "policylint.toml").write_text('frameworks = ["gdpr"]\n', encoding="utf-8")
    assert "own.policy  GDPR" in run("coverage", "own.policy", cwd=folder).stdout


def test_what_a_broken_statement_may_say_is_not_missing_from_coverage(folder: Path) -> None:
    (folder / "own.policy").write_text(DECLARED, encoding="utf-8")
    assert "missing          effective-date" in run("coverage", "own.policy", cwd=folder).stdout
    broken = DECLARED.replace("  controller", "  effective 2026-13-01\n  controller")
    (folder / "own.policy").write_text(broken, encoding="utf-8")
    assert "unclear          effective-date" in run("coverage", "own.policy", cwd=folder).stdout


@pytest.mark.parametrize("command", ["coverage", "disclosures"])
def test_commands_that_read_folders_leave_out_what_is_excluded(folder: Path, command: str) -> None:
    (folder / "old.md").write_text(POLICY, encoding="utf-8")
    assert "old.md" in run(command, ".", cwd=folder).stdout
    assert "old.md" not in run(command, ".", "--exclude", "old.md", cwd=folder).stdout
    (folder / "policylint.toml").write_text('exclude = ["old.md"]\n', encoding="utf-8")
    assert "old.md" not in run(command, ".", cwd=folder).stdout
    (folder / "policylint.toml").write_text("exclude = 1\n", encoding="utf-8")
    done = run(command, ".", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "policylint.toml:1: exclude" in done.stderr


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        ("gdpr", ["purpose-without-basis", "transfer-without-safeguard"]),
        ("uk-gdpr", ["purpose-without-basis", "transfer-without-safeguard"]),
        ("fadp", ["transfer-without-safeguard"]),
        ("lgpd", []),
        ("ccpa", []),
    ],
)
def test_what_is_absent_place_by_place_is_said_once_and_only_where_a_law_asks(
    folder: Path, law: str, expected: list[str]
) -> None:
    statements = 'purpose news "send news" { uses contact }\n  recipient "Mail" { receives contact in US }'
    policy = DECLARED.replace("caloppa", law).replace("  controller", f"  {statements}\n  controller")
    (folder / "own.policy").write_text(policy, encoding="utf-8")
    done = run("check", "own.policy", "--output-format", "json", cwd=folder)
    names = {found["rule"] for found in json.loads(done.stdout)["diagnostics"]}
    absences = ("basis", "transfer", "safeguard")
    assert sorted(name for name in names if any(word in name for word in absences)) == expected


@pytest.mark.parametrize(
    ("laws", "abroad"),
    [
        ("gdpr", {"GB": ["GDPR"], "US": ["GDPR"]}),
        ("uk-gdpr", {"DE": ["UK GDPR"], "US": ["UK GDPR"]}),
        ("gdpr,uk-gdpr", {"DE": ["UK GDPR"], "GB": ["GDPR"], "US": ["GDPR", "UK GDPR"]}),
    ],
)
def test_each_law_has_its_own_home(folder: Path, laws: str, abroad: dict[str, list[str]]) -> None:
    recipient = 'established-in GB\n  recipient "Host" { receives contact in DE, GB, US }'
    policy = DECLARED.replace("caloppa", laws.partition(",")[0])
    (folder / "own.policy").write_text(
        policy.replace("  controller", f"  {recipient}\n  controller"), encoding="utf-8"
    )
    done = run("check", "own.policy", "--framework", laws, "--output-format", "json", cwd=folder)
    found = [d for d in json.loads(done.stdout)["diagnostics"] if d["rule"] == "transfer-without-safeguard"]
    assert {
        d["message"].split()[4]: [citation["framework"] for citation in d["citations"]] for d in found
    } == abroad


def test_letters_in_another_order_are_what_was_meant(tmp_path: Path) -> None:
    (tmp_path / "p.md").write_text("# Privacy policy\n", encoding="utf-8")
    assert "did you mean 'gdpr'?" in run("check", "--framework", "gpdr", "p.md", cwd=tmp_path).stderr
