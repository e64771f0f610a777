"""From the events of a page to block tokens."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from policylint.document import Heading
from policylint.frontends.blocks import Blocks
from policylint.frontends.html.cells import Cells
from policylint.frontends.html.elements import Element, Event, Page
from policylint.frontends.html.lists import Lists
from policylint.frontends.html.looks import heading_level, is_block, is_strong
from policylint.frontends.html.names import UNREAD
from policylint.frontends.html.numbers import with_number
from policylint.frontends.html.preformatted import code_in, read_preformatted
from policylint.frontends.html.words import Words
from policylint.frontends.labels import paragraph_token
from policylint.frontends.numbering import printed_number
from policylint.frontends.tokens import Token
from policylint.source import Span

_LISTS = frozenset(("ul", "ol", "menu", "dir", "dl"))
_TITLES = frozenset(("summary",))


class Reader:
    """Reads a page but for what begins at the events `skipped`; `arranging` begin elements that are nothing themselves."""

    def __init__(
        self,
        text: str,
        page: Page,
        skipped: Collection[int],
        arranging: Collection[int],
        heavy: frozenset[str],
    ) -> None:
        self.blocks = Blocks()
        self.words = Words(text)
        self._text = text
        self._page = page
        self._skipped = skipped
        self._arranging = arranging
        self._heavy = heavy
        self._lists = Lists(self.blocks)
        self._heading: tuple[Element, int] | None = None
        self._cells = Cells(self.words)
        self._title: Element | None = None
        self._comments = iter(page.comments)
        self._comment = next(self._comments, None)

    def read(self) -> None:
        """Read the whole page."""
        events = self._page.events
        index = 0
        while index < len(events):
            event = events[index]
            element = event.element
            if self._comment is not None and self._comment.span.start < event.start:
                self._take_comments(event.start)
            if event.kind == "text":
                self.words.text(event.start, event.end)
            elif event.kind == "reference":
                self.words.replaced(event.data, event.start, event.end)
            elif element is not None and event.kind == "open":
                if index in self._skipped or element.name in UNREAD:
                    if self._is_block(element):
                        self._part(event.start)
                    index = max(element.last, index)
                elif element.name == "pre" and not self._cells.in_table:
                    self._preformatted(events[index : element.last])
                    index = max(element.last, index)
                else:
                    self._open(element, event)
            elif element is not None:
                self._close(element, event)
            index += 1
        self._end_table()
        self._flush()
        self._lists.close_all()
        self.blocks.close_all()

    def _is_block(self, element: Element) -> bool:
        return element.first in self._page.rows or is_block(element)

    def _take_comments(self, before: int) -> None:
        while self._comment is not None and self._comment.span.start < before:
            self.words.comment(self._comment.span.start, self._comment.span.end)
            self._comment = next(self._comments, None)

    def _open(self, element: Element, event: Event) -> None:
        name = element.name
        if name == "br":
            if self.words.line_break(event.start, event.end):
                self._part(event.start)
            return
        if name == "img":
            attributes = element.attributes
            self.words.image(attributes.get("alt", ""), attributes.get("src", ""), event.start, event.end)
            return
        if name == "a" and "href" in element.attributes:
            self.words.open_link(self._page.target_of(element), event.start)
        elif self._is_block(element):
            self._open_block(element, event)
        if is_strong(element, self._heavy):
            self.words.open_strong()

    def _open_block(self, element: Element, event: Event) -> None:
        if self._heading is not None and self._ends_heading(element):
            self._flush()
            self._heading = None
        self._part(event.start)
        name = element.name
        role = element.attribute("role") if element.attributes else ""
        if self._cells.in_table:
            if element.name == "table":
                self._end_table()
                self._cells.begin(element)
            self._cells.opened(element, event)
        elif element.first in self._arranging or self._heading is not None:
            return
        elif level := heading_level(element):
            self._heading = (element, level)
        elif name in _LISTS or role == "list":
            self._lists.open_list(element)
        elif name == "blockquote":
            self._lists.open_quote(element)
        elif (name in ("li", "dt") or role == "listitem") and self._is_item(element):
            self._lists.open_item(element)
        elif name == "table":
            self._cells.begin(element)
        elif name in _TITLES:
            self._title = element

    def _ends_heading(self, element: Element) -> bool:
        """Whether an element cannot be part of the heading around it, which was probably never closed."""
        if self.words.start < 0 and element.name == "p":
            return False
        return element.name != "div"

    def _is_item(self, element: Element) -> bool:
        """Whether an item stands in a list that is one, or in none."""
        parent = element.parent
        while parent is not None and parent.name not in _LISTS and parent.attribute("role") != "list":
            parent = parent.parent if parent.name == "div" else None
        return parent is None or parent.first not in self._arranging

    def _close(self, element: Element, event: Event) -> None:
        if element.name == "a":
            self.words.close_link(event.end)
        elif self._is_block(element):
            self._close_block(element, event)
        if is_strong(element, self._heavy) and element.name != "br":
            self.words.close_strong()

    def _close_block(self, element: Element, event: Event) -> None:
        if self._heading is not None:
            if element is self._heading[0]:
                self._flush()
                self._heading = None
            else:
                self._part(event.start)
            return
        if self._cells.in_table:
            if self._cells.closed(element, event):
                self._end_table()
            return
        self._part(event.start)
        role = element.attribute("role") if element.attributes else ""
        if element is self._title:
            self._title = None
        elif element.name in _LISTS or element.name == "blockquote" or role == "list":
            self._lists.close(element)
        elif (element.name == "li" or role == "listitem") and self._is_item(element):
            self._lists.close_item()

    def _part(self, at: int) -> None:
        """A line ends here: a block, but for what a heading or a cell holds, which stays one."""
        if self._heading is not None or self._cells.in_table:
            self.words.space(at, at)
        else:
            self._flush()

    def _end_table(self) -> None:
        if (table := self._cells.end()) is not None:
            self._lists.ready(table.span.start)
            self.blocks.add(Token("TABLE", table))

    def _flush(self) -> None:
        """What was read since the last block is one, unless it is nothing."""
        words = self.words
        if words.start < 0:
            return
        span = Span(words.start, words.end)
        inlines = words.finish()
        if not inlines.text.content:
            return
        self._lists.ready(span.start)
        if self._heading is not None:
            text, span = with_number(self.blocks, inlines.text, span)
            printed = printed_number(text.content)
            self.blocks.add_heading(Heading(self._heading[1], text, span, "html", printed))
            return
        token = paragraph_token(inlines, span)
        self.blocks.add(token._replace(strong=True) if self._title is not None else token)

    def _preformatted(self, events: Sequence[Event]) -> None:
        self._flush()
        if code := code_in(events):
            self._lists.ready(code.span.start)
            self.blocks.add(Token("CODE", code))
        else:
            read_preformatted(self._text, events, self.words, self._flush)
