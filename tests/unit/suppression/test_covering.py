"""Which of many spans counts at a place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policylint.source import Span
from policylint.suppression.covering import Covering

SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: Span(min(pair), max(pair)))
)


@given(SPANS)
def test_the_first_around_a_place_counts(spans: list[Span]) -> None:
    covering = Covering(spans)
    for offset in range(14):
        around = [index for index, span in enumerate(spans) if span.start <= offset < span.end]
        assert covering.at(offset) == min(around, default=None)


@given(SPANS, SPANS)
def test_the_first_in_which_a_span_begins_or_that_is_the_same_counts(
    spans: list[Span], asked: list[Span]
) -> None:
    covering = Covering(spans)
    for one in [*asked, *spans]:
        around = [
            index for index, span in enumerate(spans) if span.start <= one.start < span.end or span == one
        ]
        assert covering.of(one) == min(around, default=None)
