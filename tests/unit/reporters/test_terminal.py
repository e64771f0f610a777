from __future__ import annotations

import pytest

from policylint.reporter import Style
from policylint.reporters.terminal import (
    cell_width,
    neutral,
    one_line,
    paint,
    paragraphs,
    shorten,
    shown_path,
    wrap,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[2J", "␛[2J"),
        ("\x9b31m", "<U+009B>31m"),
        ("a\x7fb\x00", "a␡b␀"),
        ("\u202eabc\u2066", "<U+202E>abc<U+2066>"),
        ("a\u2028b", "a<U+2028>b"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\ud800", "\ufffd"),
        ("##[error]x", "##［error]x"),
        ("a\tb", "a    b"),
        ("nai\u0308ve 日本", "nai\u0308ve 日本"),
    ],
)
def test_text_is_neutralised(text, shown):
    assert neutral(text) == shown


def test_one_line_joins_all_white_space():
    assert one_line("  a\r\n\tb\u2028c\x0bd ") == "a b c d"


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("\t", 4), ("\x1b", 1)])
def test_width_counts_cells(text, width):
    assert cell_width(text) == width


def test_paths_cannot_start_a_command():
    assert shown_path("::stop-commands::x.md") == "./::stop-commands::x.md"
    assert shown_path("a/b.md") == "a/b.md"


def test_wrap_hangs_and_never_breaks_long_words():
    lines = wrap("one two https://example.com/very/long/address three", 20, " = x: ")
    assert lines == [" = x: one two", "      https://example.com/very/long/address", "      three"]


def test_wrapped_text_cannot_start_a_command():
    assert wrap("say ::error::x", 6, "a: ") == ["a: say", "   ：:error::x"]
    assert wrap("::error::x", 40) == ["：:error::x"]


def test_wrap_breaks_text_without_spaces():
    lines = wrap("個人データは販売しません。", 12, "- ")
    assert "".join(line[2:] for line in lines) == "個人データは販売しません。"
    assert all(cell_width(line) <= 12 for line in lines)


def test_shorten_counts_cells():
    assert shorten("日本語です", 7) == "日本語…"
    assert shorten("short", 7) == "short"


def test_paragraphs_keep_lists_and_code():
    prose = "One\nparagraph.\n\n- an item that\n  goes on\n- another\n\n```\ncode   stays\n\n  here\n```\nend"
    assert paragraphs(prose, 40, "  ") == [
        "  One paragraph.",
        "",
        "  - an item that goes on",
        "  - another",
        "",
        "  ```",
        "  code   stays",
        "",
        "    here",
        "  ```",
        "",
        "  end",
    ]


def test_no_colour_unless_asked():
    assert paint("x", Style(), "red") == "x"
    assert paint("x", Style(colour=True), "bold", "red") == "\x1b[1;31mx\x1b[0m"
