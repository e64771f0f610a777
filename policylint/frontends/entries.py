"""The blocks of a document as one after the other on the page: what headings and lists are told by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policylint.document import Heading, Paragraph
from policylint.frontends.contact_lines import is_contact_line
from policylint.frontends.numbering import Marker, bullet, number
from policylint.frontends.titles import LONGEST, is_stamp, word_count
from policylint.frontends.tokens import CLOSING, OPENING, Token

_SHORT = 70


@dataclass(frozen=True, slots=True)
class Entry:
    """One block that is not inside another, with all its tokens.

    `content` is its text if it is a paragraph or a list of one item with one paragraph; `marker` the number
    or bullet it begins with, or that of the item.
    """

    tokens: Sequence[Token]
    kind: str
    content: str = ""
    strong: bool = False
    marker: Marker | None = None

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph that `content` is the text of."""
        for token in self.tokens[:3]:
            if isinstance(token.value, Paragraph):
                return token.value
        return None

    @property
    def heading(self) -> Heading | None:
        """The heading, if the format itself says that this is one."""
        value = self.tokens[0].value
        return value if isinstance(value, Heading) else None

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
            return self.strong or is_contact_line(content)
        return self.strong or not (content[-1] in ".!:;" and word_count(content) >= 5)

    @property
    def stamp(self) -> bool:
        """Whether this only says when the policy was changed."""
        return self.kind == "PARAGRAPH" and is_stamp(self.content)


def entries(tokens: Sequence[Token]) -> list[Entry]:
    """The entries of a stream of tokens, in order."""
    found: list[Entry] = []
    depth = start = 0
    before: Marker | None = None
    for index, token in enumerate(tokens):
        terminal = token.terminal
        if terminal in OPENING:
            start = start if depth else index
            depth += 1
        elif terminal in CLOSING:
            depth -= 1
            if not depth:
                found.append(_container(tokens[start : index + 1]))
        elif not depth:
            entry = _entry(token, before)
            found.append(entry)
            if terminal == "PARAGRAPH":
                before = entry.marker or before
    return found


def _entry(token: Token, before: Marker | None) -> Entry:
    value = token.value
    if not isinstance(value, Paragraph):
        return Entry((token,), token.terminal)
    content = value.text.content
    marker = number(content, before) or bullet(content)
    return Entry((token,), "PARAGRAPH", content, token.strong, marker)


def _container(tokens: Sequence[Token]) -> Entry:
    first = tokens[0]
    if len(tokens) == 5 and isinstance(value := tokens[2].value, Paragraph):
        printed = getattr(tokens[1].value, "marker", "")
        return Entry(tokens, first.terminal, value.text.content, tokens[2].strong, number(f"{printed} X"))
    return Entry(tokens, first.terminal)
