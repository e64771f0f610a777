from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from policylint.baselines.baseline import (
    Baseline,
    BaselineError,
    Comparison,
    Known,
    baseline_of,
    pruned,
    read_baseline,
    without_known,
    written,
)
from policylint.baselines.fingerprints import fingerprint
from policylint.coverage import Coverage
from policylint.diagnostics import Diagnostic, Finding, Suppression
from policylint.inputs import LARGEST_OF_SETTINGS
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


def test_where_no_relative_path_leads_to_a_file_its_path_is_whole(monkeypatch) -> None:
    def fail(*_: str) -> str:
        raise ValueError("path is on mount 'C:', start on mount 'D:'")

    monkeypatch.setattr("os.path.relpath", fail)
    assert Baseline("/x").path_of("/y/a.md") == "/y/a.md"


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
    monkeypatch.chdir("/")
    assert [one.fingerprint for one in pruned(baseline, stale).known] == ["3"]


def test_what_something_else_suppresses_is_not_stale_and_stands_among_the_known(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first, second, third = (
        replace(one, finding=replace(one.finding, span=Span(at, at + 1)))
        for at, one in enumerate((diagnostic("odd", "1"), diagnostic("absent", "2"), diagnostic("odd", "3")))
    )
    baseline = baseline_of([first, second, third], str(tmp_path))
    inline = Suppression(second, "inline", "we know")
    left, stale = without_known(replace(report(third, first), suppressed=(inline,)), baseline)
    assert stale == ()
    assert left.suppressed == (Suppression(first, "baseline"), inline, Suppression(third, "baseline"))


def test_all_that_was_looked_for_is_stale_whatever_stands_between(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    known = [
        diagnostic("gone", "1"),
        diagnostic("odd", "2"),
        diagnostic("odd", "3", "b.md"),
        diagnostic("odd", "4"),
    ]
    _, stale = without_known(report(), baseline_of(known, str(tmp_path)))
    assert [one.fingerprint for one in stale] == ["2", "4"]


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
    assert (again.folder, again.file) == (str(tmp_path), str(file))


def test_a_file_names_its_folder_in_full(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.json").write_text(written(baseline_of([diagnostic("odd", "1")], "x")))
    monkeypatch.chdir(tmp_path)
    assert read_baseline(Path("sub/b.json")).folder == str(tmp_path / "sub")


def test_it_is_written_for_people_who_compare_versions_of_it() -> None:
    known = (Known("b.md", "odd", "2", "zwei – für"), Known("b.md", "odd", "1"), Known("a.md", "odd", "2"))
    assert written(Baseline("x", (*known, known[0]))) == (
        """{
  "schema_version": 1,
  "findings": {
    "a.md": [
      {
        "rule": "odd",
        "fingerprint": "2",
        "message": ""
      }
    ],
    "b.md": [
      {
        "rule": "odd",
        "fingerprint": "1",
        "message": ""
      },
      {
        "rule": "odd",
        "fingerprint": "2",
        "message": "zwei – für"
      }
    ]
  }
}
"""
    )


def test_a_message_may_lack(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(
        '{"schema_version": 1, "findings": {"a.md": [{"rule": "odd", "fingerprint": "1"}]}}'
    )
    assert read_baseline(tmp_path / "b.json").known == (Known("a.md", "odd", "1"),)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            '{"rule": "odd"}',
            "is no baseline (KeyError: 'fingerprint'); `policylint baseline write` makes one",
        ),
        (
            '{"rule": 7, "fingerprint": "1"}',
            "is no baseline (TypeError: 7 is no string); `policylint baseline write` makes one",
        ),
    ],
)
def test_an_entry_that_cannot_be_read_says_why(tmp_path: Path, entry: str, message: str) -> None:
    file = tmp_path / "b.json"
    file.write_text(f'{{"schema_version": 1, "findings": {{"a.md": [{entry}]}}}}')
    with pytest.raises(BaselineError) as error:
        read_baseline(file)
    assert str(error.value) == f"{file}: {message}"


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(BaselineError) as error:
        read_baseline(tmp_path)
    assert str(error.value) == f"{tmp_path}: Is a directory"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema_version": 2, "findings": {}}', '{"schema_version": 1}']
)
def test_what_is_no_baseline_is_an_error_with_a_hint(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.json").write_text(text)
    with pytest.raises(BaselineError, match="write"):
        read_baseline(tmp_path / "b.json")


def test_it_may_be_larger_than_other_files_of_settings(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_text(written(Baseline(str(tmp_path))) + " " * (LARGEST_OF_SETTINGS + 1), encoding="utf-8")
    assert read_baseline(file).known == ()


def test_a_run_that_is_held_against_it_piece_by_piece_remembers_all_that_was_read() -> None:
    known = tuple(Known(path, "odd", "0" * 16) for path in ("a.md", "b.md", "c.md"))
    comparison = Comparison(Baseline(str(Path.cwd()), known))
    for path in ("a.md", "b.md"):
        comparison.without_known(Report((), ((path, READ),)))
    assert [one.path for one in comparison.stale({"odd": ODD})] == ["a.md", "b.md"]
