"""Builds the `Text` of one block from its inline parts, with its links, its comments and what is emphasised."""

from __future__ import annotations

from policylint.document import Comment, Link, LinkKind
from policylint.frontends.markup import COMMENT, STRONG, UNREAD, Tag, anchor_of, read_tag
from policylint.frontends.tokens import Emphasis
from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.source import Span
from policylint.text import NOTHING, Run, Text

_NUMBER = deferred(
    r"\s{0,9}\(?(?:\d{1,3}(?:\.\w{1,3}){0,9}[.):]{0,3}|(?:[A-Za-z]|[ivxlcIVXLC]{1,6})[.):]{1,3})?[\s:.\-–—]*"
)

_STRUCK = "~~"


@dataclass(frozen=True, slots=True)
class Inlines:
    """What was read: the text without white space around it, its links, and the ranges of strong emphasis in it."""

    text: Text
    links: tuple[Link, ...] = ()
    emphasis: Emphasis = ()


class InlineBuilder:
    """Takes the parts of a block in order; `finish` gives what they make and starts anew."""

    __slots__ = (
        "_end", "_length", "_links", "_muted", "_open_links", "_runs", "_source", "_start", "_strong",
        "_strong_depth", "_strong_from", "anchors", "comments", "has_line_ends",
    )  # fmt: skip

    def __init__(self, source: str) -> None:
        self._source = source
        self.comments: list[Comment] = []
        self.anchors: set[str] = set()
        self.has_line_ends = False
        self._reset()

    def _reset(self) -> None:
        self._runs: list[Run] = []
        self._start = self._end = -1
        self._length = 0
        self._links: list[tuple[int, int, Span, str, LinkKind]] = []
        self._open_links: list[tuple[int, str, LinkKind, int]] = []
        self._strong: list[tuple[int, int]] = []
        self._strong_depth = self._strong_from = 0
        self._muted = ""

    @property
    def _position(self) -> int:
        return self._length + self._end - self._start

    @property
    def empty(self) -> bool:
        """Whether nothing at all was taken yet."""
        return self._start < 0 and not self._runs and not self._open_links and not self._strong_depth

    def verbatim(self, start: int, end: int) -> None:
        """The reader sees the source as it is."""
        if self._muted:
            return
        if start != self._end:
            self._flush()
            self._start = start
        self._end = end

    def replaced(self, content: str, start: int, end: int) -> None:
        """The reader sees `content` where the source has something else."""
        if self._muted:
            return
        self._flush()
        self._runs.append(Run(content, Span(start, end)))
        self._length += len(content)

    def line_end(self, content: str, start: int, end: int) -> None:
        """A line ends here, which is read as `content`."""
        self.has_line_ends = True
        self.replaced(content, start, end)

    def _flush(self) -> None:
        start, end = self._start, self._end
        if end > start:
            self._runs.append(Run(self._source[start:end], Span(start, end)))
            self._length += end - start
        self._start = self._end = -1

    def code(self, content: str, start: int, end: int) -> None:
        """A code span: its content, found between the backticks if it stands there as it is."""
        found = self._source.find(content, start, end)
        if found < 0 or not content:
            self.replaced(content, start, end)
        else:
            self.verbatim(found, found + len(content))

    def open_strong(self) -> None:
        """Strong emphasis begins."""
        if not self._strong_depth:
            self._strong_from = self._position
        self._strong_depth += 1

    def close_strong(self) -> None:
        """Strong emphasis ends."""
        if self._strong_depth:
            self._strong_depth -= 1
            if not self._strong_depth:
                self._strong.append((self._strong_from, self._position))

    def open_struck(self) -> None:
        """Struck-out text begins: the author took it back, so it is not read."""
        if not self._muted:
            self._muted = _STRUCK

    def close_struck(self) -> None:
        """Struck-out text ends."""
        if self._muted == _STRUCK:
            self._muted = ""

    def open_link(self, target: str, kind: LinkKind, start: int) -> None:
        """A link begins; `start` is where its markup does."""
        self._open_links.append((self._position, target, kind, start))

    def close_link(self, end: int) -> None:
        """The innermost open link ends; `end` is where its markup does."""
        if self._open_links:
            position, target, kind, start = self._open_links.pop()
            if self._muted != _STRUCK:
                self._links.append((position, self._position, Span(start, end), target, kind))

    def html(self, markup: str, start: int, end: int) -> None:
        """An inline tag or comment."""
        tag = read_tag(markup)
        if tag is None:
            if markup.startswith("<!--"):
                match = COMMENT.match(markup)
                self.comments.append(Comment(match[1] if match else "", Span(start, end)))
        elif tag.name == self._muted and tag.closes:
            self._muted = ""
        elif not self._muted:
            self._tag(tag, start, end)

    def _tag(self, tag: Tag, start: int, end: int) -> None:
        anchor = anchor_of(tag)
        if anchor:
            self.anchors.add(anchor)
        if tag.name == "br":
            self.line_end(" ", start, end)
        elif tag.name == "img":
            self._image(tag, start, end)
        elif tag.name in STRONG:
            (self.close_strong if tag.closes else self.open_strong)()
        elif tag.name in UNREAD:
            self._muted = "" if tag.closes or tag.markup.endswith("/>") else tag.name
        elif tag.name == "a":
            self._anchor(tag, start, end)

    def _anchor(self, tag: Tag, start: int, end: int) -> None:
        if tag.closes:
            self.close_link(end)
        elif target := tag.attributes.get("href"):
            self.open_link(target, "link", start)

    def _image(self, tag: Tag, start: int, end: int) -> None:
        attributes = tag.attributes
        self.open_link(attributes.get("src", ""), "image", start)
        content = attributes.get("alt", "")
        found = self._source.find(content, start, end) if content else -1
        if found >= 0:
            self.verbatim(found, found + len(content))
        elif content:
            self.replaced(content, start, end)
        self.close_link(end)

    def finish(self) -> Inlines:
        """What was taken since the last call."""
        if not self._runs and not self._links and not self._strong and not self._open_links:
            return self._simple()
        end = max(self._end, self._runs[-1].source.end if self._runs else 0)
        while self._open_links:
            self.close_link(max(end, self._open_links[-1][3]))
        while self._strong_depth:
            self.close_strong()
        self._flush()
        text = Text.of(self._runs)
        links = tuple(self._link(text, *link) for link in sorted(self._links, key=lambda link: link[2]))
        stripped = text.strip()
        lost = len(text.content) - len(text.content.lstrip()) if self._strong else 0
        emphasis = tuple((start - lost, end - lost) for start, end in self._strong)
        self._reset()
        return Inlines(stripped, links, emphasis)

    def _simple(self) -> Inlines:
        start, end = self._start, self._end
        self._start = self._end = -1
        self._muted = ""
        self._strong_depth = 0
        content = self._source[start:end] if end > start else ""
        stripped = content.strip()
        if not stripped:
            return Inlines(NOTHING)
        if content[0] != stripped[0]:
            start += len(content) - len(content.lstrip())
        return Inlines(Text(stripped, start))

    @staticmethod
    def _link(text: Text, start: int, end: int, whole: Span, target: str, kind: LinkKind) -> Link:
        visible = text.content[start:end]
        end -= len(visible) - len(visible.rstrip())
        start += len(visible) - len(visible.lstrip())
        return Link(text.span(start, end) if end > start else whole, target, kind)


def strong_lead(content: str, emphasis: Emphasis) -> tuple[bool, int]:
    """Whether strong words are all there is but, perhaps, a number or a colon, and the length of those at the start."""
    merged: list[tuple[int, int]] = []
    for start, end in emphasis:
        start, end = max(start, 0), min(end, len(content))
        if merged and not content[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        elif content[start:end].strip():
            merged.append((start, end))
    if not merged:
        return False, 0
    start, end = merged[0]
    opens = _NUMBER.fullmatch(content, 0, start) is not None
    rest = content[end:].strip(" \t\r\n\xa0:.-–—")
    return opens and not rest, end if opens else 0
