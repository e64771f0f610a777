"""What MDX does not share with Markdown: no indentation makes code, since what stands in a component is indented."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from policylint.frozen import dataclass
from policylint.patterns import deferred

_TAG = deferred(
    r"`[^`\n]+`|</(?P<closes>[A-Za-z][\w.-]*)?\s*>|<(?P<opens>[A-Za-z][\w.-]*)?(?=[\s>])|(?P<empty>/>)"
)
_LEADING_TAG = deferred(r"[ \t]*</?[A-Za-z>]")
_FENCE = deferred(r"[ \t]*(?P<mark>`{3,}(?=[^`]*$)|~{3,})")
_HEADING = deferred(r"[ \t]*#{1,6}(?:[ \t]|$)")
_OTHER = deferred(r"[ \t]*(?:[|>]|[-=:|][-=:| \t]*$)")
"""What is not the next line of a paragraph: a row of a table, a quotation, a line under a title."""
_ITEM = deferred(r"[ \t]*(?P<marker>(?:[-+*]|\d{1,9}[.)])(?:[ \t]{1,4}|$))(?![ \t])")
_CODE = 4
"""So many columns of white space begin code in Markdown."""


def unindented(text: str, written: str) -> str:
    """The text with what is indented in a component moved to the left as far as it must be; every other offset stays what it was.

    `written` is the same text with its tags, where `text` may have nothing. The white space goes to the end of the
    line before, as spaces. What is fenced moves with its fence.
    """
    lines = text.split("\n")
    ends = list(accumulate(len(line) + 1 for line in lines))
    tagged = [written[end - len(line) - 1 : end - 1] for line, end in zip(lines, ends, strict=True)]
    fenced = _fenced(lines)
    margin = _Margin()
    for index in _in_components(tagged, fenced):
        if index != margin.last + 1:
            margin.stack = [(0, 0)]
        shift = margin.shift(lines[index], fenced[index])
        margin.last = index
        margin.in_paragraph = not fenced[index] and _is_in_paragraph(lines[index], tagged[index])
        if shift and index:
            before = lines[index - 1]
            words = before.removesuffix("\r")
            lines[index - 1] = words + " " * shift + before[len(words) :]
            lines[index] = lines[index][shift:]
    return "\n".join(lines)


def _is_in_paragraph(line: str, tagged: str) -> bool:
    """Whether a paragraph may go on behind a line."""
    return bool(line.strip()) and not _HEADING.match(line) and not _LEADING_TAG.match(tagged)


def _fenced(lines: Sequence[str]) -> list[int]:
    """For each line: 0, or 1 if it opens a fence, or 2 if it stands behind one that is open."""
    kinds = []
    fence = ""
    for line in lines:
        match = _FENCE.match(line.removesuffix("\r"))
        kinds.append(2 if fence else int(match is not None))
        if match is None:
            continue
        if not fence:
            fence = match["mark"]
        elif match["mark"].startswith(fence) and line.strip() == match["mark"]:
            fence = ""
    return kinds


def _in_components(tagged: Sequence[str], fenced: Sequence[int]) -> Iterator[int]:
    """The numbers of the lines that begin with a tag, or stand between one and that which closes it."""
    ends = _ends(tagged, fenced)
    end = -1
    for index, line in enumerate(tagged):
        end = max(end, ends.get(index, -1))
        if index <= end or (not fenced[index] and _LEADING_TAG.match(line)):
            yield index


def _ends(tagged: Sequence[str], fenced: Sequence[int]) -> dict[int, int]:
    """For the lines in which tags are opened, the last line in which one of them is closed."""
    ends: dict[int, int] = {}
    opened: list[tuple[str, int]] = []
    names: dict[str, int] = {}
    for index, line in enumerate(tagged):
        for tag in () if fenced[index] else _TAG.finditer(line):
            if tag["empty"] and opened:
                name = opened[-1][0]
            elif tag[0].startswith("</"):
                name = tag["closes"] or ""
            else:
                if tag[0].startswith("<"):
                    name = tag["opens"] or ""
                    opened.append((name, index))
                    names[name] = names.get(name, 0) + 1
                continue
            while names.get(name):
                last, start = opened.pop()
                names[last] -= 1
                if last == name:
                    ends[start] = max(index, ends.get(start, -1))
                    break
    return ends


@dataclass(slots=True)
class _Margin:
    """Where text may begin in a component, as far as its lines were read: in which column it is written, and in which it is read.

    The innermost of the lists and of the further indentations around is last.
    """

    stack: list[tuple[int, int]]
    last: int
    in_paragraph: bool
    fence: int

    def __init__(self) -> None:
        self.stack, self.last, self.in_paragraph, self.fence = [(0, 0)], -2, False, 0

    def shift(self, line: str, fenced: int) -> int:
        """How many characters a line is to move to the left."""
        margin = line[: len(line) - len(line.lstrip(" \t"))]
        if not line.strip():
            return 0
        column = _columns(margin)
        if fenced == 2:
            return _characters(margin, column - self.fence)
        line = line.removesuffix("\r")
        item = None if fenced else _ITEM.match(line)
        if self.in_paragraph and not (item or fenced or _HEADING.match(line) or _OTHER.match(line)):
            return 0
        while len(self.stack) > 1 and column < self.stack[-1][0]:
            self.stack.pop()
        written, read = self.stack[-1]
        if column - written >= _CODE:
            self.stack.append((column, read))
        else:
            read += max(0, column - written)
        if item is not None:
            width = len(item["marker"])
            self.stack.append((column + width, read + width))
        self.fence = column - read
        return _characters(margin, read)


def _columns(margin: str) -> int:
    return len(margin.expandtabs(_CODE))


def _characters(margin: str, column: int) -> int:
    """How many characters of a margin to take away for as many columns to be left, or a few more."""
    counts = range(len(margin) + 1)
    return max(0, bisect_right(counts, -column, key=lambda count: -_columns(margin[count:])) - 1)
