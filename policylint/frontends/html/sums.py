"""How much text the parts of a page hold, and how much of it leads elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from itertools import accumulate

from policylint.frontends.html.elements import Element, Page
from policylint.frontends.html.names import UNREAD
from policylint.frozen import dataclass
from policylint.patterns import words

_LINKED = 0.5
"""A part by whose name one expects a menu is one if so much of its text is links."""

_PRESSED = words("button input")


@dataclass(frozen=True, slots=True)
class Sums:
    """How many characters of text, and of text in links, stand before each event, and how many of both wait in dialogs.

    `pressed` and `contacts` count what can be pressed, and links to addresses and numbers.
    """

    text: tuple[int, ...]
    linked: tuple[int, ...]
    pressed: tuple[int, ...]
    contacts: tuple[int, ...]
    waiting: tuple[int, ...]
    waiting_linked: tuple[int, ...]

    def of(self, element: Element) -> int:
        return self.text[element.last] - self.text[element.first]

    def links(self, element: Element) -> int:
        return self.linked[element.last] - self.linked[element.first]

    def prose(self, element: Element) -> int:
        return self.of(element) - self.links(element)

    def buttons(self, element: Element) -> int:
        return self.pressed[element.last] - self.pressed[element.first]

    def has_contact(self, element: Element) -> bool:
        return self.contacts[element.last] > self.contacts[element.first]

    def is_linked(self, element: Element) -> bool:
        """Whether links are most of what an element shows; dialogs show nothing before they are opened."""
        first, last = element.first, element.last
        shown = self.of(element) - (self.waiting[last] - self.waiting[first])
        linked = self.links(element) - (self.waiting_linked[last] - self.waiting_linked[first])
        return linked > 0 and linked >= _LINKED * shown


def sums_of(page: Page, hidden: Collection[int]) -> Sums:
    """The sums of a page; `hidden` elements and what nobody reads count nothing."""
    unseen_until = dialog_until = -1
    links = 0
    counts: list[tuple[int, ...]] = []
    for index, event in enumerate(page.events):
        length = pushes = contact = 0
        element = event.element
        if event.kind == "open" and element is not None:
            if index in hidden or element.name in UNREAD:
                unseen_until = max(unseen_until, element.last)
            if element.name == "dialog":
                dialog_until = max(dialog_until, element.last)
            links += element.name == "a" and "href" in element.attributes
            contact = element.attribute("href").startswith(("mailto:", "tel:"))
            pushes = element.name in _PRESSED or element.attribute("role") == "button"
        elif event.kind == "close" and element is not None:
            links -= element.name == "a" and "href" in element.attributes
        elif index >= unseen_until:
            length = len(event.data) - event.data.count(" ") - event.data.count("\n")
        in_link = length if links > 0 else 0
        waits = index < dialog_until
        counts.append((length, in_link, pushes, contact, length * waits, in_link * waits))
    columns = zip(*counts, strict=True) if counts else [()] * 6
    return Sums(*(tuple(accumulate(column, initial=0)) for column in columns))
