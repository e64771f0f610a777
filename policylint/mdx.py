"""What MDX does not share with Markdown: no indentation makes code, since what stands in a component is indented."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.patterns import deferred

_TAG = deferred(r"[ \t]*</?[A-Za-z>]")
_FENCE = deferred(r"[ \t]*(```|~~~)")
_CODE = 4
"""So many columns of white space begin code in Markdown."""


def unindented(text: str, written: str) -> str:
    """The text with what is indented behind a tag moved to the left as far as it must be; every other offset stays what it was.

    `written` is the same text with its tags, where `text` may have nothing. The white space goes to the end of the
    line before, as tabs, which mean nothing there. What is fenced stays as it is.
    """
    lines = text.split("\n")
    in_fence = follows_tag = False
    start = 0
    between: list[int] = []
    for index, line in enumerate(lines):
        is_tag = _TAG.match(written, start) is not None
        start += len(line) + 1
        if _FENCE.match(line):
            in_fence = not in_fence
        elif not in_fence and (is_tag or follows_tag):
            if is_tag:
                if follows_tag:
                    _move_left(lines, between)
                follows_tag, between = True, [index]
            else:
                between.append(index)
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
