from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from policylint.source import Source, decode

texts = st.text() | st.text(alphabet="ab \r\n\u2028é😀")


@given(texts)
def test_offsets_and_positions_round_trip(text: str) -> None:
    source = Source("a", text)
    for offset in range(len(text) + 1):
        position = source.position(offset)
        assert position.line >= 1
        assert position.column >= 1
        if text[offset - 1 : offset + 1] != "\r\n":
            assert source.offset(position) == offset


@given(texts)
def test_lines_are_the_text_without_its_line_ends(text: str) -> None:
    source = Source("a", text)
    lines = [source.line(number) for number in range(1, source.line_count + 1)]
    assert "\n".join(lines) == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary())
@example(b"\xff\xfea")
@example(b"\xfe\xff\xd8\x00")
@example(b"\xef\xbb")
def test_any_bytes_are_read(data: bytes) -> None:
    source = decode(data, "a")
    assert source.text.isascii() or source.text.encode()
    for span in source.undecodable:
        assert set(source.slice(span)) == {"\ufffd"}
    starts = [span.start for span in source.undecodable]
    assert starts == sorted(set(starts))


@given(st.text())
def test_what_was_encoded_is_decoded(text: str) -> None:
    marked = decode(b"\xef\xbb\xbf" + text.encode(), "a")
    assert (marked.text, marked.undecodable) == (text, ())


@given(st.text(), st.binary(min_size=1, max_size=3), st.text())
def test_valid_text_around_bad_bytes_is_kept(before: str, bad: bytes, after: str) -> None:
    data = ("x" + before).encode() + b"\xff" + bad.replace(b"\xff", b"") + b"\xff" + after.encode()
    source = decode(data, "a")
    assert source.text.startswith("x" + before)
    assert source.text.endswith("\ufffd" + after)
    assert source.undecodable
