"""Whole example texts with line numbers and carets: unlike an excerpt, long lines are folded, not cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policylint.reporter import Style
from policylint.reporters.excerpt import bar, marked_lines
from policylint.reporters.terminal import cells, paint, wrap
from policylint.rule import Example
from policylint.source import Source, Span

_LEAST_ROOM = 24


def annotated_example(example: Example, style: Style, indent: str = "  ") -> list[str]:
    """The text of an example, with carets under what a rule flags in it.

    Where the flagged words stand more often than they are flagged, they are quoted below instead.
    """
    source = Source(example.path, example.text)
    marked: dict[int, list[tuple[int, int]]] = {}
    for span in flagged_spans(example):
        marks = marked_lines(source, span)
        for mark in marks:
            if mark.start < mark.end or len(marks) == 1:
                marked.setdefault(mark.line, []).append((mark.start, mark.end))
    gutter = len(str(source.line_count))
    room = max(_LEAST_ROOM, style.width - gutter - 3 - len(indent))
    count = source.line_count
    while count > 1 and not source.line(count):
        count -= 1
    lines = [
        indent + line
        for number in range(1, count + 1)
        for line in _line(number, source.line(number), marked.get(number, ()), gutter, room, style)
    ]
    unclear = dict.fromkeys(quote for quote in example.flagged if _is_unclear(quote, example))
    return lines + [line for quote in unclear for line in wrap(quote, style.width, f"{indent}flagged: ")]


def flagged_spans(example: Example) -> list[Span]:
    """Where the texts stand that an example says are flagged, as far as that is clear."""
    spans: list[Span] = []
    position = 0
    for quote in example.flagged:
        if _is_unclear(quote, example):
            continue
        start = example.text.find(quote, position)
        start = start if start >= 0 else example.text.find(quote)
        if start >= 0:
            spans.append(Span(start, start + len(quote)))
            position = spans[-1].end
    return spans


def _is_unclear(quote: str, example: Example) -> bool:
    return example.text.count(quote) > example.flagged.count(quote) and bool(quote)


def _line(
    number: int, text: str, marks: Sequence[tuple[int, int]], gutter: int, room: int, style: Style
) -> Iterator[str]:
    shown = cells(text)
    for start, end in _folded(shown, room):
        label = f"{number if start == 0 else '':>{gutter}} |"
        yield f"{paint(label, style, 'blue')} {''.join(text for text, _ in shown[start:end])}".rstrip()
        carets = [" "] * sum(width for _, width in shown[start:end])
        for left, right in marks:
            if right < start or left > end or (right == start < left):
                continue
            before = sum(width for _, width in shown[start : max(start, left)])
            under = max(left == right, sum(width for _, width in shown[max(start, left) : min(end, right)]))
            carets[before : before + under] = "^" * under
        if "^" in carets:
            yield f"{bar(style, gutter)} {paint(''.join(carets).rstrip(), style, 'bold', 'yellow')}"


def _folded(shown: Sequence[tuple[str, int]], room: int) -> Iterator[tuple[int, int]]:
    """Pieces of at most `room` cells, broken after a space where there is one. Always at least one piece."""
    start = 0
    while True:
        end, used = start, 0
        while end < len(shown) and used + shown[end][1] <= room:
            used += shown[end][1]
            end += 1
        if end < len(shown):
            space = next((at for at in range(end, start, -1) if shown[at - 1][0] == " "), end)
            end = max(space, start + 1)
        yield start, end
        if end >= len(shown):
            return
        start = end
