"""Sources that hold their text as UTF-8, for reports about many files."""

from __future__ import annotations

from policylint.memory import remembered
from policylint.source import Source, line_starts_of

_set = object.__setattr__
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

    @property
    def text(self) -> str:
        """The text, unpacked."""
        return _unpacked(self)[0]

    @property
    def line_starts(self) -> tuple[int, ...]:
        """Where lines start."""
        return _unpacked(self)[1]


def _packed_again(state: list[object]) -> PackedSource:
    """A packed source from what its pickle holds."""
    source = object.__new__(PackedSource)
    for name, value in zip((*_COPIED, "extract", "packed"), state, strict=True):
        _set(source, name, value)
    return source


@remembered
def _unpacked(source: PackedSource) -> tuple[str, tuple[int, ...]]:
    text = source.packed.decode("utf-8", "surrogatepass")
    return text, line_starts_of(text)
