"""The blocks of a document as they follow one another on the page: what headings and lists are told by."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.document import Heading, Paragraph
from policylint.frontends.contact_lines import is_contact_line
from policylint.frontends.numbering import Marker, is_unmarked, marker, number
from policylint.frontends.titles import LONGEST, is_stamp, word_count
from policylint.frontends.tokens import CLOSING, HEADINGS, OPENING, Token
from policylint.frozen import dataclass
from policylint.patterns import deferred

_SHORT = 70
_FEWEST_WORDS = 3
_MAY_BE_MARKED = deferred(r"[\W\d]|o\s|[A-Za-z]{1,7}[.)]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One block that is not inside another, with all its tokens.

    `content` is its text if it is a paragraph or a list of one item with one paragraph; `marker` the number
    or bullet it begins with, or that of the item.
    """

    tokens: Sequence[Token]
    content: str = ""
    strong: bool = False
    marker: Marker | None = None

    @property
    def kind(self) -> str:
        """The terminal it begins with."""
        return self.tokens[0].terminal

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph that `content` is the text of."""
        for token in self.tokens[:3]:
            if isinstance(token.value, Paragraph):
                return token.value
        return None

    @property
    def rest(self) -> str:
        """The text after its number."""
        if self.marker is None or self.kind != "PARAGRAPH":
            return self.content
        return self.content[self.marker.length :]

    @property
    def short(self) -> bool:
        """Whether this is a line that says little by itself, as titles, address lines and lost list items do."""
        content = self.content
        if self.kind != "PARAGRAPH" or len(content) > LONGEST:
            return False
        if len(content) >= _SHORT:
            return is_contact_line(content) or (self.strong and content[-1] not in ".:;")
        return content[-1] not in ".!:" or word_count(content) < _FEWEST_WORDS

    @property
    def stamp(self) -> bool:
        """Whether this only says when the policy was changed."""
        return self.kind == "PARAGRAPH" and is_stamp(self.content)


class Page:
    """The entries of a stream of tokens, by their index; comments are none.

    `notable` are those that may be a title or an item by their looks, by their indices: most are not, and their
    entries are made only when asked for. `headings` are those that the format marks, by their index.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.notable: dict[int, Entry] = {}
        self.headings: dict[int, Heading] = {}
        self._starts: list[int] = []
        self._ends: dict[int, int] = {}
        self._entries: dict[int, Entry] = {}
        before: Marker | None = None
        for index in self._read():
            entry = self._make(index, before)
            self.notable[index] = entry
            before = entry.marker or before

    def _read(self) -> list[int]:
        """Find out where the entries are; what is given are the indices of those that are notable."""
        depth = 0
        starts = self._starts
        notable: list[int] = []
        for position, (terminal, value, strong, _) in enumerate(self.tokens):
            if terminal == "PARAGRAPH":
                if depth:
                    continue
                content = value.text.content  # type: ignore[union-attr]
                if _is_notable(content, strong):
                    notable.append(len(starts))
                starts.append(position)
            elif terminal in OPENING:
                if not depth:
                    starts.append(position)
                depth += 1
            elif terminal in CLOSING:
                depth -= 1
                if not depth:
                    self._ends[starts[-1]] = position + 1
                    if position - starts[-1] == 4:
                        notable.append(len(starts) - 1)
            elif not depth and terminal != "COMMENT":
                if isinstance(value, Heading):
                    self.headings[len(starts)] = value
                starts.append(position)
        return notable

    def _make(self, index: int, before: Marker | None) -> Entry:
        start, end = self.bounds(index)
        tokens = tuple(self.tokens[start:end])
        if len(tokens) == 1 and isinstance(value := tokens[0].value, Paragraph):
            content = value.text.content
            return Entry(tokens, content, tokens[0].strong, marker(content, before))
        if len(tokens) == 5 and isinstance(value := tokens[2].value, Paragraph):
            printed = number(f"{getattr(tokens[1].value, 'marker', '')} X")
            return Entry(tokens, value.text.content, tokens[2].strong, printed)
        return Entry(tokens)

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, index: int) -> Entry:
        if index in self.notable:
            return self.notable[index]
        entry = self._entries.get(index)
        if entry is None:
            entry = self._entries[index] = self._make(index, None)
        return entry

    def bounds(self, index: int) -> tuple[int, int]:
        """Where the tokens of an entry begin and end."""
        start = self._starts[index]
        return start, self._ends.get(start, start + 1)

    def is_heading(self, index: int) -> bool:
        """Whether the format itself marks a heading here."""
        return self.tokens[self._starts[index]].terminal in HEADINGS


def _is_notable(content: str, strong: bool) -> bool:
    """Whether a paragraph may be a title or an item: a line that ends as sentences do, with nothing before it, is neither."""
    if len(content) > LONGEST:
        return _MAY_BE_MARKED.match(content) is not None
    return strong or content[-1:] not in ".,;!" or not is_unmarked(content) or content == content.upper()
