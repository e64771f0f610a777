"""Formats that are written while policies are read say the same as at the end, byte for byte; so do the closing words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import pytest

from policylint.cli import held
from policylint.diagnostics import Suppression
from policylint.reporter import Report, Style
from policylint.reporters import BuiltInReporter, StreamedReporter, policylint_reporters
from policylint.reporters.statistics import Counts, statistics
from policylint.reporters.summary import Tally, summary, withheld_notes
from policylint.source.packing import QuotedSource

REPORTERS = {reporter.name: reporter for reporter in policylint_reporters()}
STREAMED = [name for name, one in REPORTERS.items() if isinstance(one, StreamedReporter)]
LATE = [name for name, one in REPORTERS.items() if isinstance(one, BuiltInReporter)]


def parted(report: Report) -> tuple[list[Report], Report]:
    """A report for each policy, and what is known at the end."""
    paths = dict.fromkeys([path for path, _ in report.coverage])
    empty = replace(report, diagnostics=(), coverage=(), suppressed=(), unasked=())
    found = {path: list(of) for path, of in groupby(report.diagnostics, lambda one: one.source.path)}
    hidden = {path: list(of) for path, of in groupby(report.suppressed, lambda one: one.diagnostic.path)}
    return [
        replace(
            empty,
            failures=(),
            rules={},
            frameworks=(),
            diagnostics=tuple(found.get(path, ())),
            suppressed=tuple(hidden.get(path, ())),
            coverage=tuple(one for one in report.coverage if one[0] == path),
            unasked=tuple(one for one in report.unasked if one[0] == path),
        )
        for path in sorted(paths)
    ], empty


@pytest.fixture(params=["none", "one", "shop", "world", "many", "failed", "silent", "hidden", "nothing"])
def report(request: pytest.FixtureRequest, reports: dict[str, Report]) -> Report:
    if request.param == "nothing":
        return Report((), root="/", version="1")
    if request.param == "hidden":
        many = reports["many"]
        hidden = tuple(Suppression(one, "inline", "so\nit is") for one in many.diagnostics[::3])
        left = tuple(one for number, one in enumerate(many.diagnostics) if number % 3)
        return replace(many, diagnostics=left, suppressed=hidden, show_suppressed=True)
    return reports[request.param]


@pytest.mark.parametrize("name", STREAMED)
def test_a_format_in_pieces_is_the_same(name: str, report: Report) -> None:
    reporter, style = REPORTERS[name], Style(width=90)
    assert isinstance(reporter, StreamedReporter)
    pieces, rest = parted(report)
    writer = reporter.begin(style)
    assert "".join([*map(writer.add, pieces), writer.end(rest)]) == reporter.render(report, style)


def test_what_is_known_of_a_policy_is_written_before_the_next_one_is_told(reports: dict[str, Report]) -> None:
    pieces, _ = parted(reports["many"])
    for name in set(STREAMED) - {"github"}:
        reporter = REPORTERS[name]
        assert isinstance(reporter, StreamedReporter)
        writer = reporter.begin(Style())
        for piece in pieces:
            assert bool(writer.add(piece)) == bool(piece.diagnostics), name


@pytest.mark.parametrize("by_rule", [True, False])
def test_the_closing_words_are_the_same(report: Report, by_rule: bool) -> None:
    pieces, rest = parted(report)
    tally, counts, style = Tally(), Counts(), Style(width=70)
    for piece in pieces:
        tally.add(piece)
        counts.add(piece)
    assert summary(rest, style, by_rule=by_rule, tally=tally) == summary(report, style, by_rule=by_rule)
    assert withheld_notes(rest, style, tally) == withheld_notes(report, style)
    assert counts.table(style) == statistics(report, style)


@pytest.mark.parametrize("name", LATE)
def test_of_a_format_that_comes_last_only_the_quoted_lines_are_kept(
    name: str, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "_PLAIN", -1)
    kept = held.Held(quoted=True)
    pieces, rest = parted(report)
    for piece in pieces:
        kept.add(piece)
    whole = kept.whole(rest)
    assert {type(one.source) for one in whole.diagnostics} <= {QuotedSource}
    assert REPORTERS[name].render(whole, Style()) == REPORTERS[name].render(report, Style())


def test_who_reads_whole_texts_gets_them(reports: dict[str, Report], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "_PLAIN", -1)
    kept = held.Held(quoted=False)
    kept.add(reports["shop"])

    def texts(report: Report) -> Iterator[str]:
        return (one.source.text for one in report.diagnostics)

    assert list(texts(kept.whole(Report(())))) == list(texts(reports["shop"]))
