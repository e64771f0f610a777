"""The numbers and bullets that a word processor prints before paragraphs: they are counted, not written."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from policylint.frozen import dataclass

if TYPE_CHECKING:
    from docx.document import Document

_BULLET = "•"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 3_999
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Marker:
    """What is printed before an item, and whether it counts."""

    printed: str
    ordered: bool


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "bullet"
    pattern: str = _BULLET
    start: int = 1


class Numbering:
    """Counts the items of a document's lists, in its order."""

    def __init__(self, document: Document) -> None:
        self._abstract: dict[str, str] = {}
        self._levels: dict[tuple[str, int], _Level] = {}
        self._overridden: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for relation in document.part.rels.values():
            if not relation.is_external and relation.reltype.endswith("/numbering"):
                self._read(relation.target_part.element)

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.iterfind(qn("w:abstractNum")):
            name = abstract.get(qn("w:abstractNumId")) or ""
            for level in abstract.iterfind(qn("w:lvl")):
                depth = level.get(qn("w:ilvl")) or ""
                if depth.isdecimal():
                    self._levels[name, int(depth)] = _level(level)
        for number in numbering.iterfind(qn("w:num")):
            identifier = number.get(qn("w:numId")) or ""
            self._abstract[identifier] = _value(number, "w:abstractNumId")
            for override in number.iterfind(qn("w:lvlOverride")):
                depth, start = override.get(qn("w:ilvl")) or "", _value(override, "w:startOverride")
                if depth.isdecimal() and start.isdecimal():
                    self._overridden[identifier, int(depth)] = int(start)

    def marker(self, identifier: str, depth: int) -> Marker:
        """Count the next item of a list, at a depth from 0, and say what is printed before it."""
        abstract = self._abstract.get(identifier, "")
        level = self._levels.get((abstract, depth), _Level())
        if level.form in ("bullet", "none"):
            return Marker(_BULLET if level.form == "bullet" else "", False)
        counts = self._counts[abstract or identifier]
        start = self._overridden.pop((identifier, depth), None)
        counts[depth] = start if start is not None else counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return Marker(_PLACE.sub(lambda found: self._number(abstract, counts, found), level.pattern), True)

    def _number(self, abstract: str, counts: dict[int, int], found: re.Match[str]) -> str:
        depth = int(found[1]) - 1
        level = self._levels.get((abstract, depth), _Level("decimal"))
        return _printed(counts.get(depth, level.start), level.form)


def _level(element: Any) -> _Level:
    start = _value(element, "w:start")
    return _Level(
        _value(element, "w:numFmt") or "decimal",
        _value(element, "w:lvlText")[:_LONGEST],
        int(start) if start.isdecimal() else 1,
    )


def _printed(number: int, form: str) -> str:
    number = min(number, _LARGEST)
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 3)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and number > 0:
        roman, rest = "", number
        for value, letters in _ROMAN:
            roman += letters * (rest // value)
            rest %= value
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02}" if form == "decimalZero" else str(number)


def _value(element: Any, name: str) -> str:
    found = element.find(qn(name))
    return (found.get(qn("w:val")) or "") if found is not None else ""
