"""Which blocks are headings although the format does not say so: by how they look and what stands around them.

A false heading takes a sentence out of the text, so that in doubt a line stays a paragraph.
"""

from __future__ import annotations

from policylint.document import HeadingStyle
from policylint.frontends.contact_lines import is_contact_line
from policylint.frontends.page import Entry, Page
from policylint.frontends.shapes import Shape, shape_of
from policylint.frontends.titles import announces_contact, titles_document

_AROUND_TITLES = ' .:0123456789()"“”'
_LONGEST_RUN = 4
"""More strong titles than this with no text between them are a list, not headings."""


def find_headings(page: Page) -> dict[int, HeadingStyle]:
    """The indices of the entries that are headings without saying so, in order, with their style."""
    shapes = {index: shape for index, entry in page.notable.items() if (shape := shape_of(entry)) is not None}
    surroundings = _Surroundings(page, shapes)
    found: dict[int, HeadingStyle] = {}
    for index in reversed(shapes):
        if surroundings.allow(index, shapes[index], found):
            found[index] = shapes[index].style
    return dict(reversed(found.items()))


class _Surroundings:
    """What stands before and after a line, and whether that allows it to be a heading."""

    def __init__(self, page: Page, shapes: dict[int, Shape]) -> None:
        self._page = page
        self._shapes = shapes
        markers = [page.notable[index].marker for index in shapes]
        self._numbers = {marker.value for marker in markers if marker is not None}
        self._last: dict[str, int] | None = None

    def allow(self, index: int, shape: Shape, found: dict[int, HeadingStyle]) -> bool:
        """Whether this line is a heading; `found` are those below it that are."""
        below = self._below(index)
        if below is None or self._page.is_heading(below):
            return False
        entry = self._page[index]
        if entry.marker is not None and not self._allow_number(index, below):
            return False
        if shape.style == "bold":
            return self._allow_strong(index) and not self._in_address(index)
        if self._introduced(index) or not self._has_text(index, below, found):
            return False
        return self._allow_strong(index) if shape.strong else self._allow_bare(index)

    def _below(self, index: int) -> int | None:
        """The next entry that is not merely a date."""
        for below in range(index + 1, len(self._page)):
            if not self._page[below].stamp:
                return below
        return None

    def _introduced(self, index: int) -> bool:
        """Whether the line before leads over to this one, which then is an item of a list."""
        leads_over = (
            index > 0 and index - 1 not in self._shapes and self._page[index - 1].content.endswith(":")
        )
        return leads_over and not self._goes_on(index)

    def _goes_on(self, index: int) -> bool:
        """Whether the number of this line is the next after that of a title above, under which other text stands."""
        marker = self._page[index].marker
        if marker is None or marker.ordinal < 2:
            return False
        above = (self._page[other].marker for other in self._shapes if other < index - 1)
        return any(other is not None and marker.follows(other) for other in above)

    def _has_text(self, index: int, below: int, found: dict[int, HeadingStyle]) -> bool:
        entry, following = self._page[index], self._page[below]
        if entry.content.endswith(":") and entry.marker is None:
            return following.kind == "PARAGRAPH" and following.marker is None and not following.short
        if below in found:
            return self._shapes[index].strong or (not index and titles_document(entry.content))
        if following.marker is not None or not following.short:
            return True
        return announces_contact(entry.content) and is_contact_line(following.content)

    def _allow_number(self, index: int, below: int) -> bool:
        """Numbers that follow one another with nothing between them are those of a list or a table of contents."""
        marker = self._page[index].marker
        if marker is None:
            return True
        following = self._page[below].marker
        if following is not None and following.follows(marker):
            return False
        before = self._page[index - 1].marker if index else None
        if before is not None and marker.follows(before):
            return False
        if marker.closed or marker.depth > 1:
            return True
        neighbours = {str(marker.ordinal - 1), str(marker.ordinal + 1), f"{marker.value}.1"}
        return not self._numbers.isdisjoint(neighbours)

    def _allow_strong(self, index: int) -> bool:
        """Many titles in a row are a list of what is to come; only the last can stand over the text below it."""
        if not self._is_strong(index + 1):
            return True
        first, last = index, index + 1
        while last - index <= _LONGEST_RUN and self._is_strong(last + 1):
            last += 1
        while last - first < _LONGEST_RUN and self._is_strong(first - 1):
            first -= 1
        return last - first < _LONGEST_RUN

    def _is_strong(self, index: int) -> bool:
        shape = self._shapes.get(index)
        return shape is not None and shape.strong

    def _allow_bare(self, index: int) -> bool:
        """A lone short line over a text is its title; the last of several may be anything."""
        entry = self._page[index]
        if _is_link(entry) or self._in_contents(index):
            return False
        if not index or self._is_strong(index - 1):
            return True
        before = self._page[index - 1]
        if not before.short or is_contact_line(before.content):
            return True
        return index == 1 and titles_document(before.content)

    def _in_contents(self, index: int) -> bool:
        """Whether this line and one close by are titles further down, as those in a table of contents are."""
        around = (index - 2, index - 1, index + 1, index + 2)
        return self._comes_again(index) and any(self._comes_again(other) for other in around)

    def _comes_again(self, index: int) -> bool:
        return 0 <= index < len(self._page) and self._titles.get(_key(self._page[index].content), -1) > index

    @property
    def _titles(self) -> dict[str, int]:
        """Where each title stands last. Asked for by few documents."""
        if self._last is None:
            self._last = {_key(heading.text.content): index for index, heading in self._page.headings.items()}
            for index, shape in self._shapes.items():
                if shape.strong:
                    key = _key(self._page[index].content)
                    self._last[key] = max(index, self._last.get(key, 0))
        return self._last

    def _in_address(self, index: int) -> bool:
        if not is_contact_line(self._page[index].content):
            return False
        around = (other for other in (index - 1, index + 1) if 0 <= other < len(self._page))
        return any(is_contact_line(self._page[other].content) for other in around)


def _is_link(entry: Entry) -> bool:
    """Whether a line is nothing but a link to another page, as in a menu."""
    paragraph = entry.paragraph
    if paragraph is None or len(paragraph.links) != 1 or paragraph.links[0].target.startswith("#"):
        return False
    return len(paragraph.links[0].span) >= 0.9 * len(paragraph.text.source)


def _key(content: str) -> str:
    return content.lower().strip(_AROUND_TITLES)
