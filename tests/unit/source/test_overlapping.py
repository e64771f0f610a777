"""Things over a stretch of the source, against looking at all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policylint.source import Span
from policylint.source.overlapping import Overlapping

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_all_that_overlap_are_found_in_order(spans: list[Span], asked: Span) -> None:
    found = list(Overlapping(spans, lambda span: span).with_(asked))
    assert found == sorted(span for span in spans if span.overlaps(asked))
