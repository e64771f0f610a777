"""The lines around a span for HTML: what stands before, under and after the mark, with nothing that acts."""

from __future__ import annotations

from policylint.frozen import dataclass
from policylint.reporters.excerpt import Marked, marked_lines, the_shown
from policylint.reporters.terminal import ELLIPSIS, neutral
from policylint.source import Source, Span

_CONTEXT = 240
"""Code points shown on each side of a mark: a browser folds lines, but a policy may be a single one."""

_LONGEST = 1200


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number (1-based); `gap` says that lines before it are left out."""

    number: int
    before: str
    marked: str
    after: str
    gap: bool = False


def lines_of(source: Source, span: Span) -> list[Line]:
    """The lines of a span; of more than five the first three and the last."""
    marks = marked_lines(source, span)
    shown = the_shown(marks)
    return [_line(source, mark, len(shown) < len(marks) and mark is shown[-1]) for mark in shown]


def _line(source: Source, mark: Marked, gap: bool) -> Line:
    text = source.line(mark.line)
    before, marked, after = text[: mark.start], text[mark.start : mark.end], text[mark.end :]
    if len(before) > _CONTEXT:
        before = ELLIPSIS + before[-_CONTEXT:]
    if len(marked) > _LONGEST:
        marked = marked[:_LONGEST] + ELLIPSIS
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT] + ELLIPSIS
    return Line(source.shown_number(mark.line), neutral(before), neutral(marked), neutral(after), gap)
