"""What stands on top of a text without being part of it: a site generator's front matter."""

from __future__ import annotations

import re

from policylint.patterns import deferred
from policylint.source import Span

_FRONT_MATTER = deferred(
    r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\n|\r(?!\n))"
    r"(?P<body>(?:(?!(?P=fence)|\.\.\.)[^\r\n]*(?:\r\n|\n|\r(?!\n)))*)"
    r"(?:(?P=fence)|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)"
)
_TITLE = deferred(
    r"^title[ \t]*[:=][ \t]*(?P<quote>[\"']?)(?P<title>[^\r\n]*?[^\s])[ \t]{0,9}(?P=quote)[ \t]*$",
    re.MULTILINE,
)
_KEY = deferred(r"[ \t]*[\w\"'.-]+[ \t]*[:=]|\[[\w.]+\]\s*$")
_WORDY_KEY = deferred(r"\s|[\w\"'.-]+(?: [\w\"'.-]+){0,3}[ \t]*[:=](?:\s|$)|-\s")
"""What each line must begin with where the first has a key of several words: else it may be a sentence behind a rule."""


def front_matter(text: str) -> Span | None:
    """The span of a YAML (`---`) or TOML (`+++`) block at the very top, with its fences and last line end.

    A thematic break on the first line is none: the line after it must be a key.
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        return None
    lines = [
        line for line in match["body"].splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    if lines and not _KEY.match(lines[0]) and not all(_WORDY_KEY.match(line) for line in lines):
        return None
    return Span(0, match.end())


def title_in(text: str, block: Span) -> str:
    """The page's title as its front matter has it; empty if it has none."""
    match = _TITLE.search(text, block.start, block.end)
    return match["title"] if match else ""


def blanked(text: str, span: Span) -> str:
    """The text with spaces for all but the line ends of `span`: every offset stays what it was."""
    return re.sub(r"[^\r\n]", " ", text[: span.end]) + text[span.end :]
