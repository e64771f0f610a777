from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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
