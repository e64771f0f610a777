"""The units of the passages that disclosures stand in, made together."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from policylint.detectors.attributes.mentions import Page
from policylint.detectors.attributes.unit import Known, Unit
from policylint.passages import Passage
from policylint.phrases.attribute_vocabulary import attribute_vocabulary
from policylint.phrases.matcher import Sheet
from policylint.text import Text

_ABOUT = 1
"""The document's title names no data of its own: only headings below it do."""


def units_of(
    passages: Sequence[Passage], known: Known, language: str, numbers: Sequence[int], headed: Collection[int]
) -> dict[int, Unit]:
    """One unit for each of the passages with these numbers, all made ready together, their labels with them; of those that are `headed` also
    the headings.
    """
    read = [passages[number] for number in numbers]
    asides = {id(text): text for passage in read if (text := passage.label_text) is not None}
    for number in headed:
        heading = _heading(passages[number])
        if heading is not None:
            asides[id(heading)] = heading
    sheets = attribute_vocabulary(language).patterns.sheets(
        [(passage.text.content, 0) for passage in read] + [(text.content, 0) for text in asides.values()]
    )
    lines = [(page, line) for page in _pages(sheets, language) for line in range(len(page.sheet.passages))]
    around = {
        name: Unit(text, page, line, known)
        for (name, text), (page, line) in zip(asides.items(), lines[len(read) :], strict=True)
    }
    units = {
        number: Unit(passage.text, page, line, known, passage, number, around.get(id(passage.label_text)))
        for number, passage, (page, line) in zip(numbers, read, lines, strict=False)
    }
    for number in headed:
        units[number].heading = around.get(id(_heading(passages[number])))
    return units


def _pages(sheets: Sequence[Sheet], language: str) -> list[Page]:
    return [Page(sheet, language) for sheet in sheets]


def _heading(passage: Passage) -> Text | None:
    return passage.headings[-1].text if len(passage.headings) > _ABOUT else None
