"""A policy as it was read: decoded text, where its lines start, and what could not be decoded.

Every position inside policylint is an *offset*: the 0-based index of a code point in `Source.text`.
Lines and columns (1-based) exist only where a person or another tool reads them, and come from
`Source.position`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field
from itertools import accumulate, repeat
from operator import add
from typing import TYPE_CHECKING

from policylint.frozen import ascending, dataclass
from policylint.patterns import deferred

if TYPE_CHECKING:
    from policylint.extraction.extract import Extract

_NEWLINE = deferred(r"\r\n|\n|\r")
_SURROGATE = deferred(r"[\ud800-\udfff]")
_SURROGATES = deferred(r"[\ud800-\udfff]+")
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


@ascending
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of offsets (code points, 0-based) in a source: `start` up to, not including, `end`.

    Raises ValueError unless 0 <= start <= end.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """Written out because parsing makes more spans than anything else; C does the same, where it was compiled."""
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        _put_start(self, start)
        _put_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


_put_start = vars(Span)["start"].__set__
_put_end = vars(Span)["end"].__set__


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place as people write it: 1-based line, 1-based column counted in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one policy and the way back from an offset to a line and a column.

    `text` keeps the file's own line ends and holds no byte order mark; `undecodable` are the spans
    (of U+FFFD characters in `text`) that stand where bytes were not valid in `encoding`. `parts` are the files
    of a policy that is split over several, in order (see `join_sources`); empty for one file.
    `extract` tells of a text that was taken from a DOCX or a PDF how its lines are named and what its parts are; such a
    source cannot be written back.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    byte_order_mark: bool = False
    undecodable: tuple[Span, ...] = ()
    parts: tuple[Part, ...] = ()
    extract: Extract | None = field(default=None, repr=False, compare=False)
    _line_starts: list[tuple[int, ...]] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def line_starts(self) -> tuple[int, ...]:
        """The offsets at which its lines start."""
        if not self._line_starts:
            self._line_starts.append(line_starts_of(self.text))
        return self._line_starts[0]

    @property
    def line_count(self) -> int:
        """How many lines the text has; a final line end opens one more, empty, line."""
        return len(self.line_starts)

    def position(self, offset: int) -> Position:
        """The line and column of `offset`, in its own file; one past the last code point is allowed.

        Raises ValueError if the offset lies outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is outside {self.path} (0..{len(self.text)})")
        if self.parts:
            part = self.part_at(offset)
            return part.source.position(min(offset - part.start, len(part.source.text)))
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The offset of a line and column. Raises ValueError if there is no such place."""
        if not 1 <= position.line <= self.line_count:
            raise ValueError(f"{self.path} has no line {position.line}")
        offset = self.line_starts[position.line - 1] + position.column - 1
        end = self.line_starts[position.line] - 1 if position.line < self.line_count else len(self.text)
        if position.column < 1 or offset > end:
            raise ValueError(f"{self.path}:{position.line} has no column {position.column}")
        return offset

    def line(self, number: int) -> str:
        """Line `number` (1-based) without its line end. Raises ValueError if there is no such line."""
        if not 1 <= number <= self.line_count:
            raise ValueError(f"{self.path} has no line {number}")
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < self.line_count else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def place_name(self, position: Position) -> str:
        """A position as people write it behind the path: `12:5`, `paragraph 12`, or `page 3, line 7`."""
        if self.extract is not None:
            return self.extract.named(position.line)
        return f"{position.line}:{position.column}"

    def line_name(self, number: int) -> str:
        """Line `number` (1-based) in a sentence: `line 12`, `paragraph 12`, or `page 3, line 7`."""
        return f"line {number}" if self.extract is None else self.extract.named(number)

    def short_name(self, number: int) -> str:
        """Line `number` (1-based) where there is little room: `12`, or the page of a PDF, `p. 3`."""
        return str(number) if self.extract is None else self.extract.short_name(number)

    def shown_number(self, number: int) -> int:
        """What is written beside line `number` (1-based): the same, or its number on the page of a PDF."""
        return number if self.extract is None else self.extract.number(number)

    def slice(self, span: Span) -> str:
        """The source text of `span`."""
        return self.text[span.start : span.end]

    @property
    def pieces(self) -> tuple[Part, ...]:
        """The parts; of one file, itself."""
        return self.parts or (Part(self, 0),)

    def part_at(self, offset: int) -> Part:
        """The part that holds an offset; one between two parts belongs to the first."""
        pieces = self.pieces
        return pieces[bisect_right(pieces, offset, key=lambda part: part.start) - 1]

    def located(self, span: Span) -> tuple[Source, Span]:
        """The file in which a span begins, and the span there."""
        part = self.part_at(span.start)
        last = len(part.source.text)
        return part.source, Span(min(span.start - part.start, last), min(span.end - part.start, last))

    def together(self, one: Span, other: Span) -> bool:
        """Whether two spans begin in the same file."""
        return not self.parts or self.part_at(one.start) is self.part_at(other.start)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a policy that is split over several, and the offset at which it begins in the whole."""

    source: Source
    start: int

    @property
    def span(self) -> Span:
        """The part in the whole."""
        return Span(self.start, self.start + len(self.source.text))


def join_sources(sources: Sequence[Source]) -> Source:
    """Several files read as one text, in the order given, a line end between them. It goes by the first one's path."""
    parts: list[Part] = []
    start = 0
    for source in sources:
        parts.append(Part(source, start))
        start += len(source.text) + 1
    undecodable = tuple(
        Span(span.start + part.start, span.end + part.start)
        for part in parts
        for span in part.source.undecodable
    )
    text = "\n".join(source.text for source in sources)
    return Source(sources[0].path, text, sources[0].encoding, False, undecodable, tuple(parts))


def line_starts_of(text: str) -> tuple[int, ...]:
    """The offsets at which the lines of a text start."""
    if "\r" in text:
        return (0, *(match.end() for match in _NEWLINE.finditer(text)))
    return tuple(accumulate(map(add, map(len, text.split("\n")[:-1]), repeat(1)), initial=0))


def decode(data: bytes, path: str) -> Source:
    """Read `data` as text: UTF-8, or UTF-16 if it begins with that byte order mark. Never raises.

    An HTML page that is not UTF-8 is read in the encoding that it declares. Each byte (in UTF-16: each pair of bytes) that does not belong becomes one U+FFFD and is listed in
    `Source.undecodable`, so that a policy with a stray Latin-1 byte is still read to its end.
    """
    encoding, mark = "utf-8", b""
    for candidate, name in _BYTE_ORDER_MARKS:
        if data.startswith(candidate):
            encoding, mark = name, candidate
            break
    body = data[len(mark) :]
    try:
        return Source(path, body.decode(encoding), encoding, bool(mark))
    except UnicodeDecodeError:
        if not mark:
            from policylint.source.charsets import declared_encoding

            encoding = declared_encoding(body, path) or encoding
        text = _with_surrogates(body, encoding)
        undecodable = tuple(Span(*match.span()) for match in _SURROGATES.finditer(text))
        return Source(path, _SURROGATE.sub("\ufffd", text), encoding, bool(mark), undecodable)


def _with_surrogates(body: bytes, encoding: str) -> str:
    """The text, with one lone surrogate, which no valid text has, for each thing that could not be decoded."""
    if not encoding.startswith("utf-16"):
        return body.decode(encoding, "surrogateescape")
    whole = len(body) - len(body) % 2
    return body[:whole].decode(encoding, "surrogatepass") + "\ud800" * (len(body) % 2)
