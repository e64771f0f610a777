from __future__ import annotations

import pickle

import pytest

from policylint.source import Position, Source, Span, decode


def test_a_span_is_a_half_open_range() -> None:
    span = Span(2, 5)
    assert len(span) == 3
    assert span.contains(Span(2, 5))
    assert span.contains(Span(5, 5))
    assert not span.contains(Span(4, 6))
    assert span.overlaps(Span(4, 9))
    assert not span.overlaps(Span(5, 9))
    assert sorted([Span(2, 5), Span(0, 9), Span(2, 3)]) == [Span(0, 9), Span(2, 3), Span(2, 5)]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_what_is_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_is_a_frozen_value() -> None:
    span = Span(1, 2)
    with pytest.raises(AttributeError):
        span.start = 0  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(span)) == span
    assert repr(span) == "Span(start=1, end=2)"
    assert len({span, Span(1, 2)}) == 1


def test_lines_end_as_the_file_ends_them() -> None:
    source = Source("a.txt", "one\r\ntwo\rthree\n\nfive")
    assert source.line_count == 5
    assert [source.line(number) for number in range(1, 6)] == ["one", "two", "three", "", "five"]
    assert source.position(0) == Position(1, 1)
    assert source.position(5) == Position(2, 1)
    assert source.position(len(source.text)) == Position(5, 5)


def test_a_final_line_end_opens_an_empty_line() -> None:
    assert Source("a", "one\n").line_count == 2
    assert Source("a", "").line_count == 1
    assert Source("a", "one\n").line(2) == ""


def test_columns_count_code_points() -> None:
    source = Source("a", "é😀x")
    assert source.position(2) == Position(1, 3)
    assert source.offset(Position(1, 3)) == 2
    assert source.slice(Span(1, 2)) == "😀"


@pytest.mark.parametrize(
    "position", [Position(0, 1), Position(3, 1), Position(1, 0), Position(1, 5), Position(2, 3)]
)
def test_a_place_that_is_not_there(position: Position) -> None:
    with pytest.raises(ValueError, match="has no"):
        Source("a", "one\nx").offset(position)


def test_an_offset_or_line_that_is_not_there() -> None:
    source = Source("a.md", "one")
    for offset in (-1, 4):
        with pytest.raises(ValueError, match=r"outside a\.md"):
            source.position(offset)
    with pytest.raises(ValueError, match="no line 2"):
        source.line(2)


def test_utf_8_with_and_without_a_mark() -> None:
    assert decode("für".encode(), "a").text == "für"
    marked = decode(b"\xef\xbb\xbfabc", "a")
    assert (marked.text, marked.byte_order_mark, marked.undecodable) == ("abc", True, ())


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf_16_with_a_mark(mark: bytes, encoding: str) -> None:
    source = decode(mark + "a😀".encode(encoding), "a")
    assert (source.text, source.encoding) == ("a😀", encoding)
    broken = decode(mark + "a\ud800b".encode(encoding, "surrogatepass") + b"x", "a")
    assert (broken.text, broken.undecodable) == ("a\ufffdb\ufffd", (Span(1, 2), Span(3, 4)))


def test_each_byte_that_does_not_belong_is_replaced_and_named() -> None:
    source = decode(b"a\xe9b\xff\xfe\xe2\x82c", "a")
    assert source.text == "a\ufffdb\ufffd\ufffd\ufffd\ufffdc"
    assert source.undecodable == (Span(1, 2), Span(3, 7))


def test_a_replacement_character_in_the_file_is_no_bad_byte() -> None:
    assert decode("a\ufffd".encode(), "a").undecodable == ()
    assert decode("a\ufffd".encode() + b"\xff", "a").undecodable == (Span(2, 3),)


def test_bad_bytes_take_time_in_proportion() -> None:
    assert len(decode(b"\xffa" * 200_000, "a").undecodable) == 200_000
