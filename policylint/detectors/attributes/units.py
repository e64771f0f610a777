"""The units of the passages that disclosures stand in: their texts are searched together, and each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from policylint.detectors.attributes.known import Known
from policylint.detectors.attributes.mentions import Matches, patterns_of
from policylint.detectors.attributes.unit import Unit
from policylint.passages import Passage
from policylint.text import Text

_TOGETHER = 500
"""The passages of how many are searched together when one of them is asked about: more than most policies have."""

_ABOUT = 1
"""The document's title names no data of its own: only headings below it do."""


class Units:
    """The units of those passages of a document for which anything is looked for.

    `told` are their numbers; with each, whether its heading counts. `names` are those of the attributes whose terms are looked for.
    """

    __slots__ = ("_groups", "_known", "_names", "_passages", "_told", "_units")

    def __init__(
        self, passages: Sequence[Passage], known: Known, told: Mapping[int, bool], names: Sequence[str]
    ) -> None:
        self._passages = passages
        self._known = known
        self._told = told
        self._names = names
        self._groups: dict[int, _Group] = {}
        self._units: dict[int, Unit] = {}

    def of(self, number: int) -> Unit:
        """The passage with this number as a unit."""
        unit = self._units.get(number)
        if unit is None:
            group = self._group(number // _TOGETHER)
            passage = self._passages[number]
            unit = self._units[number] = Unit(
                passage.text, self._known, group.matches, group.place[number], passage, number,
                *[None if text is None else group.beside(text, self._known) for text in self._around(number)],
            )  # fmt: skip
        return unit

    def naming(self, name: str, values: tuple[str, ...]) -> Iterator[int]:
        """The passages in or around which an attribute's terms stand that are any, or among these values, some more than once."""
        told = patterns_of(self._known.language, name, values)
        for number in dict.fromkeys([number // _TOGETHER for number in self._told]):
            group = self._group(number)
            for place in group.matches.places(name, told):
                yield from group.numbers[place]

    def _around(self, number: int) -> tuple[Text | None, Text | None]:
        """The label of a passage, and its innermost heading, if that counts."""
        passage = self._passages[number]
        headed = self._told[number] and len(passage.headings) > _ABOUT
        return passage.label_text, passage.headings[-1].text if headed else None

    def _group(self, index: int) -> _Group:
        group = self._groups.get(index)
        if group is None:
            first = index * _TOGETHER
            last = min(first + _TOGETHER, len(self._passages))
            told = [number for number in range(first, last) if number in self._told]
            texts = {number: self._passages[number].text for number in told}
            around = {number: self._around(number) for number in told}
            group = self._groups[index] = _Group(texts, around, self._known.language, self._names)
        return group


class _Group:
    """Texts that are searched together: those of passages, by number, then the labels and headings `around` them.

    `numbers` are, for each text, those of the passages for which it counts; `place` is that of each passage's own text among them.
    """

    __slots__ = ("_beside", "_places", "matches", "numbers", "place")

    def __init__(
        self,
        texts: Mapping[int, Text],
        around: Mapping[int, tuple[Text | None, Text | None]],
        language: str,
        names: Sequence[str],
    ) -> None:
        self.place = {number: place for place, number in enumerate(texts)}
        self.numbers = [[number] for number in texts]
        contents = [text.content for text in texts.values()]
        self._places: dict[int, int] = {}
        self._beside: dict[int, Unit] = {}
        for number, beside in around.items():
            for text in beside:
                if text is None:
                    continue
                place = self._places.setdefault(id(text), len(contents))
                if place == len(contents):
                    contents.append(text.content)
                    self.numbers.append([])
                self.numbers[place].append(number)
        self.matches = Matches(language, contents, names)

    def beside(self, text: Text, known: Known) -> Unit:
        """A label or a heading as a unit."""
        unit = self._beside.get(id(text))
        if unit is None:
            unit = self._beside[id(text)] = Unit(text, known, self.matches, self._places[id(text)])
        return unit
