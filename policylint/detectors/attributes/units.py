"""The units of the passages that disclosures stand in, made together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from policylint.detectors.attributes.mentions import patterns
from policylint.detectors.attributes.unit import Known, Unit
from policylint.passages import Passage
from policylint.phrases.attribute_vocabulary import attribute_vocabulary
from policylint.text import Text

_ABOUT = 1
"""The document's title names no data of its own: only headings below it do."""


def units_of(
    passages: Sequence[Passage],
    known: Known,
    numbers: Sequence[int],
    headed: Collection[int],
    names: Collection[str],
) -> dict[int, Unit]:
    """One unit for each of the passages with these numbers, with its label, and with its heading if it is `headed`.

    Where they name terms of the attributes with these names, their patterns match.
    """
    around: dict[int, Unit] = {}
    units = {}
    for number in numbers:
        passage = passages[number]
        label = _around(passage.label_text, around, known)
        heading = _around(_heading(passage), around, known) if number in headed else None
        units[number] = Unit(passage.text, known, passage, number, label, heading)
    _match([*units.values(), *around.values()], known.language, names)
    return units


def _around(text: Text | None, around: dict[int, Unit], known: Known) -> Unit | None:
    """The unit of a label or a heading: one for all passages that have it."""
    if text is None:
        return None
    unit = around.get(id(text))
    if unit is None:
        unit = around[id(text)] = Unit(text, known)
    return unit


def _heading(passage: Passage) -> Text | None:
    return passage.headings[-1].text if len(passage.headings) > _ABOUT else None


def _match(units: Sequence[Unit], language: str, names: Iterable[str]) -> None:
    """Lets the units know where patterns match."""
    sheets = attribute_vocabulary(language).patterns.each_sheet([(unit.text.content, 0) for unit in units])
    wanted = [(name, list(patterns(language, name))) for name in names]
    first = 0
    for sheet in sheets:
        for name, several in wanted:
            for found in sheet.every_span(several):
                units[first + found[1]].matches.setdefault(name, []).append(found)
        first += len(sheet.passages)
