from __future__ import annotations

import pytest

from policylint.source import Span
from policylint.text import Run, Text, join

SOURCE = "We **keep** A&amp;B\n  data."
TEXT = Text.of(
    [
        Run("We ", Span(0, 3)),
        Run("keep", Span(5, 9)),
        Run(" A", Span(11, 13)),
        Run("&", Span(13, 18)),
        Run("B", Span(18, 19)),
        Run(" ", Span(19, 20)),
        Run("data.", Span(22, 27)),
    ]
)


def words(text: Text, part: str) -> str:
    start = text.content.index(part)
    span = text.span(start, start + len(part))
    return SOURCE[span.start : span.end]


def test_runs_are_joined_and_empty_ones_left_out() -> None:
    assert TEXT.content == "We keep A&B data."
    assert len(TEXT) == 17
    assert Text.of([Run("", Span(3, 3)), Run("a", Span(4, 5))]).runs == (Run("a", Span(4, 5)),)


def test_every_character_knows_its_place() -> None:
    assert words(TEXT, "keep") == "keep"
    assert words(TEXT, "We keep") == "We **keep"
    assert words(TEXT, "eep A") == "eep** A"
    assert words(TEXT, "B data") == "B\n  data"
    assert TEXT.source == Span(0, 27)


def test_a_replaced_character_stands_for_its_whole_source() -> None:
    assert words(TEXT, "&") == "&amp;"
    assert words(TEXT, "A&") == "A&amp;"
    assert not Run("&", Span(13, 18)).verbatim
    longer = Text.of([Run("abc", Span(0, 1))])
    assert longer.span(1, 2) == Span(0, 1)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 18)])
def test_nothing_has_no_place(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no text at"):
        TEXT.span(start, end)


def test_a_text_begins_where_its_first_character_stands() -> None:
    assert [text.begin for text in (TEXT, TEXT.slice(3, 7), Text("a", 7))] == [0, 5, 7]
    for empty in (TEXT.slice(3, 3), Text("", 7)):
        with pytest.raises(ValueError, match="no text"):
            empty.begin  # noqa: B018


def test_an_empty_text_has_no_source() -> None:
    with pytest.raises(ValueError, match="no text"):
        _ = Text.of([]).source


def test_a_slice_is_still_tied_to_the_source() -> None:
    part = TEXT.slice(4, 10)
    assert part.content == "eep A&"
    assert part.source == Span(6, 18)
    assert TEXT.slice(0, 99) is TEXT
    assert TEXT.slice(5, 5).content == ""
    assert TEXT.slice(-3, 2).content == "We"


def test_strip_takes_white_space_from_both_ends() -> None:
    text = Text.of([Run("  a b\n", Span(4, 10))]).strip()
    assert (text.content, text.source) == ("a b", Span(6, 9))
    assert Text.of([Run("  ", Span(0, 2))]).strip().content == ""


def test_texts_are_read_in_the_order_given() -> None:
    later, earlier = Text.of([Run("header", Span(50, 56))]), Text.of([Run("cell", Span(5, 9))])
    both = join((later, Text.of([]), earlier), ": ")
    assert both.content == "header: cell"
    assert both.span(0, 6) == Span(50, 56)
    assert both.span(8, 12) == Span(5, 9)
    assert join(()).content == ""
