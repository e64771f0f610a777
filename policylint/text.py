"""What a reader sees of a block, with every character tied to its place in the source.

Markup, entities, soft line breaks, quote markers and list markers are not part of what is read, yet a
finding must point at the source. `Text` is the projection: a string for matching, and for each of its
characters the span of source it came from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

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


@dataclass(frozen=True, slots=True)
class Text:
    """Reader-visible text. `content` is what is matched; offsets into it are code points, 0-based."""

    content: str
    runs: tuple[Run, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Text:
        """Join runs that stand in the order of the source; empty runs are left out."""
        kept = tuple([run for run in runs if run.text])
        if len(kept) == 1:
            return cls(kept[0].text, kept, _AT_ONCE)
        starts, length = [], 0
        for run in kept:
            starts.append(length)
            length += len(run.text)
        return cls("".join(run.text for run in kept), kept, tuple(starts))

    def __len__(self) -> int:
        return len(self.content)

    @property
    def source(self) -> Span:
        """The source from the first to the last character, with whatever markup stands between.

        Raises ValueError if the text is empty.
        """
        return self.span(0, len(self.content))

    def span(self, start: int, end: int) -> Span:
        """The source span of `content[start:end]`.

        Raises ValueError unless 0 <= start < end <= len(content): nothing has no place.
        """
        if not 0 <= start < end <= len(self.content):
            raise ValueError(f"no text at {start}..{end} of {len(self.content)}")
        runs, starts = self.runs, self.starts
        index = bisect_right(starts, start) - 1 if len(runs) > 1 else 0
        run, offset = runs[index], starts[index]
        source, size = run.source, len(run.text)
        if end > offset + size:
            last = bisect_right(starts, end - 1) - 1
            return Span(self._edge(index, start, False), self._edge(last, end - 1, True))
        if source.end - source.start != size or end - start == size:
            return source
        return Span(source.start + start - offset, source.start + end - offset)

    def offsets(self, span: Span) -> tuple[int, int] | None:
        """Where a span of the source is read: start and end, as offsets into `content`; None if it is not."""
        first, end = span.start, span.end
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

    def _edge(self, index: int, position: int, at_end: bool) -> int:
        run = self.runs[index]
        if not run.verbatim:
            return run.source.end if at_end else run.source.start
        return run.source.start + position - self.starts[index] + (1 if at_end else 0)

    def slice(self, start: int, end: int) -> Text:
        """The part `content[start:end]` as a text of its own, still tied to the source."""
        if start <= 0 and end >= len(self.content):
            return self
        if len(self.runs) == 1:
            return Text.of((_cut(self.runs[0], start, end),))
        runs = []
        first = max(bisect_right(self.starts, start) - 1, 0)
        for index in range(first, len(self.runs)):
            offset = self.starts[index]
            if offset >= end:
                break
            runs.append(_cut(self.runs[index], start - offset, end - offset))
        return Text.of(runs)

    def strip(self) -> Text:
        """The text without white space at either end."""
        content = self.content
        start = len(content) - len(content.lstrip())
        return self.slice(start, max(len(content.rstrip()), start))


_AT_ONCE = (0,)


def _cut(run: Run, start: int, end: int) -> Run:
    start, end = max(start, 0), max(min(end, len(run.text)), 0)
    if end <= start:
        return Run("", Span(run.source.start, run.source.start))
    if not run.verbatim:
        return Run(run.text[start:end], run.source)
    return Run(run.text[start:end], Span(run.source.start + start, run.source.start + end))


def join(parts: Sequence[Text], separator: str = " ") -> Text:
    """Several texts read as one, in the order given (which need not be that of the source).

    The separator stands for an empty span at the end of the part before it.
    """
    runs: list[Run] = []
    for part in parts:
        if not part.content:
            continue
        if runs:
            end = runs[-1].source.end
            runs.append(Run(separator, Span(end, end)))
        runs.extend(part.runs)
    return Text.of(runs)
