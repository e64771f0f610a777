"""Policies split over files: what is judged together, and what file by file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policylint.config.finding import forget
from policylint.config.sources import Sources
from policylint.decisions import Settings
from policylint.host import Parts, load_parts
from policylint.reporter import Failure, Report
from policylint.request.grouping import PolicyInput, read_policy
from policylint.request.loading import Request
from policylint.request.plan import Asked, Plan
from policylint.running.run import check

PRIVACY = "# Privacy policy\n\nLast updated: 1 May 2026\n\nWe collect your name and e-mail address when you register.\n"


@pytest.fixture(scope="module")
def parts() -> Parts:
    return load_parts()


@pytest.fixture
def checked(parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Checks files given by name; those not called `alone…` make one policy, in the order given."""
    monkeypatch.chdir(tmp_path)
    forget()

    def run(files: dict[str, str], *select: str, extra: str = "", paths: tuple[str, ...] = (".",)) -> Report:
        for name, text in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
        named = [name for name in files if not name.startswith("alone")]
        Path("policylint.toml").write_text(f"[[policy]]\nname = 'Site'\nfiles = {named}\n{extra}")
        plan = Plan(Asked(select=select, floor=True), Sources())
        return check(Request(paths, date(2026, 11, 22)), Settings(), parts, plan)

    return run


def places(report: Report) -> list[tuple[str, int, str]]:
    return [(d.source.path, d.source.position(d.finding.span.start).line, d.rule) for d in report.diagnostics]


def test_an_absence_is_one_of_the_whole_policy_and_stands_in_the_main_file(checked) -> None:
    silent = {"privacy.md": PRIVACY, "cookies.md": "# Retention of cookies\n\nWe use cookies.\n"}
    assert places(checked(silent, "retention-missing")) == [("privacy.md", 1, "retention-missing")]
    told = {**silent, "more.md": "# More\n\nWe keep your account data for two years.\n"}
    assert places(checked(told, "retention-missing")) == []


@pytest.mark.parametrize("asked", [("privacy.md",), ("cookies.md",), ("cookies.md", "privacy.md"), (".",)])
def test_it_does_not_matter_which_file_is_asked_for(checked, asked: tuple[str, ...]) -> None:
    files = {
        "privacy.md": PRIVACY + "\nWe never share your personal data with third parties.\n",
        "cookies.md": "# Cookies\n\nWe share your personal data with third parties.\n",
    }
    report = checked(files, "contradiction", "retention-missing", paths=asked)
    assert places(report) == [
        ("privacy.md", 1, "retention-missing"),
        ("privacy.md", 7, "contradictory-statements"),
    ]
    (related,) = report.diagnostics[1].finding.related
    assert related.source is not None
    assert related.source.path == "cookies.md"
    assert related.source.slice(related.span).startswith("We share")
    assert [path for path, _ in report.coverage] == ["privacy.md"]
    assert list(report.read) == ["privacy.md", "cookies.md"]


def test_a_reference_may_lead_to_another_file(checked) -> None:
    files = {
        "privacy.md": PRIVACY + "\nSee [cookies](#cookies), “Retention” below and “Children” below.\n",
        "more.md": "# More\n\n## Cookies\n\nTwo.\n\n## Retention\n\nTwo years.\n",
    }
    report = checked(files, "dangling-reference")
    assert [d.source.slice(d.finding.span) for d in report.diagnostics] == ["Children"]


def test_what_is_about_the_form_of_a_file_is_judged_file_by_file(checked) -> None:
    files = {
        "privacy.md": PRIVACY + "\n## Contact\n\nWe collect the following categories of data:\n",
        "cookies.md": "#### Contact\n\nLast updated: 2 June 2026. TODO\n\n### Empty\n",
    }
    assert places(checked(files, "integrity")) == [
        ("cookies.md", 3, "placeholder-text"),
        ("cookies.md", 5, "empty-section"),
        ("privacy.md", 9, "empty-list-intro"),
    ]


def test_terms_are_defined_for_the_whole_policy(checked) -> None:
    use = "We log visits to the Website. When you leave the Website, we stop. You find us on the Website.\n"
    files = {
        "privacy.md": PRIVACY + "\n" + use,
        "terms.md": "# Terms used\n\nAcme runs acme.example (the “Website”).\n",
    }
    assert places(checked(files, "undefined-term", "unused-definition")) == []
    alone = {"privacy.md": PRIVACY, "alone.md": "# Privacy\n\n" + use}
    assert places(checked(alone, "undefined-term")) == [("alone.md", 3, "undefined-term")]


