"""Preformatted text: code is kept and not read; anything else is text, whose empty lines part paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from policylint.document import Code
from policylint.frontends.html.elements import Event
from policylint.frontends.html.names import UNREAD
from policylint.frontends.html.words import Words
from policylint.patterns import deferred
from policylint.source import Span
from policylint.text import Run, Text

_EMPTY_LINE = deferred(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*")


def code_in(events: Sequence[Event]) -> Code | None:
    """The code that a `<pre>` holds; None if it holds none, or nothing."""
    if not any(event.element is not None and event.element.name == "code" for event in events):
        return None
    runs = [Run(event.data, Span(event.start, event.end)) for event in events if event.data]
    text = Text.of(runs).strip()
    return Code(text, text.source) if text.content else None


def read_preformatted(text: str, events: Sequence[Event], words: Words, part: Callable[[], None]) -> None:
    """Hand the text to `words`, and call `part` where a paragraph ends."""
    unread = None
    for event in events:
        if unread is not None:
            if event.kind == "close" and event.element is unread:
                unread = None
        elif event.kind == "open" and event.element is not None and event.element.name in UNREAD:
            unread = event.element
        elif event.kind == "reference":
            words.replaced(event.data, event.start, event.end)
        elif event.kind == "text":
            start = event.start
            for match in _EMPTY_LINE.finditer(text, event.start, event.end):
                words.text(start, match.start())
                part()
                start = match.end()
            words.text(start, event.end)
    part()
