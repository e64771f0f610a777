"""From plain text to block tokens: lines are joined where they were wrapped, and kept apart where they were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from policylint.document import Heading, Paragraph
from policylint.frontends.blocks import Blocks
from policylint.frontends.contact_lines import is_contact_line
from policylint.frontends.labels import run_in, verbatim_paragraph
from policylint.frontends.numbering import printed_number
from policylint.frontends.plain_lines import Line, continues, read_lines, wrapped_width
from policylint.frontends.plain_tables import read_table, table_length
from policylint.frontends.titles import is_capitals, is_title
from policylint.frontends.tokens import Token
from policylint.source import Span
from policylint.text import Run, Text

_UNDERLINED = {"=": 1, "-": 2}
_LONGEST_ADDRESS_LINE = 60
_LONGEST_TITLE_LINE = 150


def read_plain(text: str, blocks: Blocks) -> None:
    """Add the blocks of a plain text to `blocks`."""
    lines = read_lines(text)
    width = wrapped_width(lines)
    index = 0
    while index < len(lines):
        length = _quote_length(lines, index)
        if length:
            blocks.open("QUOTE", lines[index].span.start, lines[index].span.start)
            _read_lines(lines[index : index + length], width, blocks)
            blocks.close("QUOTE")
        else:
            length = next((n for n, line in enumerate(lines[index:]) if line.quoted), len(lines) - index)
            _read_lines(lines[index : index + length], width, blocks)
        index += length


def _quote_length(lines: Sequence[Line], start: int) -> int:
    end = start
    while end < len(lines) and lines[end].quoted:
        end += 1
    return end - start


def _read_lines(lines: Sequence[Line], width: int, blocks: Blocks) -> None:
    index = 0
    while index < len(lines):
        line = lines[index]
        length = 1
        rows = table_length(lines, index) if "|" in line.content or "\t" in line.content else 0
        if rows:
            length = rows
            blocks.add(Token("TABLE", read_table(lines[index : index + rows])))
        elif len(line.content) > _LONGEST_TITLE_LINE and not width:
            blocks.add(verbatim_paragraph(line.content, line.span.start))
        elif level := _underlined(lines, index):
            printed = printed_number(line.content)
            blocks.add_heading(
                Heading(level, Text(line.content, line.span.start), line.span, "setext", printed)
            )
        elif not line.rule:
            address = _address_length(lines, index)
            length = address or _paragraph_length(lines, index, width)
            _add(lines[index : index + length], "\n" if address else " ", blocks)
        index += length


def _underlined(lines: Sequence[Line], index: int) -> int:
    """The level of a title with a line drawn under it, or 0."""
    if index + 1 == len(lines) or lines[index].rule or lines[index + 1].after_blank:
        return 0
    level = _UNDERLINED.get(lines[index + 1].rule, 0)
    content = lines[index].content
    return level if level and (is_title(content, lenient=True) or is_capitals(content)) else 0


def _address_length(lines: Sequence[Line], start: int) -> int:
    """How many lines from `start` on are an address block; 0 unless there are two at least.

    A short line between two such lines, a name or a town, belongs to the block.
    """
    if start + 1 == len(lines) or lines[start + 1].after_blank or not _may_be_address(lines[start]):
        return 0
    if not is_contact_line(lines[start].content):
        return 0
    last = index = start
    while index + 1 < len(lines) and index - last < 2:
        index += 1
        if lines[index].after_blank or not _may_be_address(lines[index]):
            break
        if is_contact_line(lines[index].content):
            last = index
    return last - start + 1 if last > start else 0


def _may_be_address(line: Line) -> bool:
    content = line.content
    return (
        len(content) <= _LONGEST_ADDRESS_LINE
        and not line.rule
        and not line.marked
        and content[-1] not in "?!;"
    )


def _paragraph_length(lines: Sequence[Line], start: int, width: int) -> int:
    end = start + 1
    if width:
        while end < len(lines) and continues(lines[end - 1], lines[end], width):
            end += 1
    return end - start


def _add(lines: Sequence[Line], separator: str, blocks: Blocks) -> None:
    if len(lines) == 1:
        blocks.add(verbatim_paragraph(lines[0].content, lines[0].span.start))
        return
    text = Text.of(_runs(lines, separator))
    span = Span(lines[0].span.start, lines[-1].span.end)
    blocks.add(Token("PARAGRAPH", Paragraph(text, span, run_in(text))))


def _runs(lines: Sequence[Line], separator: str) -> Iterator[Run]:
    yield Run(lines[0].content, lines[0].span)
    for line, following in pairwise(lines):
        yield Run(separator, Span(line.span.end, following.span.start))
        yield Run(following.content, following.span)
