"""Tables of contents, which are not read: lists whose items name the headings of a document or lead to them, or lines under a title."""

from __future__ import annotations

from collections.abc import Iterable, Set

from policylint.document import List, Paragraph, Section, blocks_within
from policylint.frozen import dataclass
from policylint.patterns import deferred

_MOST_ENTRIES = 0.7
"""So many of the items of a table of contents name a heading or lead to one."""
_MANY, _MOST_OF_MANY = 10, 0.6
"""In a list of many items it takes fewer: headings are reworded, and their table of contents forgotten."""
_FEWEST = 3
_NUMBER = deferred(r"(?:\d+(?:\.\d+)*|[ivxlc]+|[a-z])[.)]?\s+")
_ROMAN, _ROMAN_OF_ANY_CASE = "ivxlc", "ivxlcIVXLC"
_NO_WORD = deferred(r"\W+")
_TITLES = frozenset(("contents", "tableofcontents", "inthispolicy", "inthisnotice", "onthispage"))
_OPENING = 3
_LONGEST_ENTRY = 100
_SENTENCE_ENDS = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True)
class Titles:
    """The headings of a document, by their keys, and the first letters of these, in which most other texts differ."""

    keys: Set[str]
    beginnings: Set[str]

    @classmethod
    def of(cls, headings: Iterable[str]) -> Titles:
        """Those of these headings."""
        keys = frozenset([title_key(heading) for heading in headings])
        return cls(keys, frozenset([key[:_OPENING] for key in keys]))

    def hold(self, content: str) -> bool:
        """Whether a text names one of them."""
        opening = content[:_OPENING]
        plain = opening.isalpha() and opening.isascii() and opening.strip(_ROMAN_OF_ANY_CASE)
        return not (plain and opening.lower() not in self.beginnings) and title_key(content) in self.keys


def is_contents(block: List, titles: Titles) -> bool:
    """Whether a list is a table of contents: most items are in-document links or name a heading."""
    entries = [inner for inner in blocks_within(block) if isinstance(inner, Paragraph)]
    if len(entries) < _FEWEST:
        return False
    left = len(entries)
    needed = (_MOST_OF_MANY if left >= _MANY else _MOST_ENTRIES) * left
    for entry in entries:
        links = entry.links
        if not (
            len(links) == 1 and links[0].target.startswith("#") and _is_whole_link(entry)
        ) and not titles.hold(entry.text.content):
            left -= 1
            if left < needed:
                return False
    return True


def entries_before_text(section: Section) -> int:
    """How many of the first blocks of a section are the entries of the table of contents that its heading announces."""
    entries = 0
    for block in section.blocks:
        if not isinstance(block, Paragraph) or not _is_entry(block.text.content.strip()):
            break
        entries += 1
    if entries < _FEWEST or section.heading is None:
        return 0
    return entries if title_key(section.heading.text.content) in _TITLES else 0


def _is_entry(line: str) -> bool:
    return len(line) <= _LONGEST_ENTRY and not line.endswith(_SENTENCE_ENDS)


def _is_whole_link(entry: Paragraph) -> bool:
    return len(entry.links[0].span) >= 0.6 * len(entry.span)


def title_key(content: str) -> str:
    """A heading's words without number, case and punctuation, to compare it with an entry of a table of contents."""
    content = content.strip().lower()
    may_be_number = not content[1:2].isalpha() or content[0] in _ROMAN
    number = _NUMBER.match(content) if may_be_number else None
    key = (content if number is None else content[number.end() :]).replace(" ", "")
    return key if key.isalnum() else _NO_WORD.sub("", key)
