"""What MDX does not share with Markdown: no indentation makes code, since what stands in a component is indented."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.patterns import deferred

_TAG = deferred(r"[ \t]*</?[A-Za-z>]")
_CODE = 4
"""So many columns of white space begin code in Markdown."""


def unindented(text: str, written: str) -> str:
    """The text with what is indented between two lines of tags moved to the left; every other offset stays what it was.

    `written` is the same text with its tags, where `text` may have nothing. The white space goes to the end of the
    line before, as tabs, which mean nothing there.
    """
    lines = text.split("\n")
    between: list[int] = []
    follows_tag = False
    start = 0
    for index, line in enumerate(lines):
        if _TAG.match(written, start):
            if follows_tag:
                _move_left(lines, between)
            follows_tag, between = True, []
        else:
            between.append(index)
        start += len(line) + 1
    return "\n".join(lines)


def _move_left(lines: list[str], between: Sequence[int]) -> None:
    margins = [line[: len(line) - len(line.lstrip(" \t"))] for i in between if (line := lines[i]).strip()]
    if not margins or any(len(margin.expandtabs(_CODE)) < _CODE for margin in margins):
        return
    width = min(map(len, margins))
    for index in between:
        line = lines[index]
        if line.strip():
            before = lines[index - 1]
            words = before.removesuffix("\r")
            lines[index - 1] = words + "\t" * width + before[len(words) :]
            lines[index] = line[width:]
