"""Edits applied to text and bytes; which fixes go together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policylint.diagnostics import Applicability, Diagnostic, Edit, Finding, Fix
from policylint.extraction.extract import Extract
from policylint.fixing.edits import apply, choose, edited
from policylint.source import Source, Span, decode


def edit(start: int, end: int, replacement: str = "") -> Edit:
    return Edit(Span(start, end), replacement)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], "abcdef"),
        ([edit(0, 0, "<"), edit(6, 6, ">")], "<abcdef>"),
        ([edit(4, 6), edit(0, 2, "AB")], "ABcd"),
        ([edit(0, 3, "x"), edit(3, 6, "y")], "xy"),
        ([edit(3, 5, "-"), edit(3, 3, "+")], "abc+-f"),
        ([edit(0, 6)], ""),
    ],
)
def test_edits_are_made_in_the_order_of_the_text(edits: list[Edit], expected: str) -> None:
    assert apply("abcdef", edits) == expected


@pytest.mark.parametrize(
    ("edits", "where"),
    [
        ([edit(0, 3), edit(2, 4)], "start=2, end=4"),
        ([edit(1, 4), edit(2, 2, "x")], "start=2, end=2"),
        ([edit(5, 7)], "start=5, end=7"),
        ([edit(7, 7, "x")], "start=7, end=7"),
    ],
)
def test_edits_that_overlap_or_lie_outside_are_refused(edits: list[Edit], where: str) -> None:
    with pytest.raises(ValueError, match=rf"^edits overlap or lie outside the text at Span.{where}"):
        apply("abcdef", edits)


def found(*edits: Edit, how: Applicability = "safe") -> Diagnostic:
    fix = Fix("mend", edits, how)
    return Diagnostic("odd", "warning", Finding("m", Span(0, 1), fix=fix), Source("p.md", "x" * 40))


def chosen(*diagnostics: Diagnostic, **settings: bool) -> list[int]:
    """Which of them are chosen, by their place."""
    return [diagnostics.index(one) for one in choose(diagnostics, **settings)]


def test_the_first_of_two_fixes_that_clash_is_chosen_and_those_after_it_are_still_looked_at() -> None:
    first, clashing, free = found(edit(0, 5)), found(edit(4, 8)), found(edit(7, 9))
    assert chosen(first, clashing, free) == [0, 2]
    assert chosen(clashing, first, free) == [0]
    assert chosen(first, found(edit(10, 12)), found(edit(3, 4))) == [0, 1]


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ((2, 5), (5, 8), False),
        ((5, 8), (2, 5), False),
        ((2, 5), (6, 8), True),
        ((6, 8), (2, 5), True),
        ((3, 3), (3, 3), False),
        ((3, 3), (4, 4), True),
        ((2, 9), (4, 5), False),
        ((4, 5), (2, 9), False),
    ],
)
def test_fixes_that_touch_wait_for_the_next_round(
    one: tuple[int, int], other: tuple[int, int], together: bool
) -> None:
    assert chosen(found(edit(*one)), found(edit(*other))) == ([0, 1] if together else [0])


def test_every_edit_of_a_fix_counts() -> None:
    far = found(edit(30, 31))
    assert chosen(found(edit(0, 1), edit(20, 21)), found(edit(10, 11), edit(21, 22)), far) == [0, 2]


def test_whatever_number_of_fixes_there_is_each_is_compared_with_few_others(
    growth: Callable[[Callable[[int], Callable[[], object]], int], float],
) -> None:
    def work(size: int) -> Callable[[], object]:
        diagnostics = [found(edit(3 * n, 3 * n + 1), edit(3 * n + 2, 3 * n + 2, "x")) for n in range(size)]
        return lambda: choose(diagnostics[::-1])

    assert growth(work, 25) < 1.3


def test_what_is_unsafe_is_chosen_if_asked_and_what_is_for_display_never() -> None:
    diagnostics = (found(edit(0, 1)), found(edit(5, 6), how="unsafe"), found(edit(9, 10), how="display"))
    assert chosen(*diagnostics) == [0]
    assert chosen(*diagnostics, unsafe=True) == [0, 1]


def test_what_has_no_fix_or_an_empty_one_is_passed_over() -> None:
    bare = Diagnostic("odd", "warning", Finding("m", Span(0, 1)), Source("p.md", "x"))
    assert chosen(bare, found(), found(edit(3, 4))) == [2]


def test_bytes_around_an_edit_stay_whatever_the_encoding() -> None:
    for encoding, mark in (
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ):
        data = mark + "aß𝒳c\r\n".encode(encoding)
        after = edited(decode(data, "p.md"), data, [edit(2, 3, "é")])
        assert after == mark + "aßéc\r\n".encode(encoding)


def test_a_page_in_a_declared_encoding_stays_in_it() -> None:
    page = '<meta charset="windows-1252"><p>caf{}</p>'
    data = page.format("é").encode("windows-1252")
    source = decode(data, "p.html")
    at = source.text.index("é")
    assert edited(source, data, [edit(at, at + 1, "ê")]) == page.format("ê").encode("windows-1252")


def test_broken_bytes_stay_in_utf_8_and_forbid_an_edit_in_anything_else() -> None:
    data = b"a\xffb"
    assert edited(decode(data, "p.md"), data, [edit(2, 3, "c")]) == b"a\xffc"
    broken = b"\xff\xfea\0\x00\xd8"
    with pytest.raises(ValueError, match=r"^UTF-16-LE with parts that cannot be decoded is not edited$"):
        edited(decode(broken, "p.md"), broken, [edit(0, 1, "b")])


def test_what_would_not_be_written_as_it_was_read_is_not_edited() -> None:
    """Shift JIS has two pairs of bytes for the same sign, and one would become the other."""
    data = b'<meta charset="shift_jis"><p>a \xee\xf9</p>'
    source = decode(data, "p.html")
    with pytest.raises(ValueError, match=r"^this CP932 cannot be written as it was read, and is not edited$"):
        edited(source, data, [edit(29, 30, "b")])


@pytest.mark.parametrize("data", [b"a bad", b"", b"\xef\xbb\xbfbad", "bad".encode("utf-16")])
def test_bytes_that_were_not_checked_are_not_edited(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^it has changed since it was checked, and is not edited$"):
        edited(decode(b"bad", "p.md"), data, [edit(0, 3, "good")])


def test_what_text_was_taken_out_of_is_not_edited() -> None:
    source = Source("p.pdf", "text", extract=Extract("pdf", "text"))
    with pytest.raises(ValueError, match=r"^PDF is read, and not edited$"):
        edited(source, b"%PDF", [edit(0, 1)])
