"""What a page is made of: its elements, and the events of its tags and texts in order."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, NamedTuple, TypeAlias

from policylint.document import Comment
from policylint.frozen import dataclass

EventKind: TypeAlias = Literal["open", "close", "text", "reference"]


@dataclass(slots=True, eq=False)
class Element:
    """An element. `first` and `last` are the indices of the events of its tags; `start` and `end` the place of its
    start tag (offsets). `parent` is None at the top.
    """

    name: str
    attributes: dict[str, str]
    parent: Element | None
    first: int
    start: int
    end: int
    last: int = -1
    ended: bool = False

    def attribute(self, name: str) -> str:
        """The value of an attribute in lower case, without white space around it; empty if there is none."""
        return self.attributes.get(name, "").strip().lower()


class Event(NamedTuple):
    """A tag, or text. `data` is what is read; `element` is the element that begins or ends, of a text the one around it."""

    kind: EventKind
    element: Element | None
    start: int
    end: int
    data: str = ""


@dataclass(slots=True)
class Page:
    """All events of a page in order, its elements, comments, anchors, and what its head says."""

    events: list[Event] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    title: str = ""
    language: str = ""
    base: str = ""
    styles: list[str] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)

    def target_of(self, link: Element) -> str:
        """Where a link leads; with a `<base>` even `#here` leads there."""
        target = link.attributes.get("href", "").strip()
        if not self.base:
            return target
        from urllib.parse import urljoin

        try:
            return urljoin(self.base, target)
        except ValueError:
            return target
