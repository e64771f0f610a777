"""How elements look, as far as it says something: what is not shown, what is bold, what stands on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policylint.frontends.html.elements import Element, Page
from policylint.frontends.html.names import BLOCKS, STRONG
from policylint.patterns import deferred, words

_NOT_SHOWN = deferred(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE
)
_DISPLAY = deferred(r"(?:^|;)\s*display\s*:\s*([\w-]+)", re.IGNORECASE)
_WEIGHT = deferred(r"(?:^|;)\s*font-weight\s*:\s*(\w+)", re.IGNORECASE)
_CLASS = deferred(r"\s*(?:span|p|div|font)?\.([\w-]+)\s*")
_HEAVY = frozenset(("bold", "bolder", "600", "700", "800", "900"))
_FOR_EARS = words("sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only a11y-hidden")
_CONTROLS = ("aria-controls", "data-target", "data-bs-target", "href")
_BLOCK_DISPLAYS = frozenset(("block", "flex", "grid", "list-item", "table", "flow-root"))


def hidden_elements(page: Page) -> set[int]:
    """The events that begin elements which no reader gets to see.

    What is hidden until something on the page opens it, as panels of an accordion are, is not among them.
    """
    hidden = [element for element in page.elements if _is_hidden(element)]
    if not hidden:
        return set()
    opened = _opened(page.elements)
    return {
        element.first
        for element in hidden
        if element.attribute("id") not in opened and element.attribute("role") != "tabpanel"
    }


def _is_hidden(element: Element) -> bool:
    attributes = element.attributes
    if not attributes:
        return False
    if "hidden" in attributes and element.attribute("hidden") != "until-found":
        return True
    if element.name in ("span", "a") and not _FOR_EARS.isdisjoint(element.attribute("class").split()):
        return True
    style = attributes.get("style")
    return bool(style) and _NOT_SHOWN.search(style or "") is not None


def _opened(elements: Iterable[Element]) -> set[str]:
    """The ids that something on the page opens when it is pressed."""
    found: set[str] = set()
    for element in elements:
        for name in _CONTROLS:
            found.update(value.lstrip("#") for value in element.attribute(name).split())
    found.discard("")
    return found


def heavy_classes(styles: Iterable[str]) -> frozenset[str]:
    """The classes that the page's own style sheets make bold, as word processors' exports do."""
    found: set[str] = set()
    for sheet in styles:
        for rule in sheet.split("}"):
            selectors, _, declared = rule.partition("{")
            weight = _WEIGHT.search(declared)
            if weight and weight[1].lower() in _HEAVY:
                named = [_CLASS.fullmatch(selector) for selector in selectors.split(",")]
                found.update(match[1].lower() for match in named if match)
    return frozenset(found)


def is_strong(element: Element, heavy: frozenset[str]) -> bool:
    """Whether an element sets its text off as strong."""
    style = element.attributes.get("style")
    if style:
        weight = _WEIGHT.search(style)
        if weight:
            return weight[1].lower() in _HEAVY
    if element.name in STRONG:
        return True
    return bool(heavy) and not heavy.isdisjoint(element.attribute("class").split())


def is_block(element: Element) -> bool:
    """Whether an element stands on lines of its own."""
    style = element.attributes.get("style")
    if style and "display" in style:
        display = _DISPLAY.search(style)
        if display and (kind := display[1].lower()) != "none":
            return kind in _BLOCK_DISPLAYS
    if element.name in BLOCKS:
        return True
    return bool(element.attributes) and element.attribute("role") in (
        "heading",
        "list",
        "listitem",
        "paragraph",
    )


def heading_level(element: Element) -> int:
    """The level of a heading, 1 to 6; 0 for what is none."""
    role = element.attribute("role") if element.attributes else ""
    if role == "heading":
        level = element.attribute("aria-level")
        return min(max(int(level), 1), 6) if level.isascii() and level.isdigit() else 2
    if role in ("presentation", "none"):
        return 0
    name = element.name
    return int(name[1]) if len(name) == 2 and name[0] == "h" and name[1] in "123456" else 0
