"""Which blocks are headings although the format does not say so: by how they look and what stands around them.

A false heading takes a sentence out of the text, so that in doubt a line stays a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policylint.document import HeadingStyle
from policylint.frontends.contact_lines import is_contact_line
from policylint.frontends.entries import Entry
from policylint.frontends.tokens import HEADINGS
from policylint.frontends.titles import (
    LONGEST,
    announces_contact,
    is_capitals,
    is_question,
    is_sentence,
    is_title,
    titles_document,
    word_count,
)

_AROUND_TITLES = " .:0123456789()\"“”"
_LONGEST_RUN = 4
"""More strong titles than this with no text between them are a list, not headings."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a line looks like, whatever stands around it; `strong` ones are told by their looks alone."""

    style: HeadingStyle
    strong: bool


def find_headings(page: Sequence[Entry]) -> dict[int, HeadingStyle]:
    """The indices of the entries that are headings without saying so, with their style. No comments among them."""
    shapes = [_shape(entry) for entry in page]
    surroundings = _Surroundings(page, shapes)
    found: dict[int, HeadingStyle] = {}
    for index in range(len(page) - 1, -1, -1):
        shape = shapes[index]
        if shape is not None and surroundings.allow(index, shape, found):
            found[index] = shape.style
    return dict(sorted(found.items()))


def _shape(entry: Entry) -> _Shape | None:
    content = entry.content
    if not content or len(content) > LONGEST or entry.stamp:
        return None
    if entry.kind == "LIST_START":
        return _item_shape(entry)
    marker = entry.marker
    if marker is not None and marker.kind == "bullet":
        return None
    if entry.strong:
        return _Shape("bold", True) if _strong_title(entry.rest) else None
    if marker is not None and (marker.closed or marker.depth > 1 or marker.kind == "decimal"):
        return _Shape("numbered", True) if _numbered_title(entry) else None
    if is_contact_line(content):
        return None
    if is_question(content):
        return _Shape("question", False)
    if is_capitals(content) and not (is_sentence(content) and content.endswith(".")):
        return _Shape("bare", True)
    return _Shape("bare", False) if is_title(content) or _colon_title(content) else None


def _item_shape(entry: Entry) -> _Shape | None:
    """A list of one item may be a numbered heading that Markdown took for a list."""
    if entry.marker is None or entry.marker.bracketed:
        return None
    if entry.strong:
        return _Shape("bold", True) if _strong_title(entry.content) else None
    return _Shape("numbered", True) if is_title(entry.content, lenient=True) else None


def _strong_title(content: str) -> bool:
    """Whether a wholly strong paragraph may be a title; a sentence set in bold is a sentence."""
    words = word_count(content)
    if not words or words > 18 or content[0] in ",;)" or "@" in content:
        return False
    if is_sentence(content) and (content[-1] in ".!" or words > 9):
        return False
    return not (content[-1] in ".!" and words > 9)


def _numbered_title(entry: Entry) -> bool:
    marker = entry.marker
    if marker is None or (marker.bracketed and marker.kind != "word"):
        return False
    if marker.kind in ("roman", "letter") and not marker.value.isupper():
        return False
    return is_title(entry.rest, lenient=True)


def _colon_title(content: str) -> bool:
    return content.endswith(":") and is_title(content[:-1].rstrip())


class _Surroundings:
    """What stands before and after a line, and whether that allows it to be a heading."""

    def __init__(self, page: Sequence[Entry], shapes: Sequence[_Shape | None]) -> None:
        self._page = page
        self._shapes = shapes
        self._titled: dict[str, int] = {}
        self._numbers: set[str] = set()
        for index, (entry, shape) in enumerate(zip(page, shapes, strict=True)):
            if entry.kind in HEADINGS and entry.heading is not None:
                self._titled[_key(entry.heading.text.content)] = index
            elif shape is not None and shape.strong:
                self._titled[_key(entry.content)] = index
            if shape is not None and entry.marker is not None:
                self._numbers.add(entry.marker.value)

    def allow(self, index: int, shape: _Shape, found: dict[int, HeadingStyle]) -> bool:
        below = self._below(index)
        if below is None or self._page[below].kind in HEADINGS:
            return False
        entry = self._page[index]
        if entry.marker is not None and not self._allow_number(index, below):
            return False
        if shape.style == "bold":
            return self._allow_strong(index) and not self._in_address(index)
        if self._introduced(index):
            return False
        if not self._has_text(index, below, found):
            return False
        if shape.strong:
            return self._allow_strong(index)
        return self._allow_bare(index)

    def _below(self, index: int) -> int | None:
        """The next entry that is not merely a date."""
        for below in range(index + 1, len(self._page)):
            if not self._page[below].stamp:
                return below
        return None

    def _introduced(self, index: int) -> bool:
        """Whether the line before leads over to this one, which then is an item of a list."""
        if not index or self._shapes[index - 1] is not None:
            return False
        return self._page[index - 1].content.endswith(":")

    def _has_text(self, index: int, below: int, found: dict[int, HeadingStyle]) -> bool:
        entry, following = self._page[index], self._page[below]
        if entry.content.endswith(":"):
            return following.kind == "PARAGRAPH" and following.marker is None and not following.short
        if below in found:
            return self._shapes[index] != _Shape("bare", False) or (not index and titles_document(entry.content))
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
        if index + 1 == len(self._page) or not self._is_strong(index + 1):
            return True
        first, last = index, index + 1
        while last - index <= _LONGEST_RUN and last + 1 < len(self._page) and self._is_strong(last + 1):
            last += 1
        while last - first < _LONGEST_RUN and first and self._is_strong(first - 1):
            first -= 1
        return last - first < _LONGEST_RUN

    def _is_strong(self, index: int) -> bool:
        shape = self._shapes[index]
        return shape is not None and shape.strong

    def _allow_bare(self, index: int) -> bool:
        """A lone short line over a text is its title; the last of several may be anything."""
        entry = self._page[index]
        if self._titled.get(_key(entry.content), -1) > index or _is_link(entry):
            return False
        first = index
        while first and self._page[first - 1].short and not self._is_strong(first - 1):
            if is_contact_line(self._page[first - 1].content):
                break
            first -= 1
        return first == index or (first == 0 and index == 1 and titles_document(self._page[0].content))

    def _in_address(self, index: int) -> bool:
        if not is_contact_line(self._page[index].content):
            return False
        around = self._page[max(index - 1, 0) : index + 2]
        return any(entry is not self._page[index] and is_contact_line(entry.content) for entry in around)


def _is_link(entry: Entry) -> bool:
    """Whether a line is nothing but a link to another page, as in a menu."""
    paragraph = entry.paragraph
    if paragraph is None or len(paragraph.links) != 1 or paragraph.links[0].target.startswith("#"):
        return False
    return len(paragraph.links[0].span) >= 0.9 * len(paragraph.text.source)


def _key(content: str) -> str:
    return content.lower().strip(_AROUND_TITLES)
