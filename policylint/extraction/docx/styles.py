"""What a paragraph's style says of it: its level as a heading, its numbering, whether it is bold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document

_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"toc (?:heading|[1-9])|table of (?:figures|authorities)")
_TITLES = frozenset({"title"})
_OFF = frozenset({"0", "false", "off", "none"})
_BODY_LEVEL = 9
_DEEPEST_CHAIN = 20


def is_on(properties: Any, name: str) -> bool | None:
    """Whether a switch such as `w:b` is on; None where nothing is said of it."""
    found = properties.find(qn(name)) if properties is not None else None
    return None if found is None else (found.get(qn("w:val")) or "1").lower() not in _OFF


class Styles:
    """The styles of one document."""

    def __init__(self, document: Document) -> None:
        self._styles: dict[str, Any] = {}
        self._default = ""
        for style in document.styles.element.iterfind(qn("w:style")):
            identifier = style.get(qn("w:styleId")) or ""
            self._styles[identifier] = style
            is_default = (style.get(qn("w:default")) or "0") not in _OFF
            if is_default and style.get(qn("w:type")) == "paragraph":
                self._default = identifier

    def heading_level(self, paragraph: Any) -> int | None:
        """The level of a paragraph as a heading, from 1; 0 for a document's title, None for any other text."""
        own = paragraph.find(qn("w:pPr"))
        level = _outline_level(own)
        if level is not None:
            return level if level <= _BODY_LEVEL else None
        for style in self._chain(self._style_of(own)):
            name = _name(style)
            if name in _TITLES:
                return 0
            if found := _HEADING.fullmatch(name):
                return int(found[1])
            level = _outline_level(style.find(qn("w:pPr")))
            if level is not None:
                return level if level <= _BODY_LEVEL else None
        return None

    def is_contents(self, paragraph: Any) -> bool:
        """Whether a paragraph is of a table of contents."""
        chain = self._chain(self._style_of(paragraph.find(qn("w:pPr"))))
        return any(_CONTENTS.fullmatch(_name(style)) for style in chain)

    def numbering(self, paragraph: Any) -> tuple[str, int] | None:
        """The list that a paragraph is an item of, by its identifier, and the item's level, from 0."""
        own = paragraph.find(qn("w:pPr"))
        level = None
        for properties in (own, *(style.find(qn("w:pPr")) for style in self._chain(self._style_of(own)))):
            found = properties.find(qn("w:numPr")) if properties is not None else None
            if found is None:
                continue
            if level is None:
                level = _value(found.find(qn("w:ilvl")))
            identifier = _value(found.find(qn("w:numId")))
            if identifier:
                depth = int(level) if level and level.isdecimal() else 0
                return (identifier, min(depth, 8)) if identifier != "0" else None
        return None

    def is_bold(self, paragraph: Any) -> bool:
        """Whether the style sets all of a paragraph in bold."""
        for style in self._chain(self._style_of(paragraph.find(qn("w:pPr")))):
            bold = is_on(style.find(qn("w:rPr")), "w:b")
            if bold is not None:
                return bold
        return False

    def run_is_bold(self, properties: Any, otherwise: bool) -> bool:
        """Whether a run of these properties is bold, in a paragraph that is or is not."""
        own = is_on(properties, "w:b")
        if own is not None:
            return own
        if properties is not None:
            for style in self._chain(_value(properties.find(qn("w:rStyle")))):
                bold = is_on(style.find(qn("w:rPr")), "w:b")
                if bold is not None:
                    return bold
        return otherwise

    def language(self) -> str:
        """The language that the document declares for its text; empty if it declares none."""
        for found in next(iter(self._styles.values())).getparent().iter(qn("w:lang")) if self._styles else ():
            return found.get(qn("w:val")) or ""
        return ""

    def _style_of(self, properties: Any) -> str:
        found = properties.find(qn("w:pStyle")) if properties is not None else None
        return _value(found) or self._default

    def _chain(self, identifier: str) -> Iterator[Any]:
        """A style and those it is based on, which a broken file may chain in a circle."""
        for _ in range(_DEEPEST_CHAIN):
            style = self._styles.get(identifier)
            if style is None:
                return
            yield style
            identifier = _value(style.find(qn("w:basedOn")))


def _name(style: Any) -> str:
    return _value(style.find(qn("w:name"))).lower()


def _outline_level(properties: Any) -> int | None:
    value = _value(properties.find(qn("w:outlineLvl"))) if properties is not None else ""
    return int(value) + 1 if value.isdecimal() else None


def _value(element: Any) -> str:
    return (element.get(qn("w:val")) or "") if element is not None else ""
