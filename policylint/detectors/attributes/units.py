"""The units of the passages that disclosures stand in, made together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from policylint.detectors.attributes.known import Known
from policylint.detectors.attributes.mentions import patterns
from policylint.detectors.attributes.unit import Unit
from policylint.passages import Passage
from policylint.phrases.attribute_vocabulary import attribute_vocabulary
from policylint.phrases.sheets import Found

_ABOUT = 1
"""The document's title names no data of its own: only headings below it do."""


def units_of(
    passages: Sequence[Passage],
    known: Known,
    numbers: Collection[int],
    headed: Collection[int],
    names: Iterable[str],
) -> dict[int, Unit]:
    """One unit for each of the passages with these numbers, and those of their labels, and of the headings of those that are `headed`.

    They know where the patterns of the attributes with these names match.
    """
    units = {number: Unit(passages[number].text, known, passages[number], number) for number in numbers}
    texts = {id(text): text for number in numbers if (text := passages[number].label_text) is not None}
    for number in headed:
        headings = passages[number].headings
        if len(headings) > _ABOUT:
            texts[id(headings[-1].text)] = headings[-1].text
    apart = known.alone()
    around = {name: Unit(text, apart) for name, text in texts.items()}
    known.around |= around
    _match([*units.values(), *around.values()], known.language, names)
    return units


def _match(units: Sequence[Unit], language: str, names: Iterable[str]) -> None:
    """Lets the units know where patterns match."""
    sheets = attribute_vocabulary(language).patterns.each_sheet([(unit.text.content, 0) for unit in units])
    wanted = [(name, list(patterns(language, name))) for name in names]
    first = 0
    for sheet in sheets:
        for name, several in wanted:
            here: defaultdict[int, list[Found]] = defaultdict(list)
            for found in sheet.every_span(several):
                here[found[1]].append(found)
            for number, some in here.items():
                units[first + number].matched(some, name)
        first += len(sheet.passages)