def test_comments_silence_what_is_in_their_own_file(checked) -> None:
    files = {
        "privacy.md": PRIVACY + "\nTODO: write more.\n\n<!-- policylint: ignore-file[gpc-missing] -->\n",
        "cookies.md": "# Cookies\n\nTODO\n\n<!-- policylint: ignore-file[placeholder-text, retention-missing] -->\n",
    }
    report = checked(files, "placeholder-text", "gpc-missing", "retention-missing", "unused-suppression")
    assert places(report) == [
        ("cookies.md", 5, "unused-suppression"),
        ("privacy.md", 1, "retention-missing"),
        ("privacy.md", 7, "placeholder-text"),
    ]
    assert "retention-missing" in report.diagnostics[0].finding.message
    assert [(one.diagnostic.source.path, one.diagnostic.rule) for one in report.suppressed] == [
        ("cookies.md", "placeholder-text"),
        ("privacy.md", "gpc-missing"),
    ]


def test_a_file_of_suppressions_is_for_the_file_beside_it(checked) -> None:
    Path("cookies.md.policylint.toml").write_text(
        "[[ignore]]\nrule = 'placeholder-text'\nbecause = 'draft'\n"
    )
    files = {"privacy.md": PRIVACY + "\nTODO\n", "cookies.md": "# Cookies\n\nTODO\n"}
    report = checked(files, "placeholder-text")
    assert places(report) == [("privacy.md", 7, "placeholder-text")]
    assert [(one.kind, one.reason) for one in report.suppressed] == [("sidecar", "draft")]


def test_rules_may_be_left_out_for_one_file_and_values_hold_for_the_policy(checked) -> None:
    files = {"privacy.md": PRIVACY + "\nTODO\n", "old/cookies.md": "# Cookies\n\nTODO\n"}
    extra = "severity = { placeholder-text = 'error' }\n[per-file-ignores]\n'old/' = ['placeholder-text', 'gpc-missing']\n"
    report = checked(files, "placeholder-text", "gpc-missing", extra=extra)
    assert places(report) == [("privacy.md", 1, "gpc-missing"), ("privacy.md", 7, "placeholder-text")]
    assert report.diagnostics[1].severity == "error"


def test_a_supplement_for_some_readers_says_nothing_to_the_others(checked) -> None:
    files = {
        "privacy.md": PRIVACY,
        "california.md": "# California privacy notice\n\nYou may ask us to delete your personal data.\n",
    }
    (found,) = checked(files, "rights-erasure-missing").diagnostics
    assert found.source.path == "privacy.md"
    assert "except for readers in California" in found.finding.message
    (related,) = found.finding.related
    assert related.source is not None
    assert related.source.path == "california.md"


def test_a_part_in_another_language_makes_silence_prove_nothing(checked) -> None:
    german = "# Speicherdauer\n\nWir speichern die Daten, die Sie uns mitteilen, und löschen sie nach zwei Jahren wieder.\n"
    report = checked({"privacy.md": PRIVACY, "dauer.md": german}, "retention-missing")
    assert places(report) == []
    assert report.coverage[0][1].language == "de"


def test_of_a_policy_with_a_part_that_cannot_be_read_nothing_is_judged(tmp_path: Path) -> None:
    (tmp_path / "privacy.md").write_text(PRIVACY)
    names = (str(tmp_path / "privacy.md"), str(tmp_path / "gone.md"))
    failures: list[Failure] = []
    request = Request(names, date(2026, 11, 22))
    assert read_policy(PolicyInput(names), request, failures) == []
    assert [failure.path for failure in failures] == [names[1]]


def test_equal_sentences_in_two_files_are_told_apart_by_their_file(checked) -> None:
    files = {"privacy.md": PRIVACY + "\nTODO\n", "cookies.md": "TODO\n"}
    before = {d.source.path: d.fingerprint for d in checked({**files}, "placeholder-text").diagnostics}
    after = checked({**files, "privacy.md": PRIVACY}, "placeholder-text")
    assert [d.fingerprint for d in after.diagnostics] == [before["cookies.md"]]
