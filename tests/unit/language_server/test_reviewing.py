from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policylint.baselines.baseline import Baseline, Known
from policylint.config.config import Config
from policylint.config.sources import Sources
from policylint.language_server.reviewing import Review, Reviewer
from policylint.request.loading import Request
from policylint.request.plan import Asked, Plan
from policylint.running.session import Session, open_session

TODAY = date(2026, 11, 22)
TEXT = "# Privacy policy\n\nWe store your e-mail address for two years. Ask us at TBD.\n"


def opened() -> Session:
    return open_session(Plan(Asked(select=("integrity", "suppression")), Sources()), Request((), TODAY))


def nothing(config: Config) -> None:
    return None


@pytest.fixture(autouse=True)
def back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave the working folder as it was."""
    monkeypatch.chdir(tmp_path)


def rules(review: Review) -> list[str]:
    return [one.rule for one in review.diagnostics]


def test_a_text_is_checked_as_it_is_given_whatever_is_saved(tmp_path: Path) -> None:
    review = Reviewer(opened, nothing).review(str(tmp_path), "privacy.md", TEXT, {})
    assert rules(review) == ["placeholder-text"]
    assert {one.topic for one in review.disclosed()} >= {"retention.period"}
    ((found, edits),) = review.ignoring(review.diagnostics)
    assert found.rule == "placeholder-text"
    assert [one.replacement for one in edits] == [" <!-- policylint: ignore[placeholder-text] -->"]


def test_what_is_no_policy_has_no_findings(tmp_path: Path) -> None:
    review = Reviewer(opened, nothing).review(str(tmp_path), "README.md", "# Tea\n\nTBD\n", {})
    assert (rules(review), review.disclosed(), review.ignoring(review.diagnostics)) == ([], (), [])


def test_where_a_format_has_no_comments_none_is_offered(tmp_path: Path) -> None:
    review = Reviewer(opened, nothing).review(str(tmp_path), "privacy.txt", TEXT.removeprefix("# "), {})
    assert rules(review) == ["placeholder-text"]
    assert review.ignoring(review.diagnostics) == []


def test_what_a_baseline_knows_is_not_reported(tmp_path: Path) -> None:
    found = Reviewer(opened, nothing).review(str(tmp_path), "privacy.md", TEXT, {}).diagnostics[0]
    baseline = Baseline(str(tmp_path), (Known("privacy.md", found.rule, found.fingerprint),))
    reviewer = Reviewer(opened, lambda config: baseline)
    assert rules(reviewer.review(str(tmp_path), "privacy.md", TEXT, {})) == []
    assert rules(reviewer.review(str(tmp_path), "other.md", TEXT, {})) == ["placeholder-text"]


def test_each_folder_has_its_own_settings_and_they_are_read_when_it_is_said_so(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    (one / "policylint.toml").write_text('ignore = ["placeholder-text"]\n', encoding="utf-8")
    reviewer = Reviewer(opened, nothing)

    def found(folder: Path) -> list[str]:
        return rules(reviewer.review(str(folder), "privacy.md", TEXT, {}))

    assert (found(one), found(other)) == ([], ["placeholder-text"])
    (other / "policylint.toml").write_text('exclude = ["*.md"]\n', encoding="utf-8")
    assert found(other) == ["placeholder-text"]
    reviewer.anew()
    assert (found(one), found(other)) == ([], [])
    (one / "policylint.toml").write_text("ignroe = 1\n", encoding="utf-8")
    reviewer.anew()
    with pytest.raises(ValueError, match="ignroe"):
        found(one)
    assert found(other) == []


def test_the_other_files_of_a_policy_are_read_as_they_stand_in_the_editor(tmp_path: Path) -> None:
    config = '[[policy]]\nfiles = ["privacy.md", "rights.md"]\n'
    (tmp_path / "policylint.toml").write_text(config, encoding="utf-8")
    (tmp_path / "privacy.md").write_text(TEXT, encoding="utf-8")
    rights = tmp_path / "rights.md"
    rights.write_text("## Your rights\n\nSee [there](#nowhere).\n", encoding="utf-8")
    reviewer = Reviewer(opened, nothing)
    linked = "# Privacy policy\n\nWe store your address, see [rights](#your-rights).\n"
    assert rules(reviewer.review(str(tmp_path), "privacy.md", linked, {})) == []
    typed = {str(rights): "## Rights of yours\n\nYou may object.\n"}
    assert rules(reviewer.review(str(tmp_path), "privacy.md", linked, typed)) == ["dangling-reference"]
    assert rules(reviewer.review(str(tmp_path), "rights.md", rights.read_text(encoding="utf-8"), {})) == [
        "dangling-reference"
    ]
    rights.unlink()
    reviewer.anew()
    with pytest.raises(ValueError, match=r"rights\.md"):
        reviewer.review(str(tmp_path), "privacy.md", linked, {})
