"""Links that lead to a placeholder or nowhere, and words that say that an address only illustrates. Not a rule."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from policylint.diagnostics import Finding
from policylint.document import Link
from policylint.patterns import deferred
from policylint.reading_order import ReadText
from policylint.source import Source

_CONTROL = deferred(
    r"\b(?:cookies?|settings|preferences|consent|choices|top|back|menu|open|show|close|manage)\b",
    re.IGNORECASE,
)
"""What a link that only a script gives a meaning says."""
_ILLUSTRATION = deferred(r"(?:e\.g\.|for example|for instance|such as|like|say)[\s,:(\"“']*$", re.IGNORECASE)


_NEAR = 60
"""How many characters before an address may say that it only illustrates."""


def leading_nowhere(read: ReadText, link: Link, source: Source, help: str) -> Iterator[Finding]:
    """What is to be said of a link whose address belongs to nobody, or is none."""
    if link.target.startswith(("http://", "https://", "//")) and len(link.target) > len("https://"):
        if not _illustrates(read, link):
            yield Finding(f"this link leads to a placeholder address: {link.target}", link.span, help=help)
    elif _is_left_open(source, link):
        told = f": {link.target}" if link.target else ""
        yield Finding(
            f"this link leads nowhere{told}", link.span, help="Say where it leads, or take the link out."
        )


def says_as_example(content: str, start: int) -> bool:
    """Whether the words before an offset say that what follows only illustrates."""
    return _ILLUSTRATION.search(content, max(0, start - _NEAR), start) is not None


def _is_left_open(source: Source, link: Link) -> bool:
    """Whether a link that leads nowhere is written out in Markdown, and is none that a script heeds."""
    text, end = source.text, link.span.end
    if link.kind != "link" or not text.startswith(f"]({link.target})", end):
        return False
    handled = text.startswith("{", end + len(link.target) + 3) or _CONTROL.search(source.slice(link.span))
    return link.target != "#" or not handled


def _illustrates(read: ReadText, link: Link) -> bool:
    """Whether the link only shows what an address looks like."""
    runs, start = read.text.runs, link.span.start
    index = bisect_right(runs, start, key=attrgetter("source.start")) - 1
    if index < 0 or start >= max(runs[index].source.end, runs[index].source.start + 1):
        return False
    run = runs[index]
    return says_as_example(
        read.text.content, read.text.starts[index] + (start - run.source.start if run.verbatim else 0)
    )
