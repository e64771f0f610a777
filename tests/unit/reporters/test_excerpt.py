from __future__ import annotations

import pytest

from policylint.reporter import Style
from policylint.reporters.excerpt import excerpt, window
from policylint.source import Source, Span

STYLE = Style(width=60)


def lines(text: str, start: int, end: int, style: Style = STYLE) -> list[str]:
    return excerpt(Source("a.md", text), Span(start, end), style, 1)


def test_carets_stand_under_the_span():
    assert lines("one two three", 4, 7) == ["1 | one two three", "  |     ^^^"]


def test_an_empty_span_has_one_caret():
    assert lines("one", 3, 3) == ["1 | one", "  |    ^"]
    assert lines("", 0, 0) == ["1 |", "  | ^"]


def test_line_ends_are_not_part_of_it():
    assert lines("one\r\ntwo\r\n", 0, 5) == ["1 | one", "  | ^^^"]
    assert lines("one\r\ntwo\r\n", 3, 5) == ["1 | one", "  |    ^"]


def test_continued_lines_are_marked_from_their_first_word():
    assert lines("say\n\n   more\nend", 0, 12) == [
        "1 | say",
        "  | ^^^",
        "2 |",
        "3 |    more",
        "  |    ^^^^",
    ]


def test_long_spans_show_first_and_last_lines():
    text = "\n".join(f"line {number}" for number in range(1, 10))
    shown = lines(text, 0, len(text))
    assert [line for line in shown if "^" not in line] == [
        "1 | line 1",
        "2 | line 2",
        "3 | line 3",
        "...",
        "9 | line 9",
    ]


@pytest.mark.parametrize("start", [0, 5, 900, 1500, 1990])
def test_long_lines_are_cut_around_the_span(start):
    text = "".join(f"word{number:04} " for number in range(250))
    source, carets = lines(text, start, start + 8)
    assert len(source) <= 60
    left = carets.index("^")
    assert source[left : left + 8] == text[start : start + 8].ljust(8)[: len(source) - left]
    assert carets.count("^") == 8


def test_wide_characters_move_the_carets():
    view = window("日本語abc", 3, 6, 40)
    assert (view.indent, view.width) == (6, 3)


def test_spans_past_the_end_are_taken_to_the_end():
    assert lines("ab", 50, 60) == ["1 | ab", "  |   ^"]
