"""What a comment is for, wherever places lie."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policylint.document import Document, Quote, Section
from policylint.source import Source, Span
from policylint.suppression.places import Places

TEXT = "xxxx\nxxxx\nxx<!---->xx\nxxxx\n"
COMMENT = Span(12, 19)
LINE = 10
SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(
        lambda pair: Span(min(pair), max(pair))
    ),
    max_size=8,
)


def document(text: str, spans: list[Span]) -> Document:
    quotes = tuple(Quote((), span) for span in spans)
    return Document(Source("p.md", text), Section(None, quotes, (), Span(0, len(text))), "markdown")


@given(SPANS)
def test_behind_words_it_is_for_what_it_stands_in_or_else_what_has_ended_on_its_line(
    spans: list[Span],
) -> None:
    inside = [span for span in sorted(spans) if span.start <= COMMENT.start < span.end]
    ended = [span for span in sorted(spans) if LINE < span.end <= COMMENT.start]
    own = min(inside, key=len, default=ended[-1] if ended else None)
    expected = Span(own.start, max(own.end, COMMENT.end)) if own else Span(LINE, COMMENT.end)
    assert Places(document(TEXT, spans)).of(COMMENT) == expected


@given(SPANS)
def test_at_the_beginning_of_a_line_it_is_for_the_longest_that_begins_next(spans: list[Span]) -> None:
    text, comment = TEXT[:LINE] + "> " + TEXT[COMMENT.start :], COMMENT
    spans = [span for span in spans if not span.start < LINE < span.end]
    following = sorted(span for span in spans if span.start >= comment.end)
    first = [span for span in following if span.start == following[0].start]
    assert Places(document(text, spans)).of(comment) == (
        first[-1] if first else Span(comment.end, comment.end)
    )
