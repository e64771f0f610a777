"""A check in turn: the same as at once, in the order of paths, with nothing left of a policy once it was told."""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from policylint.config.finding import forget
from policylint.config.problems import ConfigError
from policylint.config.sources import Sources
from policylint.decisions import Settings
from policylint.host import Parts, load_parts
from policylint.reporter import Report, Style
from policylint.reporters import policylint_reporters
from policylint.request.loading import Request
from policylint.request.plan import Asked, Plan
from policylint.running.outcomes import How
from policylint.running.run import Course, check
from policylint.source import Source

TEXT = "# Privacy policy\n\nWe collect your name [NAME].\n\n#### Cookies\n\nWe set cookies.\n"
JSON = next(one for one in policylint_reporters() if one.name == "json")
SETTINGS = Settings(select=("heading-level-jump", "placeholder-text"))


@pytest.fixture(scope="module")
def parts() -> Parts:
    return load_parts()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md", "c.md", "d.md", "e.md"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    return tmp_path


def course(parts: Parts, *paths: str, jobs: int = 1) -> Course:
    return Course(Request(paths, date(2026, 11, 28)), SETTINGS, parts, None, How(jobs))


def joined(reports: list[Report], rest: Report) -> Report:
    """All of it as one report."""
    return replace(
        rest,
        diagnostics=tuple(one for each in reports for one in each.diagnostics),
        coverage=tuple(one for each in reports for one in each.coverage),
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_in_turn_is_what_it_is_at_once(folder: Path, parts: Parts, jobs: int) -> None:
    paths = ("d.md", "gone.md", "b.md", "a.md")
    one = course(parts, *paths, jobs=jobs)
    reports = list(one.in_turn())
    rest = one.end()
    assert [[path for path, _ in each.coverage] for each in reports] == [["a.md"], ["b.md"], ["d.md"]]
    whole = check(Request(paths, date(2026, 11, 28)), SETTINGS, parts)
    assert JSON.render(joined(reports, rest), Style()) == JSON.render(whole, Style())
    assert (rest.diagnostics, len(rest.failures)) == ((), 1)


def test_where_nothing_is_read_what_failed_is_known(folder: Path, parts: Parts) -> None:
    one = course(parts, "gone.md")
    assert list(one.in_turn()) == []
    assert [failure.path for failure in one.end().failures] == ["gone.md"]


def test_policies_between_the_files_of_one_are_told_with_it(folder: Path) -> None:
    (folder / "policylint.toml").write_text(
        '[[policy]]\nname = "S"\nfiles = ["d.md", "b.md"]\n', encoding="utf-8"
    )
    forget()
    plan, parts = Plan(Asked(floor=True), Sources()), load_parts()
    request = Request((".",), date(2026, 11, 28))
    one = Course(request, Settings(), parts, plan, None)
    reports = list(one.in_turn())
    assert [[path for path, _ in each.coverage] for each in reports] == [["a.md"], ["c.md", "d.md"], ["e.md"]]
    assert reports[1].files == one.end().files == {"d.md": ("d.md", "b.md")}
    found = [diagnostic.path for each in reports for diagnostic in each.diagnostics]
    assert found == sorted(found)
    assert joined(reports, one.end()).diagnostics == check(request, Settings(), parts, plan).diagnostics


def test_a_broken_file_beside_a_policy_is_told_before_anything_else(folder: Path, parts: Parts) -> None:
    (folder / "e.md.policylint.toml").write_text("x = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="unknown key"):
        next(course(parts, ".").in_turn())


def test_as_good_as_nothing_is_left_of_policies_that_were_told(folder: Path, parts: Parts) -> None:
    names = {f"{number}.md" for number in range(40)}
    for name in names:
        (folder / name).write_text(TEXT, encoding="utf-8")
    alive: list[int] = []
    for report in course(parts, *names).in_turn():
        assert report.diagnostics
        alive.append(len(names & {one.path for one in gc.get_objects() if isinstance(one, Source)}))
    assert len(alive) == len(names)
    assert max(alive) <= 6
