"""The configuration that `init` proposes means the files it is for, whatever they are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policylint.adoption.proposal import proposals
from policylint.adoption.survey import Found, Survey
from policylint.config.loading import load


@pytest.mark.skipif(os.name != "posix", reason="names as POSIX has them")
@pytest.mark.parametrize(
    "names", [["notice "], [" a/notice.md"], ["1 notice ", "2 notice "], ["[a]*.md", "!b\\.md", '"c".md']]
)
def test_files_of_odd_names_are_meant(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = tuple(Found(name, (), is_named=False) for name in names)
    survey = Survey(tmp_path, found, None, on_git=False, on_github=False, on_gitlab=False)
    (proposal,) = proposals(survey, None, "0.1.0", hook=False, workflow=False)
    (tmp_path / proposal.path).write_text(proposal.text, encoding="utf-8")
    config, problems = load(tmp_path / proposal.path)
    assert problems == []
    for name in names:
        assert any(one.matches(str(tmp_path / name)) for one in config.get("include"))
