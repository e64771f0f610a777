from __future__ import annotations

from io import BytesIO

import pytest

from policylint.language_server.messages import ContentError, FramingError, read, write


def test_what_is_written_is_read() -> None:
    stream = BytesIO()
    write(stream, {"id": 1, "result": "grün 🌲"})
    write(stream, {"method": "exit"})
    stream.seek(0)
    assert read(stream) == {"jsonrpc": "2.0", "id": 1, "result": "grün 🌲"}
    assert read(stream) == {"jsonrpc": "2.0", "method": "exit"}
    assert read(stream) is None


def test_other_headers_and_bare_line_ends_are_taken() -> None:
    stream = BytesIO(b"Content-Type: application/vscode-jsonrpc; charset=utf-8\ncontent-length: 2\n\n{}")
    assert read(stream) == {}


@pytest.mark.parametrize(
    "raw",
    [
        b"\r\n{}",
        b"GET / HTTP\r\n\r\n",
        b"Content-Length: two\r\n\r\n{}",
        b"Content-Length: 99999999999\r\n\r\n{}",
    ],
)
def test_out_of_step(raw: bytes) -> None:
    with pytest.raises(FramingError):
        read(BytesIO(raw))


@pytest.mark.parametrize("content", [b"{a}", b"[]", b"\xff", b"[" * 100_000])
def test_a_message_that_is_no_object(content: bytes) -> None:
    with pytest.raises(ContentError):
        read(BytesIO(b"Content-Length: %d\r\n\r\n%b" % (len(content), content)))


@pytest.mark.parametrize("raw", [b"", b"Content-Length: 9", b"Content-Length: 9\r\n\r\n{}"])
def test_the_stream_ends(raw: bytes) -> None:
    assert read(BytesIO(raw)) is None
