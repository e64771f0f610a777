"""Paragraphs of Markdown that their author meant as several: lines with no empty line between them.

Markdown reads adjacent lines as one paragraph, and knows neither `•` nor `(a)`; people who paste text into
it, and extractors, do not see to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policylint.document import Paragraph
from policylint.frontends.inline import Inlines, strong_lead
from policylint.frontends.labels import paragraph_token
from policylint.frontends.titles import LONGEST
from policylint.frontends.tokens import Emphasis, Token
from policylint.patterns import deferred
from policylint.text import Text

_LONG_LINE = 200
"""Nobody wraps lines at this width, in characters: where one is longer, each line is a paragraph."""

_LINE_ENDS = "\r\n<\\"
"""What a line end of Markdown begins with in the source."""

_BULLET = deferred(r"[•·●▪◦‣■□►➢✓✔]")
_NUMBER = deferred(r"\((?:[a-zA-Z]|\d{1,2}|[ivx]{1,5})\)\s")


def split_lines(tokens: Iterable[Token], source: str, marks: str = _LINE_ENDS) -> Iterator[Token]:
    """The same tokens, with such paragraphs as several. `marks` are what a line end may begin with in the source."""
    for token in tokens:
        value = token.value
        if isinstance(value, Paragraph) and len(value.text.runs) > 1:
            cuts = _cuts(value.text, token.emphasis, _line_ends(value.text, source, marks))
            if cuts:
                yield from _split(value, token.emphasis, cuts)
                continue
        yield token


def _line_ends(text: Text, source: str, marks: str) -> list[int]:
    """The offsets of the white space that stands for a line end."""
    ends = []
    for start, run in zip(text.starts, text.runs, strict=True):
        if run.text in (" ", "\n"):
            first = source[run.source.start]
            if first in marks or (run.text == "\n" and first.isspace()):
                ends.append(start)
    return ends


def _cuts(text: Text, emphasis: Emphasis, ends: list[int]) -> list[int]:
    """The line ends that part paragraphs."""
    if not ends:
        return []
    bounds = list(zip([0, *(end + 1 for end in ends)], [*ends, len(text.content)], strict=True))
    if any(end - start > _LONG_LINE for start, end in bounds):
        return ends
    titles = [emphasis and _is_strong(text, emphasis, start, end) for start, end in bounds]
    return [
        end
        for index, end in enumerate(ends)
        if titles[index] != titles[index + 1] or _begins_item(text.content, end)
    ]


def _begins_item(content: str, end: int) -> bool:
    """Whether an item begins after a line end; a number in brackets may be part of a sentence that was wrapped there."""
    if _BULLET.match(content, end + 1):
        return True
    return content[end - 1] in ".:;," and _NUMBER.match(content, end + 1) is not None


def _is_strong(text: Text, emphasis: Emphasis, start: int, end: int) -> bool:
    within = tuple((first - start, last - start) for first, last in emphasis if first < end and last > start)
    return end - start <= LONGEST and bool(within) and strong_lead(text.content[start:end], within)[0]


def _split(paragraph: Paragraph, emphasis: Emphasis, cuts: list[int]) -> Iterator[Token]:
    text = paragraph.text
    for start, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(text.content)], strict=True):
        part = text.slice(start, end).strip()
        if not part.content:
            continue
        lost = start + text.content[start:end].index(part.content)
        span = part.source
        links = tuple(link for link in paragraph.links if link.span.overlaps(span))
        ranges = tuple(
            (first - lost, last - lost) for first, last in emphasis if first < end and last > start
        )
        yield paragraph_token(Inlines(part, links, ranges), span)
