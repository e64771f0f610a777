"""What is wrong with a source before any format is asked: bytes that are no text, and signs of a binary file."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.document import SyntaxProblem
from policylint.patterns import deferred
from policylint.source import Source, Span

_MOST = 10
"""So many places are named one by one; the rest are counted."""

_ADVICE = "Save the file as UTF-8."
_CONTROL = deferred(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def encoding_problems(source: Source) -> Iterator[SyntaxProblem]:
    """Bytes that could not be decoded, and characters that no text has."""
    wide = source.encoding.startswith("utf-16")
    name = "UTF-16" if wide else source.encoding.upper()
    for span in source.undecodable[:_MOST]:
        yield SyntaxProblem(f"{_bytes(len(span), wide)} not valid {name}", span, _ADVICE)
    if rest := source.undecodable[_MOST:]:
        count = sum(len(span) for span in rest)
        places = "place" if len(rest) == 1 else "places"
        yield SyntaxProblem(
            f"{_bytes(count, wide)} not valid {name} in {len(rest)} more {places}", rest[0], _ADVICE
        )
    if (first := source.text.find("\0")) >= 0:
        count = sum(1 for _ in _CONTROL.finditer(source.text))
        what = "1 control character" if count == 1 else f"{count:,} control characters"
        yield SyntaxProblem(what, Span(first, first + 1), "This may be a binary file, not text.")


def _bytes(count: int, wide: bool) -> str:
    if wide:
        return "1 pair of bytes is" if count == 1 else f"{count:,} pairs of bytes are"
    return "1 byte is" if count == 1 else f"{count:,} bytes are"
