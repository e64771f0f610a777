"""An archive's or an extractor's note on top of a text: that it was taken from some site at some date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policylint.document import Paragraph
from policylint.frontends.tokens import CLOSING, OPENING, Token
from policylint.patterns import Hinted, deferred, folded
from policylint.source import Span

_LONGEST = 800

_NOTES = Hinted(
    "wayback|archive|extracted|scraped|crawled|captured|retrieved|downloaded|converted|transformed|cached|snapshot",
    r"""\bwayback\s+machine\b | \bweb\.archive\.org\b | \barchive\.(?:today|is|ph)\b
      | \b(?:text|page|document|content|copy|version|policy|file|this|below|following)\s+
        (?:(?:below|above|here|following|text|page|document|copy|version)\s+)?(?:is|was|has\s+been|were)\s+
        (?:automatically\s+)?(?:extracted|archived|scraped|crawled|captured|retrieved|downloaded|converted|transformed)\b
      | \b(?:extracted|scraped|crawled|captured|retrieved|converted|transformed)\s+(?:and\s+\w+\s+)?from\b
      | \b(?:archived|cached)\s+(?:copy|version|snapshot|page)\b
      | ^\W*(?:archived|snapshot|captured|retrieved|scraped|crawled)\b[^.]{0,60}\d{4}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OWN_VOICE = deferred(r"\b(?:we|our|us|you|your)\b", re.IGNORECASE)


def split_note(tokens: Sequence[Token]) -> tuple[Span | None, Sequence[Token]]:
    """The span of the note that a stream of tokens begins with, if it does, and the tokens without it."""
    start = next((index for index, token in enumerate(tokens) if token.terminal != "COMMENT"), len(tokens))
    end = _block_end(tokens, start)
    paragraphs = _paragraphs(tokens, start, end)
    content = " ".join(paragraph.text.content for paragraph in paragraphs)
    if not content or not _NOTES.search(content, folded(content)):
        return None, tokens
    quoted = tokens[start].terminal == "QUOTE_START"
    if not quoted and (_OWN_VOICE.search(content) or tokens[start].terminal != "PARAGRAPH"):
        return None, tokens
    opening, closing = tokens[start].value, tokens[end - 1].value
    first = getattr(opening, "offset", paragraphs[0].span.start)
    last = getattr(closing, "offset", paragraphs[-1].span.end)
    return Span(first, last), [*tokens[:start], *tokens[end:]]


def _paragraphs(tokens: Sequence[Token], start: int, end: int) -> list[Paragraph]:
    """The paragraphs of a block; none, if they are too long for a note."""
    found, left = [], _LONGEST
    for index in range(start, end):
        value = tokens[index].value
        if isinstance(value, Paragraph):
            found.append(value)
            left -= len(value.text.content) + 1
            if left < -1:
                return []
    return found


def _block_end(tokens: Sequence[Token], start: int) -> int:
    """The index after the block that begins at `start`."""
    depth = 0
    for index in range(start, len(tokens)):
        terminal = tokens[index].terminal
        depth += (terminal in OPENING) - (terminal in CLOSING)
        if not depth:
            return index + 1
    return len(tokens)
