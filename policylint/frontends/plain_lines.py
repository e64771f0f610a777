"""The lines of a plain text, and whether they were wrapped at a fixed width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policylint.frontends.numbering import bullet, number
from policylint.patterns import deferred
from policylint.source import Span

_LINE_END = deferred(r"\r\n|\n|\r")
_RULE_CHARACTERS = "-=_*~#+.•·"
_RULE = deferred(r"([-=_*~#+.•·])[\s]*(?:\1\s*){2,}")

_WIDEST = 140
_NARROWEST = 40
_SLACK = 8
_LONG = 0.7
"""A line of this share of the width is long."""

_FULL = 50
"""Nobody breaks off a line this wide in the middle of a sentence, but where it was wrapped."""

_FEW = 4
"""Lines that another follows directly, in a text of a paragraph or two."""


class Line(NamedTuple):
    """A line that is not empty: its text without white space around it, and where that stands.

    `column` is the indentation in characters; `after_blank` tells that an empty line stands before it,
    `quoted` that it begins with `>`; `rule` is the character of a line drawn from one character only, or empty.
    """

    content: str
    span: Span
    column: int
    after_blank: bool
    quoted: bool = False
    rule: str = ""

    @property
    def width(self) -> int:
        """The column after the last character."""
        return self.column + len(self.content)

    @property
    def marked(self) -> bool:
        """Whether it begins with a bullet or a number that is set off as such."""
        marker = bullet(self.content) or number(self.content)
        return marker is not None and marker.closed


def read_lines(text: str) -> list[Line]:
    """The lines of a text that are not empty."""
    lines: list[Line] = []
    blank = True
    for start, raw in _raw_lines(text):
        content = raw.strip()
        quoted = content[:1] == ">"
        if quoted:
            content = content.lstrip("> \t").strip()
        if not content:
            blank = True
            continue
        indent = raw.index(content)
        column = len(raw[:indent].expandtabs(4)) if indent else 0
        rule = content[0] if content[0] in _RULE_CHARACTERS and _RULE.fullmatch(content) else ""
        span = Span(start + indent, start + indent + len(content))
        lines.append(Line(content, span, column, blank, quoted, rule))
        blank = False
    return lines


def _raw_lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line without its line end, and where it begins."""
    start = 0
    if "\r" in text:
        for match in _LINE_END.finditer(text):
            yield start, text[start : match.start()]
            start = match.end()
        yield start, text[start:]
        return
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def wrapped_width(lines: Sequence[Line]) -> int:
    """The width at which the text was wrapped, or 0 if each line is a paragraph.

    Wrapped lines are of much the same width, and many break off in the middle of a sentence: of all that another
    line follows directly, or at least of the long ones among them, in a text of many titles and short items. In a text
    with hardly any such line, one that is full and breaks off is enough.
    """
    widths = sorted(line.width for line in lines if not line.rule)
    if len(widths) < 2:
        return 0
    width = widths[min(int(len(widths) * 0.97), len(widths) - 1)]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    inner = broken = long = full = 0
    for line, following in pairwise(lines):
        if following.after_blank or following.rule or line.rule:
            continue
        inner += 1
        long += line.width >= _LONG * width
        if line.content[-1] not in ".!?:;" and following.content[0].islower() and not following.marked:
            broken += 1
            full += line.width >= _FULL
    enough = 2 if inner > _FEW or not full else 1
    return width if broken >= enough and (broken >= 0.2 * inner or broken >= 0.5 * long) else 0


def continues(line: Line, following: Line, width: int) -> bool:
    """Whether `following` goes on with what `line` says, in a text wrapped at `width`."""
    if following.after_blank or following.rule or line.rule or following.quoted != line.quoted:
        return False
    if following.marked and not _in_the_middle(line, following, width):
        return False
    if following.content[0].islower():
        return True
    first_word = len(following.content.split(None, 1)[0])
    return line.width + 1 + first_word > width - _SLACK


def _in_the_middle(line: Line, following: Line, width: int) -> bool:
    """A number or dash at the start of a line may be part of a sentence that was wrapped there."""
    if line.content[-1] in ".:;?!" or following.column > line.column:
        return False
    return line.width > width - 2 * _SLACK and following.content[0] not in "•·●▪◦‣*("
