"""What is wrong with a source before any format is asked: bytes that are no text, and signs of a binary file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.document import SyntaxProblem
from policylint.source import Source, Span

_MOST = 10
"""So many places are named one by one; the rest are counted."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def encoding_problems(source: Source) -> Iterator[SyntaxProblem]:
    """Bytes that could not be decoded, and characters that no text has."""
    name = source.encoding.upper()
    for span in source.undecodable[:_MOST]:
        yield SyntaxProblem(f"{_bytes(len(span))} not valid {name}", span, f"Save the file as {name}.")
    if rest := source.undecodable[_MOST:]:
        count = sum(len(span) for span in rest)
        places = "place" if len(rest) == 1 else "places"
        message = f"{_bytes(count)} not valid {name} in {len(rest)} more {places}"
        yield SyntaxProblem(message, rest[0], f"Save the file as {name}.")
    if (first := source.text.find("\0")) >= 0:
        count = sum(1 for _ in _CONTROL.finditer(source.text))
        what = "1 control character" if count == 1 else f"{count:,} control characters"
        yield SyntaxProblem(what, Span(first, first + 1), "This may be a binary file, not text.")


def _bytes(count: int) -> str:
    return "1 byte is" if count == 1 else f"{count:,} bytes are"
