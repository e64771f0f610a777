"""Fingerprints of the format `gitlab`: each finding of a report has its own, the same in every run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from policylint.diagnostics import Diagnostic, Finding
from policylint.reporter import Report, Style
from policylint.reporters.gitlab import begin, render
from policylint.source import Source, Span

TEXT = "We sell TBD.\n\nWe sell TBD.\n"


def found(path: str, *starts: int) -> list[Diagnostic]:
    source = Source(path, TEXT)
    return [
        Diagnostic(
            "placeholder-text", "warning", Finding("“TBD” marks unfinished text", Span(start, start + 3)), source, fingerprint="same"
        )
        for start in starts
    ]  # fmt: skip


def report(*diagnostics: Diagnostic) -> Report:
    return Report(diagnostics, root="/repo", project="/repo", version="1")


def prints(text: str) -> list[str]:
    return [one["fingerprint"] for one in json.loads(text)]


def in_pieces(policies: Sequence[Sequence[Diagnostic]]) -> str:
    writer = begin(Style())
    parts = [writer.add(report(*of)) for of in policies]
    return "".join((*parts, writer.end(report())))


def test_two_paths_that_become_one_keep_fingerprints_of_their_own() -> None:
    here, there = found("/repo/privacy.md", 8, 22), found("privacy.md", 8, 22)
    whole = render(report(*here, *there), Style())
    assert {one["location"]["path"] for one in json.loads(whole)} == {"privacy.md"}
    assert len(set(prints(whole))) == 4
    assert in_pieces([here, there]) == whole


def test_another_path_does_not_change_the_fingerprints_of_the_first() -> None:
    here, there = found("/repo/privacy.md", 8, 22), found("privacy.md", 8, 22)
    alone = prints(render(report(*here), Style()))
    assert prints(render(report(*here, *there), Style()))[:2] == alone
    assert prints(render(report(*there), Style())) == alone


def test_findings_that_stand_between_each_other_keep_theirs_too() -> None:
    first, second = found("/repo/privacy.md", 8, 22), found("privacy.md", 8, 22)
    mixed = (first[0], second[0], first[1], second[1])
    assert len(set(prints(render(report(*mixed), Style())))) == 4


def test_a_file_has_the_same_fingerprints_wherever_the_command_runs() -> None:
    above = report(*found("docs/privacy.md", 8))
    below = replace(report(*found("privacy.md", 8)), root="/repo/docs")
    assert prints(render(above, Style())) == prints(render(below, Style()))
