"""Messages of JSON-RPC as the Language Server Protocol frames them: a header with a length, an empty line, JSON in UTF-8."""

from __future__ import annotations

import json
from typing import IO, Any

_LONGEST = 1 << 28
"""Bytes of a message that are read; an editor that announces more is out of step."""


class FramingError(Exception):
    """What is read is no message; nothing that follows can be understood."""


class ContentError(Exception):
    """A message was read whole, and is no JSON object."""


def read(stream: IO[bytes]) -> dict[str, Any] | None:
    """The next message; None at the end of the stream. Raises FramingError and ContentError."""
    length = _length(stream)
    if length is None:
        return None
    content = stream.read(length)
    if len(content) < length:
        return None
    try:
        message = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ContentError(str(error)) from None
    if not isinstance(message, dict):
        raise ContentError("not an object")
    return message


def _length(stream: IO[bytes]) -> int | None:
    """What the header of a message says of its length, in bytes; None at the end of the stream."""
    length: int | None = None
    while line := stream.readline(1 << 16):
        if not line.strip():
            if length is None:
                raise FramingError("a header without Content-Length")
            return length
        name, colon, value = line.partition(b":")
        if not colon:
            raise FramingError("a header without a colon")
        if name.strip().lower() == b"content-length":
            length = int(value) if value.strip().isdigit() and len(value) < 20 else _LONGEST
            if length >= _LONGEST:
                raise FramingError("not a length: " + value.strip()[:20].decode("ascii", "replace"))
    return None


def write(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Send a message."""
    content = json.dumps({"jsonrpc": "2.0", **message}).encode("ascii")
    stream.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
    stream.flush()
