"""What a block looks like, taken by itself: whether it may be a heading, and of which style."""

from __future__ import annotations

from policylint.document import HeadingStyle
from policylint.frontends.contact_lines import is_contact_line
from policylint.frontends.page import Entry
from policylint.frontends.titles import (
    LONGEST,
    is_badge,
    is_capitals,
    is_question,
    is_sentence,
    is_title,
    word_count,
)
from policylint.frozen import dataclass

_MAX_STRONG_WORDS = 18
_MAX_STRONG_SENTENCE = 9


@dataclass(frozen=True, slots=True)
class Shape:
    """The look of a title. A `strong` one stands out by itself, the others only where text follows them."""

    style: HeadingStyle
    strong: bool


def shape_of(entry: Entry) -> Shape | None:
    """The shape of an entry; None if it cannot be a title."""
    content = entry.content
    if not content or len(content) > LONGEST:
        return None
    shape = _looks(entry, content)
    return None if shape is None or entry.stamp or is_badge(content) else shape


def _looks(entry: Entry, content: str) -> Shape | None:
    if entry.kind == "LIST_START":
        return _item_shape(entry)
    marker = entry.marker
    if marker is not None and marker.kind == "bullet":
        return None
    if entry.strong:
        return Shape("bold", True) if _is_strong_title(entry.rest) else None
    if marker is not None and (marker.closed or marker.kind == "decimal"):
        return Shape("numbered", True) if _is_numbered_title(entry) else None
    return _bare_shape(content)


def _bare_shape(content: str) -> Shape | None:
    shape = None if "\n" in content else _line_shape(content)
    return None if shape is None or is_contact_line(content) else shape


def _line_shape(content: str) -> Shape | None:
    if content[-1] in ".,;!" and content != content.upper():
        return None
    if is_question(content):
        return Shape("question", False)
    if is_capitals(content) and not (content.endswith(".") and is_sentence(content)):
        return Shape("bare", True)
    title = content[:-1].rstrip() if content.endswith(":") else content
    return Shape("bare", False) if is_title(title) else None


def _item_shape(entry: Entry) -> Shape | None:
    """A list of one item may be a numbered heading that Markdown took for a list."""
    if entry.marker is None or entry.marker.bracketed:
        return None
    if entry.strong:
        return Shape("bold", True) if _is_strong_title(entry.content) else None
    return Shape("numbered", True) if is_title(entry.content, lenient=True) else None


def _is_strong_title(content: str) -> bool:
    """Whether a wholly strong paragraph may be a title; a sentence set in bold is a sentence."""
    words = word_count(content)
    if not words or words > _MAX_STRONG_WORDS or content[0] in ",;)" or "@" in content:
        return False
    if is_question(content):
        return True
    ends = content[-1] in ".!"
    if words > _MAX_STRONG_SENTENCE and ends:
        return False
    return not (is_sentence(content) and (ends or words > _MAX_STRONG_SENTENCE))


def _is_numbered_title(entry: Entry) -> bool:
    marker = entry.marker
    if marker is None or (marker.bracketed and marker.kind != "word"):
        return False
    if marker.kind in ("roman", "letter") and not marker.value.isupper():
        return False
    return is_title(entry.rest, lenient=True)
