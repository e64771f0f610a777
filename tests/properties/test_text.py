from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from policylint.document import Link
from policylint.passages import places_in
from policylint.reading.joining import moved
from policylint.source import Span
from policylint.text import Run, Text, join


@st.composite
def projections(draw: st.DrawFn) -> tuple[str, Text]:
    """A source, and a text that shows some of it as it is, some replaced, and leaves some out."""
    source, runs = "", []
    for part, kind in draw(st.lists(st.tuples(st.text(max_size=4), st.sampled_from("vrd")), max_size=8)):
        span = Span(len(source), len(source) + len(part))
        source += part
        if kind == "v":
            runs.append(Run(part, span))
        elif kind == "r" and part:
            runs.append(Run(draw(st.text(max_size=len(part) - 1)), span))
    return source, Text.of(runs)


@given(projections(), st.data())
def test_spans_lie_in_the_source_and_nest(projection: tuple[str, Text], data: st.DataObject) -> None:
    source, text = projection
    if not text.content:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = text.span(start, end)
    assert span.end <= len(source)
    assert text.source.contains(span)
    for inner in range(start, end):
        assert span.contains(text.span(inner, inner + 1))


@given(projections())
def test_what_is_shown_as_it_is_points_at_itself(projection: tuple[str, Text]) -> None:
    source, text = projection
    for start, run in zip(text.starts, text.runs, strict=True):
        for offset, character in enumerate(run.text):
            span = text.span(start + offset, start + offset + 1)
            if run.verbatim:
                assert source[span.start : span.end] == character
            else:
                assert span == run.source


@given(projections(), st.integers(-2, 40), st.integers(-2, 40))
def test_a_slice_has_the_same_words_at_the_same_places(
    projection: tuple[str, Text], start: int, end: int
) -> None:
    _, text = projection
    part = text.slice(start, end)
    low, high = max(start, 0), max(min(end, len(text)), 0)
    assert part.content == text.content[low:high]
    if part.content:
        assert part.source == text.span(low, low + len(part))


@given(projections(), projections())
def test_joined_texts_keep_their_places(one: tuple[str, Text], other: tuple[str, Text]) -> None:
    first, second = one[1], other[1]
    both = join((first, second))
    assert both.content == " ".join(part.content for part in (first, second) if part.content)
    if second.content:
        assert both.span(len(both) - len(second), len(both)) == second.source


@given(
    st.lists(st.tuples(st.text(max_size=4), st.integers(0, 50)), max_size=12),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_joined_texts_that_read_as_they_stand_are_told_in_short_and_just_so(
    parts: list[tuple[str, int]], start: int, end: int
) -> None:
    at = accumulate(gap + len(content) for content, gap in parts)
    texts = [Text(content, end - len(content)) for (content, _), end in zip(parts, at, strict=True)]
    both = join(texts)
    runs: list[Run] = []
    for text in texts:
        if text.content:
            gap = [Run(" ", Span(runs[-1].source.end, runs[-1].source.end))] if runs else []
            runs += [*gap, *text.runs]
    told = Text.of(runs)
    assert (both.content, both.runs, both.starts) == (told.content, told.runs, told.starts)
    assert moved(both, 7).runs == moved(told, 7).runs
    assert both.offsets(Span(start, start + end)) == told.offsets(Span(start, start + end))
    if start < end <= len(both):
        assert both.span(start, end) == told.span(start, end)
        assert both.slice(start, end).runs == told.slice(start, end).runs


@given(projections())
def test_strip_leaves_no_white_space_at_the_ends(projection: tuple[str, Text]) -> None:
    _, text = projection
    assert text.strip().content == text.content.strip()


@given(projections(), st.data())
def test_what_stands_in_the_source_is_found_in_the_text(
    projection: tuple[str, Text], data: st.DataObject
) -> None:
    _, text = projection
    if not text.content:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = text.offsets(text.span(start, end))
    assert found is not None
    assert found[0] <= start < end <= found[1]


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, min_size=16, max_size=20))
def test_where_many_links_are_read_is_what_is_told_of_each(spans: list[Span], asked: list[Span]) -> None:
    text = Text.of([Run("abcdef"[: span.end - span.start] or "-", span) for span in spans])
    assert places_in(text, [Link(span, "") for span in asked]) == [text.offsets(span) for span in asked]
