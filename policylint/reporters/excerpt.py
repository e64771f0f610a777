"""The lines of a source that a span lies on, with a gutter of line numbers and carets under the span."""

from __future__ import annotations

from policylint.frozen import dataclass
from policylint.reporter import Style
from policylint.reporters.terminal import ELLIPSIS, cells, paint
from policylint.source import Source, Span

_MOST_LINES = 5
_LEAST_ROOM = 24


@dataclass(frozen=True, slots=True)
class Marked:
    """Code points `start` up to `end` (0-based, within the line) of a 1-based line are marked."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """As much of a line as there is room for; carets go `indent` cells in and are `width` cells long."""

    text: str
    indent: int
    width: int


def excerpt(
    source: Source, span: Span, style: Style, gutter: int, *, marker: str = "^", colours: tuple[str, ...] = ()
) -> list[str]:
    """The lines of `span` with `marker` under what it covers; `gutter` is the width of the line numbers.

    Lines longer than the terminal are cut around the span; of more than five lines the first three and the
    last are shown.
    """
    marks = marked_lines(source, span)
    shown = the_shown(marks)
    lines: list[str] = []
    for mark in shown:
        if len(shown) < len(marks) and mark is shown[-1]:
            lines.append(paint("." * max(3, gutter), style, "blue"))
        lines += _marked_line(source, mark, style, gutter, marker, colours)
        if len(marks) > 1 and mark.start == mark.end:
            lines.pop()
    return lines


def the_shown(marks: list[Marked]) -> list[Marked]:
    """Those of the lines that are shown: of more than five the first three and the last."""
    return marks if len(marks) <= _MOST_LINES else [*marks[:3], marks[-1]]


def _marked_line(
    source: Source, mark: Marked, style: Style, gutter: int, marker: str, colours: tuple[str, ...]
) -> list[str]:
    """One line of the source, and the line of carets under it."""
    room = max(_LEAST_ROOM, style.width - gutter - 3)
    view = window(source.line(mark.line), mark.start, mark.end, room)
    number = source.shown_number(mark.line)
    carets = paint(marker * view.width, style, *colours) if colours else marker * view.width
    return [
        f"{paint(f'{number:>{gutter}} |', style, 'blue')} {view.text}".rstrip(),
        f"{bar(style, gutter)} {' ' * view.indent}{carets}",
    ]


def shown_number(source: Source, span: Span) -> int:
    """The largest number that is written beside the lines of `span`."""
    return max(source.shown_number(mark.line) for mark in marked_lines(source, span))


def bar(style: Style, gutter: int) -> str:
    """The gutter of a line that has no number."""
    return paint(f"{' ' * gutter} |", style, "blue")


def marked_lines(source: Source, span: Span) -> list[Marked]:
    """What `span` covers of each of its lines: from the first word on, without the line end."""
    last = len(source.text)
    start, end = min(span.start, last), min(span.end, last)
    first = source.position(start)
    final = source.position(end)
    if final.line > first.line and final.column == 1:
        final = source.position(end - 1)
    marks = []
    for number in range(first.line, final.line + 1):
        text = source.line(number)
        indent = len(text) - len(text.lstrip())
        left = first.column - 1 if number == first.line else indent
        right = min(end - source.line_starts[number - 1], len(text))
        left = min(left, len(text))
        marks.append(Marked(number, left, max(left, right)))
    return marks


def window(line: str, start: int, end: int, room: int) -> Window:
    """The part of `line` around the code points `start` to `end` that fits into `room` cells."""
    cut, stop = max(0, start - 4 * room), start + 4 * room
    shown = cells(line[cut:stop])
    start, end, tail_cut = start - cut, min(end, stop) - cut, stop < len(line)
    widths = [width for _, width in shown]
    if not cut and not tail_cut and sum(widths) <= room:
        return Window("".join(text for text, _ in shown), sum(widths[:start]), max(1, sum(widths[start:end])))
    left = _left_edge(widths, start, end, room - 2 * len(ELLIPSIS))
    right, used = left, 0
    while right < len(widths) and used + widths[right] <= room - 2 * len(ELLIPSIS):
        used += widths[right]
        right += 1
    head = ELLIPSIS if cut or left else ""
    tail = ELLIPSIS if tail_cut or right < len(widths) else ""
    text = head + "".join(text for text, _ in shown[left:right]) + tail
    indent = len(head) + sum(widths[left:start])
    return Window(text, indent, max(1, sum(widths[start : max(start, min(end, right))])))


def _left_edge(widths: list[int], start: int, end: int, room: int) -> int:
    """Where the window begins: the marked part in the middle, or near the left if it is too long to show."""
    spare = room - min(sum(widths[start:end]), room - room // 5)
    budget = max(spare // 2, spare - sum(widths[end:]))
    left = start
    while left and widths[left - 1] <= budget:
        left -= 1
        budget -= widths[left]
    while left < start and widths[left] == 0:
        left += 1
    return left
