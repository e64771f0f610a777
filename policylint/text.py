"""What a reader sees of a block, with every character tied to its place in the source.

Markup, entities, soft line breaks, quote markers and list markers are not part of what is read, yet a
finding must point at the source. `Text` is the projection: a string for matching, and for each of its
characters the span of source it came from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias, cast

from policylint.frozen import dataclass
from policylint.source import Span


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of projected text and the source it stands for.

    If the text is as long as the source span, characters correspond one to one; otherwise the run is
    a replacement (`&amp;` read as `&`, a line break read as a space) and each of its characters stands for
    the whole span.
    """

    text: str
    source: Span

    @property
    def verbatim(self) -> bool:
        return len(self.text) == self.source.end - self.source.start


Runs: TypeAlias = tuple[tuple[Run, ...], tuple[int, ...]]
Place: TypeAlias = int | tuple[int, ...] | Runs
"""Where a text stands: the offset of one that reads as it does in the source, as most do. Of several such that one character
each joins, as a lead-in and an item: the offset of the first, its length, the offset of the second, its length, …, the offset of
the last (a character between stands for an empty span). Else its runs, and where in the text each of them begins.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """Reader-visible text. `content` is what is matched; offsets into it are code points, 0-based."""

    content: str
    place: Place

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Text:
        """Join runs that stand in the order of the source; empty runs are left out."""
        kept = tuple([run for run in runs if run.text])
        if len(kept) == 1:
            run = kept[0]
            return cls(run.text, run.source.start if run.verbatim else (kept, (0,)))
        starts, length = [], 0
        for run in kept:
            starts.append(length)
            length += len(run.text)
        return cls("".join([run.text for run in kept]), (kept, tuple(starts)))

    @property
    def runs(self) -> tuple[Run, ...]:
        """The stretches it is made of, in order."""
        return _told(self)[0]

    @property
    def starts(self) -> tuple[int, ...]:
        """Where in the text each run begins."""
        return _told(self)[1]

    def __len__(self) -> int:
        return len(self.content)

    @property
    def source(self) -> Span:
        """The source from the first to the last character, with whatever markup stands between.

        Raises ValueError if the text is empty.
        """
        place, content = self.place, self.content
        if isinstance(place, int) and content:
            return Span(place, place + len(content))
        return self.span(0, len(content))

    @property
    def begin(self) -> int:
        """Where the first character stands in the source. Raises ValueError if the text is empty."""
        place = self.place
        return place if isinstance(place, int) and self.content else self.source.start

    def span(self, start: int, end: int) -> Span:
        """The source span of `content[start:end]`.

        Raises ValueError unless 0 <= start < end <= len(content): nothing has no place.
        """
        if not 0 <= start < end <= len(self.content):
            raise ValueError(f"no text at {start}..{end} of {len(self.content)}")
        place = self.place
        if isinstance(place, int):
            return Span(place + start, place + end)
        if len(place) > 2:
            return _span(place, start, end)
        runs, starts = _told(self)
        index = bisect_right(starts, start) - 1
        run, offset = runs[index], starts[index]
        source, size = run.source, len(run.text)
        if end > offset + size:
            last = bisect_right(starts, end - 1) - 1
            return Span(_edge(run, start - offset, False), _edge(runs[last], end - 1 - starts[last], True))
        if source.end - source.start != size or end - start == size:
            return source
        return Span(source.start + start - offset, source.start + end - offset)

    def offsets(self, span: Span) -> tuple[int, int] | None:
        """Where a span of the source is read: start and end, as offsets into `content`; None if it is not."""
        first, end, place = span.start, span.end, self.place
        if isinstance(place, int):
            length = len(self.content)
            overlaps = length and place < end and first < place + length
            return (max(0, first - place), min(length, end - place)) if overlaps else None
        covered = [
            (start, run)
            for start, run in zip(self.starts, self.runs, strict=True)
            if run.source.start < end and first < run.source.end
        ]
        if not covered:
            return None
        start, run = covered[0]
        begin = max(start, start + first - run.source.start) if run.verbatim else start
        start, run = covered[-1]
        stop = start + len(run.text)
        return begin, min(stop, start + end - run.source.start) if run.verbatim else stop

    def slice(self, start: int, end: int) -> Text:
        """The part `content[start:end]` as a text of its own, still tied to the source."""
        content, place = self.content, self.place
        if isinstance(place, int) and 0 <= start < end <= len(content):
            return Text(content[start:end], place + start) if end - start < len(content) else self
        start, end = max(start, 0), min(end, len(content))
        if end - start == len(content):
            return self
        if end <= start:
            return NOTHING
        if isinstance(place, int):
            return Text(content[start:end], place + start)
        if len(place) > 2 and (begin := _begin(place, start, end)) is not None:
            return Text(content[start:end], begin)
        runs, starts = _told(self)
        pieces = []
        for index in range(bisect_right(starts, start) - 1, len(starts)):
            offset = starts[index]
            if offset >= end:
                break
            pieces.append(_cut(runs[index], start - offset, end - offset))
        return Text.of(pieces)

    def strip(self) -> Text:
        """The text without white space at either end."""
        content = self.content
        if content == content.strip():
            return self
        start = len(content) - len(content.lstrip())
        return self.slice(start, max(len(content.rstrip()), start))


NOTHING = Text("", ((), ()))
"""A text without any."""

_MANY = 10  # joined texts from which on runs tell where they stand, which are found without looking at one after the other


def _edge(run: Run, position: int, at_end: bool) -> int:
    """Where a character of a run begins, or ends, in the source."""
    if not run.verbatim:
        return run.source.end if at_end else run.source.start
    return run.source.start + position + (1 if at_end else 0)


def _cut(run: Run, start: int, end: int) -> Run:
    start, end = max(start, 0), min(end, len(run.text))
    if end - start == len(run.text):
        return run
    if not run.verbatim:
        return Run(run.text[start:end], run.source)
    return Run(run.text[start:end], Span(run.source.start + start, run.source.start + end))


def join(parts: Sequence[Text], separator: str = " ") -> Text:
    """Several texts read as one, in the order given (which need not be that of the source).

    The separator stands for an empty span at the end of the part before it.
    """
    kept = [part for part in parts if part.content]
    if len(kept) < 2:
        return kept[0] if kept else NOTHING
    if len(separator) == 1 and len(kept) < _MANY and {type(part.place) for part in kept} == {int}:
        place = [number for part in kept for number in (cast("int", part.place), len(part.content))]
        return Text(separator.join([part.content for part in kept]), tuple(place[:-1]))
    runs: list[Run] = []
    for part in kept:
        if runs:
            end = runs[-1].source.end
            runs.append(Run(separator, Span(end, end)))
        runs.extend(part.runs)
    return Text.of(runs)


def _told(text: Text) -> Runs:
    """Its runs, and where each of them begins."""
    place, content = text.place, text.content
    if isinstance(place, int):
        return ((Run(content, Span(place, place + len(content))),), (0,)) if content else ((), ())
    if len(place) < 3:
        return cast("Runs", place)
    runs: list[Run] = []
    starts: list[int] = []
    for begin, stop, at in _spots(place, 0, len(content)):
        end = at + stop - begin
        runs += Run(content[begin:stop], Span(at, end)), Run(content[stop : stop + 1], Span(end, end))
        starts += begin, stop
    return tuple(runs[:-1]), tuple(starts[:-1])


def _spots(place: tuple[Any, ...], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Of joined texts those with some of `start` to `end`, or next to it: their start and end in the whole, and their start in the source."""
    begin = 0
    for number in range(0, len(place), 2):
        stop = begin + place[number + 1] if number + 1 < len(place) else max(end, begin)
        if start <= stop:
            yield begin, stop, place[number]
        begin = stop + 1
        if begin >= end:
            return


def _span(place: tuple[Any, ...], start: int, end: int) -> Span:
    if len(place) == 3 and start > place[1]:
        by = place[2] - place[1] - 1
        return Span(start + by, end + by)
    (begin, _, at), *_, (last, stop, behind) = [*_spots(place, start, end)] * 2
    return Span(at + start - begin, behind + min(end, stop) - last)


def _begin(place: tuple[Any, ...], start: int, end: int) -> int | None:
    """Where a part of joined texts begins in the source, if it lies in one of them."""
    begin, stop, at = next(_spots(place, start, end))
    return at + start - begin if end <= stop else None
