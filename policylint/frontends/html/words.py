"""Collapses the text of a page as browsers do, and hands it to the builder of a block."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

from policylint.document import Link
from policylint.frontends.inline import InlineBuilder, Inlines
from policylint.patterns import deferred

_UNSEEN = "\u00ad\u200b\u2060\ufeff\x00"
"""Characters that show nothing: a soft hyphen, spaces of no width, a byte order mark."""

_WORDS = deferred(rf"[^\s{_UNSEEN}]+(?: [^\s{_UNSEEN}]+)*")


class Words:
    """The text of the block that is being read. `start` and `end` are the place of what is in it; `start` is below 0
    as long as there is nothing.
    """

    def __init__(self, text: str) -> None:
        self.inline = InlineBuilder(text)
        self._source = text
        self.start = self.end = -1
        self._space = (-1, -1)
        self._break = (-1, -1)
        self._strong = 0
        self._link: tuple[str, int] | None = None
        self._linked = False

    @property
    def strong(self) -> bool:
        return self._strong > 0

    def text(self, start: int, end: int) -> None:
        """Text that is read as it is in the source."""
        source, position = self._source, start
        for match in _WORDS.finditer(source, start, end):
            first, last = match.span()
            if first > position:
                self._gap(position, first)
            self._begin(first)
            self.inline.verbatim(first, last)
            self.end = position = last
        if position < end:
            self._gap(position, end)

    def replaced(self, content: str, start: int, end: int) -> None:
        """A reference, or anything else that is read as something else."""
        seen = content.strip(_UNSEEN)
        if not seen:
            return
        if seen.isspace():
            self.space(start, end)
            return
        self._begin(start)
        self.inline.replaced(seen, start, end)
        self.end = end

    def space(self, start: int, end: int) -> None:
        """White space, which counts once and only between words."""
        if self.start >= 0 and self._space[0] < 0:
            self._space = (start, end)

    def _gap(self, start: int, end: int) -> None:
        gap = self._source[start:end]
        if gap.strip(_UNSEEN):
            self.space(start, end)

    def line_break(self, start: int, end: int) -> bool:
        """A `<br>`; True if it is the second of two, which part paragraphs."""
        if self.start < 0:
            return False
        if self._break[0] >= 0:
            return True
        self._break = (start, end)
        return False

    def _begin(self, start: int) -> None:
        """Something to read comes: what was put off until now goes before it."""
        if self.start < 0:
            self.start = start
            if self._strong:
                self.inline.open_strong()
            if self._link is not None and not self._linked:
                self.inline.open_link(self._link[0], "link", start)
                self._linked = True
            return
        self._settle()

    def _settle(self) -> None:
        if self._break[0] >= 0:
            self.inline.line_end("\n", *self._break)
        elif self._space[0] >= 0:
            start, end = self._space
            if self._source[start:end] == " ":
                self.inline.verbatim(start, end)
            else:
                self.inline.replaced(" ", start, end)
        self._space = self._break = (-1, -1)

    def open_strong(self) -> None:
        self._strong += 1
        if self._strong == 1 and self.start >= 0:
            self._settle()
            self.inline.open_strong()

    def close_strong(self) -> None:
        if self._strong:
            self._strong -= 1
            if not self._strong and self.start >= 0:
                self.inline.close_strong()

    def open_link(self, target: str, start: int) -> None:
        self._link = (target, start)
        self._linked = False
        if self.start >= 0:
            self._settle()
            self.inline.open_link(target, "link", start)
            self._linked = True

    def close_link(self, end: int) -> None:
        if self._link is not None and self._linked and self.start >= 0:
            self.inline.close_link(end)
        self._link, self._linked = None, False

    def image(self, alternative: str, target: str, start: int, end: int) -> None:
        """An image, read as what is written for those who do not see it."""
        alternative = " ".join(alternative.split())
        if not alternative:
            return
        self._begin(start)
        self.inline.open_link(target, "image", start)
        found = self._source.find(alternative, start, end)
        if found >= 0:
            self.inline.verbatim(found, found + len(alternative))
        else:
            self.inline.replaced(alternative, start, end)
        self.inline.close_link(end)
        self.end = end

    def comment(self, start: int, end: int) -> None:
        """A comment within the block belongs to its place."""
        if self.start >= 0:
            self.end = end

    def finish(self) -> Inlines:
        """What makes the block; the next one begins anew, inside the same emphasis and link."""
        inlines = self.inline.finish()
        self.start = self.end = -1
        self._space = self._break = (-1, -1)
        self._linked = False
        if inlines.links:
            return replace(inlines, links=tuple(map(self._told_apart, inlines.links)))
        return inlines

    def _told_apart(self, link: Link) -> Link:
        """A link that shows where it leads is one that Markdown would have made by itself."""
        shown = unescape(self._source[link.span.start : link.span.end])
        bare = link.target.removeprefix("mailto:")
        return replace(link, kind="autolink") if link.kind == "link" and shown == bare else link
