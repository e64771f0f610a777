"""Sources that hold their text as UTF-8, for reports about many files."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from policylint.machine.memory import remembered
from policylint.source import Source, Span, line_starts_of

_set = object.__setattr__
_WRITTEN = re.compile(r"[^\r\n]+")
_COPIED = ("path", "encoding", "byte_order_mark", "undecodable", "parts")


class PackedSource(Source):
    """A source that holds its text as UTF-8, without where its lines start: half the memory, or less.

    To compress it as well would save less than what was found in it takes, and needs time. It reads as the source it was made of;
    the text of the one asked last stays unpacked: reports go through them file by file.
    """

    __slots__ = ("packed",)
    packed: bytes

    def __init__(self, source: Source) -> None:
        for name in _COPIED:
            _set(self, name, getattr(source, name))
        _set(self, "extract", source.extract and source.extract.places_only())
        _set(self, "packed", source.text.encode("utf-8", "surrogatepass"))

    def __reduce__(self) -> tuple[object, ...]:
        state = [getattr(self, name) for name in (*_COPIED, "extract", "packed")]
        return _packed_again, (state,)

    def _bytes(self) -> bytes:
        return self.packed

    @property
    def text(self) -> str:
        """The text, unpacked."""
        return _unpacked(self)[0]

    @property
    def line_starts(self) -> tuple[int, ...]:
        """Where lines start."""
        return _unpacked(self)[1]


class QuotedSource(PackedSource):
    """A packed source with nothing but the lines on which some spans lie: all others are blank, and as long as they were.

    So all places are what they were, and as good as nothing is kept of the rest.
    """

    __slots__ = ()

    def __init__(self, source: Source, spans: Iterable[Span]) -> None:
        from zlib import compress

        for name in _COPIED:
            _set(self, name, getattr(source, name))
        _set(self, "extract", source.extract and source.extract.places_only())
        text = _quoted(source.text, source.line_starts, spans)
        _set(self, "packed", compress(text.encode("utf-8", "surrogatepass"), 1))

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("what is kept for a report goes nowhere")

    def _bytes(self) -> bytes:
        from zlib import decompress

        return decompress(self.packed)


def _quoted(text: str, starts: Sequence[int], spans: Iterable[Span]) -> str:
    """A text in which all lines are blank but those on which the spans lie."""
    pieces: list[str] = []
    done = 0
    for span in sorted(spans, key=lambda one: one.start):
        begin = starts[bisect_right(starts, min(span.start, len(text))) - 1]
        line = bisect_right(starts, min(span.end, len(text)))
        end = starts[line] if line < len(starts) else len(text)
        if end <= done:
            continue
        if begin > done:
            pieces.append(_blank(text[done:begin]))
        pieces.append(text[max(done, begin) : end])
        done = end
    return "".join([*pieces, _blank(text[done:])])


def _blank(text: str) -> str:
    return _WRITTEN.sub(lambda found: " " * len(found.group()), text)


def _packed_again(state: list[object]) -> PackedSource:
    """A packed source from what its pickle holds."""
    source = object.__new__(PackedSource)
    for name, value in zip((*_COPIED, "extract", "packed"), state, strict=True):
        _set(source, name, value)
    return source


@remembered
def _unpacked(source: PackedSource) -> tuple[str, tuple[int, ...]]:
    text = source._bytes().decode("utf-8", "surrogatepass")
    return text, line_starts_of(text)
