from __future__ import annotations

import json
import shutil
from pathlib import Path

import policylint_app_stores
import pytest
from policylint_app_stores.comparison import Notice, compare
from policylint_app_stores.manifests import read_manifest

import policylint
from policylint.source import Source
from policylint.testing import Project
from policylint.topics import topics

FILES = Path(__file__).parent / "files"


@pytest.fixture
def project(policylint_project: Project) -> Project:
    shutil.copytree(FILES, policylint_project.folder, dirs_exist_ok=True)
    return policylint_project


def differences(policy: str, *names: str, silence_counts: bool = True) -> list[tuple[str, str, int, str]]:
    found = policylint.disclosures(policy)
    manifests = [read_manifest(str(FILES / name)) for name in names]
    compared = compare(Notice(Source("PRIVACY.md", policy), found, silence_counts), manifests)
    return [(one.severity, one.rule, one.line, one.message) for one in compared]


POLICY = (FILES / "PRIVACY.md").read_text(encoding="utf-8")


def test_a_privacy_manifest_against_a_policy() -> None:
    assert differences(POLICY, "PrivacyInfo.xcprivacy") == [
        ("warning", "store-tracking-undisclosed", 5, "tracking is declared, not found in PRIVACY.md"),
        ("info", "store-data-undisclosed", 27, "precise location is declared, PRIVACY.md says only location"),
        ("warning", "store-data-undisclosed", 39, "crash data is declared, not found in PRIVACY.md"),
        ("warning", "store-data-undisclosed", 51, "contacts is declared, not found in PRIVACY.md"),
        (
            "info",
            "store-data-undeclared",
            5,
            "search history is collected, “search history” is not declared to App Store",
        ),
    ]


def test_a_data_safety_form_against_a_policy() -> None:
    found = differences(POLICY, "data-safety.csv")
    assert [(rule, line) for _, rule, line, _ in found] == [
        ("store-deletion-page-unlinked", 4),
        ("store-deletion-undisclosed", 6),
        ("store-data-undisclosed", 9),
        ("store-data-undisclosed", 10),
        ("store-sharing-undisclosed", 12),
        ("store-data-undeclared", 5),
    ]


def test_what_agrees_is_not_reported() -> None:
    policy = """# Privacy policy

We collect your email address, your approximate location and your device identifier. We share them with our processors, such as Acme Cloud.
You can ask us to delete your data on https://fernwood.example/delete.
"""
    assert differences(policy, "data-safety.csv") == []


def test_where_silence_proves_nothing_only_what_is_said_is_reported() -> None:
    found = differences(POLICY, "PrivacyInfo.xcprivacy", silence_counts=False)
    assert [rule for _, rule, _, _ in found] == ["store-data-undeclared"]


def test_both_files_together_declare_what_one_of_them_does_not() -> None:
    found = differences(POLICY, "PrivacyInfo.xcprivacy", "data-safety.csv")
    assert sum(rule == "store-data-undeclared" for _, rule, _, _ in found) == 2


def test_the_command_reports_what_the_store_asks_for_too(project: Project) -> None:
    done = project.run("app-stores", "PRIVACY.md", "--manifest", "PrivacyInfo.xcprivacy")
    assert done.returncode == 1
    assert "PrivacyInfo.xcprivacy:39:" in done.stdout
    assert "PRIVACY.md:1:3: error sharing-recipients-missing" in done.stdout
    assert "4 declared data types compared" in done.stderr
    assert "not compared, since nothing in a policy is called so: other data types" in done.stderr
    assert "not known as a data type of the store: NSPrivacyCollectedDataTypeAura" in done.stderr


def test_the_command_writes_every_format(project: Project) -> None:
    common = ("app-stores", "PRIVACY.md", "--manifest", "data-safety.csv", "--output-format")
    found = json.loads(project.run(*common, "json").stdout)["diagnostics"]
    assert {"store-sharing-undisclosed", "retention-missing"} & {one["rule"] for one in found} == {
        "store-sharing-undisclosed"
    }
    sarif = json.loads(project.run(*common, "sarif").stdout)["runs"][0]
    assert {one["ruleId"] for one in sarif["results"]} <= {
        one["id"] for one in sarif["tool"]["driver"]["rules"]
    }
    assert project.run(*common, "papyrus").returncode == 2


def test_severities_can_be_left_out_and_decide_the_exit_status(project: Project) -> None:
    done = project.run(
        "app-stores", "PRIVACY.md", "--manifest", "PrivacyInfo.xcprivacy", "--min-severity", "error"
    )
    assert (done.returncode, "sharing-recipients-missing" in done.stdout) == (1, True)
    assert "warning" not in done.stdout
    project.write("PRIVACY.md", POLICY + "\nWe share data with Acme Ltd. You may withdraw consent.\n")
    done = project.run(
        "app-stores", "PRIVACY.md", "--manifest", "PrivacyInfo.xcprivacy", "--min-severity", "error"
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere.md", "--manifest", "data-safety.csv"), "nowhere.md: No such file"),
        (("PRIVACY.md", "--manifest", "nowhere.csv"), "nowhere.csv: No such file"),
        (("PRIVACY.md", "--manifest", "PRIVACY.md"), "PRIVACY.md: no property list"),
        (("PRIVACY.md",), "Missing option '--manifest'"),
    ],
)
def test_what_cannot_be_done_is_said(project: Project, arguments: tuple[str, ...], message: str) -> None:
    done = project.run("app-stores", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_text_that_is_no_policy_is_not_blamed_for_what_it_does_not_say(project: Project) -> None:
    project.write("notes.md", "# Notes\n\nThe weather is fine by the harbour today, and so is the tea.\n")
    done = project.run("app-stores", "notes.md", "--manifest", "PrivacyInfo.xcprivacy")
    assert (done.returncode, done.stdout) == (0, "")
    assert "what is not found is not reported" in done.stderr


def test_the_frameworks_are_there_and_name_topics_that_exist(project: Project) -> None:
    for framework in policylint_app_stores.policylint_frameworks():
        assert {one for need in framework.requirements for one in need.topics} <= set(topics())
        assert all(need.url.startswith("https://") and need.section for need in framework.requirements)
    listed = project.run("frameworks").stdout
    assert "google-play" in listed
    assert "app-store" in listed
    shown = project.run("check", "--framework", "google-play", "--output-format", "full", "PRIVACY.md")
    assert "Google Play User Data, privacy policy" in shown.stdout


def test_each_name_that_is_reported_is_explained(project: Project) -> None:
    assert "names only something wider" in project.run("rule", "store-data-undisclosed").stdout
    checked = project.run("check", "--select", "ALL", "--preview", "PRIVACY.md")
    assert "store-" not in checked.stdout
    assert "(plugin" not in checked.stderr


def test_the_readme_shows_what_comes_out(project: Project) -> None:
    project.write("ios/PrivacyInfo.xcprivacy", (FILES / "PrivacyInfo.xcprivacy").read_text(encoding="utf-8"))
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("$ policylint app-stores PRIVACY.md --manifest ios/PrivacyInfo.xcprivacy\n")[2]
    done = project.run("app-stores", "PRIVACY.md", "--manifest", "ios/PrivacyInfo.xcprivacy")
    assert done.stdout == shown.partition("```")[0]
