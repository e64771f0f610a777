"""Findings of a policy that is split over files, in the file they are in, and back."""

from __future__ import annotations

from dataclasses import replace

from policylint.diagnostics import Edit, Finding, Fix, Related
from policylint.engine.locating import located, raised
from policylint.source import Source, Span, join_sources

ONE, TWO, THREE = Source("a.md", "One.\n"), Source("b.md", "Two and more.\n"), Source("c.md", "Three.")
WHOLE = join_sources([ONE, TWO, THREE])


def span(words: str) -> Span:
    at = WHOLE.text.index(words)
    return Span(at, at + len(words))


def words(source: Source, where: Span) -> str:
    return source.slice(where)


def test_in_one_file_a_finding_stays_as_it_is() -> None:
    finding = Finding("m", Span(0, 3), fix=Fix("mend", (Edit(Span(0, 1), "o"),)))
    assert located(finding, ONE) == (ONE, finding)
    assert located(finding, ONE)[1] is finding


def test_a_finding_has_the_spans_of_its_file_and_nothing_else_changes() -> None:
    finding = Finding("m", span("and"), "retention", "help", country="DE", confidence="likely")
    source, placed = located(finding, WHOLE)
    assert source is TWO
    assert words(TWO, placed.span) == "and"
    assert placed == replace(finding, span=placed.span)


def test_a_related_place_names_its_file_where_that_is_another() -> None:
    elsewhere = Related("elsewhere", Span(1, 2), Source("d.md", "xyz"))
    related = (Related("here", span("more")), Related("there", span("Three")), elsewhere)
    _, placed = located(Finding("m", span("Two"), related=related), WHOLE)
    here, there, other = placed.related
    assert (here.message, here.source, words(TWO, here.span)) == ("here", None, "more")
    assert (there.message, there.source, words(THREE, there.span)) == ("there", THREE, "Three")
    assert other is elsewhere


def test_a_fix_within_the_file_has_its_spans_and_one_beyond_it_is_left_out() -> None:
    def fix_of(*edits: Edit) -> Fix | None:
        fix = Fix("mend", edits, "unsafe")
        return located(Finding("m", span("Two"), fix=fix), WHOLE)[1].fix

    whole = Span(span("Two").start, span("more.").end)
    assert fix_of(Edit(span("and"), "or"), Edit(whole, "x")) == Fix(
        "mend", (Edit(Span(4, 7), "or"), Edit(Span(0, 13), "x")), "unsafe"
    )
    assert fix_of(Edit(span("and"), "or"), Edit(span("Three"), "3")) is None
    assert fix_of(Edit(Span(span("One").start, span("Two").end), "x")) is None


def test_a_finding_in_a_file_is_raised_into_the_whole_and_back() -> None:
    part = WHOLE.parts[1]
    finding = Finding(
        "m", Span(4, 7), "retention", "help", (Related("here", Span(0, 3)),), Fix("mend", (Edit(Span(4, 7), "or"),), "safe"),
    )  # fmt: skip
    up = raised(finding, part)
    assert words(WHOLE, up.span) == "and"
    assert [words(WHOLE, one.span) for one in up.related] == ["Two"]
    assert up.fix is not None
    assert [words(WHOLE, edit.span) for edit in up.fix.edits] == ["and"]
    assert located(up, WHOLE) == (TWO, finding)
    bare = Finding("m", Span(4, 7))
    assert raised(bare, part).fix is None
    assert located(raised(bare, part), WHOLE) == (TWO, bare)
