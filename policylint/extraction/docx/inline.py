"""The text of a paragraph as it is printed: without what was deleted, hidden or commented on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from docx.oxml.ns import qn

from policylint.extraction.docx.styles import Styles, is_on
from policylint.frozen import dataclass

_SKIPPED = frozenset(
    map(
        qn,
        ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:delText", "w:rubyPr", "w:rt"),
    )
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FIELD_LINK = re.compile(r'\s*HYPERLINK\s+(?:(\\l)\s+)?"([^"]*)"')
_SHOWN = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_MOST_DEPTH = 60


@dataclass(slots=True)
class Inline:
    """What was read of a paragraph; offsets are from its own beginning.

    `notes` are the notes referred to (kind, identifier), `boxes` the text boxes that hang on it.
    """

    content: str = ""
    strong: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


class InlineReader:
    """Reads paragraphs; `targets` are where links lead, by identifier."""

    def __init__(self, styles: Styles, targets: Mapping[str, str]) -> None:
        self._styles = styles
        self._targets = targets
        self._pieces: list[str] = []
        self._length = 0
        self._code = ""
        self._fields: list[list[Any]] = []

    def read(self, paragraph: Any) -> Inline:
        """Everything of one paragraph."""
        self._pieces, self._length, self._fields = [], 0, []
        inline = Inline()
        self._children(paragraph, self._styles.is_bold(paragraph), inline, 0)
        while self._fields:
            self._end_field(inline)
        inline.content = "".join(self._pieces)
        return inline

    def _children(self, element: Any, bold: bool, inline: Inline, depth: int) -> None:
        if depth > _MOST_DEPTH:
            return
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SKIPPED or tag == _FALLBACK:
                continue
            if tag == qn("w:r"):
                self._run(child, bold, inline, depth)
            elif tag == qn("w:hyperlink"):
                start = self._length
                self._children(child, bold, inline, depth + 1)
                self._link(inline, start, self._target(child))
            elif tag == qn("w:fldSimple"):
                start = self._length
                self._children(child, bold, inline, depth + 1)
                self._link(inline, start, _field_target(child.get(qn("w:instr")) or ""))
            elif tag == qn("w:bookmarkStart"):
                inline.anchors.add(child.get(qn("w:name")) or "")
            elif tag == qn("w:p"):
                continue
            else:
                self._children(child, bold, inline, depth + 1)

    def _target(self, link: Any) -> str:
        anchor = link.get(qn("w:anchor")) or ""
        return self._targets.get(link.get(qn("r:id")) or "", "") + (f"#{anchor}" if anchor else "")

    def _link(self, inline: Inline, start: int, target: str) -> None:
        if target and self._length > start:
            inline.links.append((start, self._length, target))

    def _run(self, run: Any, bold: bool, inline: Inline, depth: int) -> None:
        properties = run.find(qn("w:rPr"))
        if is_on(properties, "w:vanish"):
            return
        start = self._length
        for child in run:
            if isinstance(child.tag, str):
                self._of_run(child, inline, depth)
        if self._length > start and self._styles.run_is_bold(properties, bold):
            if inline.strong and inline.strong[-1][1] == start:
                start = inline.strong.pop()[0]
            inline.strong.append((start, self._length))

    def _of_run(self, child: Any, inline: Inline, depth: int) -> None:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            self._add(" ".join((child.text or "").splitlines()))
        elif name in _SHOWN:
            self._add(_SHOWN[name])
        elif name in ("br", "cr"):
            if child.get(qn("w:type")) in (None, "textWrapping"):
                inline.breaks.append(self._length)
            self._add(" ")
        elif name == "instrText":
            if self._fields:
                self._fields[-1][1] += child.text or ""
        elif name == "fldChar":
            self._field(child.get(qn("w:fldCharType")), inline)
        elif name in ("footnoteReference", "endnoteReference"):
            inline.notes.append((name.removesuffix("Reference"), child.get(qn("w:id")) or ""))
        elif name in ("drawing", "pict", "object", "AlternateContent"):
            self._boxes(child, inline, depth)
        elif name == "ruby":
            for base in child.iter(qn("w:rubyBase")):
                self._children(base, False, inline, depth + 1)

    def _boxes(self, drawing: Any, inline: Inline, depth: int) -> None:
        """The text boxes of a drawing, each once: a fallback for old programs repeats it."""
        if depth > _MOST_DEPTH:
            return
        for child in drawing:
            if child.tag == qn("w:txbxContent"):
                inline.boxes.append(child)
            elif isinstance(child.tag, str) and child.tag != _FALLBACK:
                self._boxes(child, inline, depth + 1)

    def _field(self, kind: str | None, inline: Inline) -> None:
        if kind == "begin":
            self._fields.append([self._length, ""])
        elif kind == "separate" and self._fields:
            self._fields[-1][0] = self._length
        elif kind == "end" and self._fields:
            self._end_field(inline)

    def _end_field(self, inline: Inline) -> None:
        start, code = self._fields.pop()
        self._link(inline, start, _field_target(code))

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)


def _field_target(code: str) -> str:
    found = _FIELD_LINK.match(code)
    return ("#" if found[1] else "") + found[2] if found else ""
