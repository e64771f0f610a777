from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from policylint.baseline import (
    BaselineError,
    Known,
    baseline_of,
    pruned,
    read_baseline,
    without_known,
    written,
)
from policylint.coverage import Coverage
from policylint.diagnostics import Diagnostic, Finding
from policylint.fingerprints import fingerprint
from policylint.reporter import Report
from policylint.rule import Documentation, RuleInfo
from policylint.source import Source, Span
from policylint.testing import policy_of

ODD = RuleInfo("odd", "quality", "", Documentation("", "", (), (), ""))
ABSENT = replace(ODD, name="absent", reports_absence=True)
READ = Coverage("en", True, True, 3, 1)
TEXT = "# Privacy policy\n\n## Sharing\n\nWe share **your data** with\nour partners. We sell tea.\n"


def key(text: str, word: str, path: str = "policy.md", info: RuleInfo = ODD) -> str:
    start = text.index(word)
    return fingerprint(policy_of(text, path=path), info, Finding("m", Span(start, start + len(word))))


@pytest.mark.parametrize(
    "changed",
    [
        TEXT.replace("with\nour", "with our"),
        TEXT.replace("**your data**", "_your data_"),
        TEXT.replace("## Sharing", "New words.\n\n## Sharing"),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("We sell tea.", "We buy tea."),
        TEXT.replace("## Sharing", "### SHARING"),
    ],
)
def test_a_key_survives_moved_and_rewrapped_text(changed: str) -> None:
    assert key(changed, "partners") == key(TEXT, "partners")
    assert key(changed, "partners", path="other/p.md") == key(TEXT, "partners")


@pytest.mark.parametrize("changed", [TEXT.replace("share", "rent"), TEXT.replace("## Sharing", "## Selling")])
def test_a_key_does_not_survive_other_words_or_another_place(changed: str) -> None:
    assert key(changed, "partners") != key(TEXT, "partners")


def test_an_absence_is_the_same_wherever_it_points() -> None:
    assert key(TEXT, "Privacy", info=ABSENT) == key(TEXT, "tea", info=ABSENT)


def diagnostic(rule: str, print_: str, path: str = "a.md") -> Diagnostic:
    return Diagnostic(rule, "warning", Finding(f"{rule} found", Span(0, 1)), Source(path, "x"), (), print_)


def report(*diagnostics: Diagnostic, coverage: Coverage = READ) -> Report:
    return Report(diagnostics, (("a.md", coverage),), rules={"odd": ODD, "absent": ABSENT})


def test_what_is_known_is_suppressed_and_the_rest_reported(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    old, new = diagnostic("odd", "1"), diagnostic("odd", "2")
    left, stale = without_known(report(old, new), baseline_of([old], str(tmp_path)))
    assert left.diagnostics == (new,)
    assert [(one.diagnostic, one.kind) for one in left.suppressed] == [(old, "baseline")]
    assert stale == ()


def test_stale_is_only_what_was_looked_for(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    known = [
        diagnostic("odd", "1"),
        diagnostic("absent", "2"),
        diagnostic("gone", "3"),
        diagnostic("odd", "4", "b.md"),
    ]
    baseline = baseline_of(known, str(tmp_path))
    assert [one.fingerprint for one in without_known(report(), baseline)[1]] == ["1", "2"]
    foreign = replace(READ, supported=False)
    assert [one.fingerprint for one in without_known(report(coverage=foreign), baseline)[1]] == ["1"]
    Path("a.md").touch()
    stale = without_known(report(), baseline)[1]
    assert [one.fingerprint for one in pruned(baseline, stale).known] == ["3"]


def test_paths_count_from_the_folder_of_the_baseline(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    baseline = baseline_of([diagnostic("odd", "1", "a.md")], str(tmp_path))
    assert [one.path for one in baseline.known] == ["sub/a.md"]


def test_written_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    baseline = baseline_of([diagnostic("odd", "1"), diagnostic("absent", "2")], str(tmp_path))
    file.write_text(written(baseline))
    again = read_baseline(file)
    assert set(again.known) == set(baseline.known)
    assert written(again) == file.read_text()
    assert all(isinstance(one, Known) and one.message for one in again.known)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema_version": 2, "findings": {}}', '{"schema_version": 1}']
)
def test_what_is_no_baseline_is_an_error_with_a_hint(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.json").write_text(text)
    with pytest.raises(BaselineError, match="write"):
        read_baseline(tmp_path / "b.json")
