"""The units of the passages that disclosures stand in: their texts are searched together, and each is made when it is asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence

from policylint.detectors.attributes.known import Known
from policylint.detectors.attributes.mentions import Matches
from policylint.detectors.attributes.unit import Unit
from policylint.passages import Passage
from policylint.text import Text

_TOGETHER = 500
"""How many passages are searched together at most: more than most policies have."""

_AHEAD = 2
"""When one passage is asked about, so many are searched together from there on; twice as many if it is the one behind these."""

_AMONG = 16
"""So many are searched together of those that are likely to be asked about."""

_KEPT = 64
"""For so many passages what was prepared for searching is kept, so that attributes are looked for one by one."""

_ABOUT = 1
"""The document's title names no data of its own: only headings below it do."""


class Units:
    """The units of those passages of a document for which anything is looked for.

    `told` are their numbers; with each, whether its heading counts. `names` are those of the attributes whose terms are looked for.
    """

    __slots__ = ("_ahead", "_groups", "_known", "_names", "_next", "_order", "_passages", "_told", "_units")

    def __init__(
        self, passages: Sequence[Passage], known: Known, told: Mapping[int, bool], names: Sequence[str]
    ) -> None:
        self._passages = passages
        self._known = known
        self._told = told
        self._names = names
        self._order: list[int] = []
        self._next, self._ahead = 0, _AHEAD
        self._groups: dict[int, _Group] = {}
        self._units: dict[int, Unit] = {}

    def of(self, number: int) -> Unit:
        """The passage with this number as a unit."""
        unit = self._units.get(number)
        if unit is None:
            group = self._group(number)
            passage = self._passages[number]
            unit = self._units[number] = Unit(
                passage.text, self._known, group.matches, group.places[number][0], passage, number,
                *[None if text is None else group.beside(text, self._known) for text in self.around(number)],
            )  # fmt: skip
        return unit

    def names(
        self, number: int, name: str, patterns: Collection[int], among: Sequence[int] | None = None
    ) -> bool:
        """Whether any of some patterns of an attribute's terms matches in a passage or around it.

        `among` are the passages, in ascending order, of which more may be asked; by default all.
        """
        group = self._group(number, among)
        of = group.matches.of
        for place in group.places[number]:
            for found in of(name, place):
                if found[0] in patterns:
                    return True
        return False

    def search(self, numbers: Iterable[int]) -> None:
        """Search passages together, as far as they were not searched before."""
        left = sorted({number for number in numbers if number in self._told and number not in self._groups})
        for begin in range(0, len(left), _TOGETHER):
            here = left[begin : begin + _TOGETHER]
            texts = {number: self._passages[number].text for number in here}
            around = {number: self.around(number) for number in here}
            kept = len(self._groups) + len(here) <= _KEPT
            group = _Group(texts, around, self._known.language, None if kept else self._names)
            self._groups.update(dict.fromkeys(here, group))

    def _group(self, number: int, among: Sequence[int] | None = None) -> _Group:
        group = self._groups.get(number)
        if group is None:
            self.search(self._from(number) if among is None else _from(number, among))
            group = self._groups[number]
        return group

    def _from(self, number: int) -> Sequence[int]:
        """Some passages from one on."""
        order = self._order
        if not order:
            order.extend(sorted(self._told))
        at = bisect_left(order, number)
        self._ahead = min(2 * self._ahead, _TOGETHER) if at == self._next else _AHEAD
        self._next = at + self._ahead
        return order[at : self._next]

    def around(self, number: int) -> tuple[Text | None, Text | None, Text | None]:
        """The label of a passage, and, if they count, its innermost heading and the sentence before it."""
        passage = self._passages[number]
        if not self._told[number]:
            return passage.label_text, None, None
        heading = passage.headings[-1].text if len(passage.headings) > _ABOUT else None
        return passage.label_text, heading, _said_before(passage, self._passages[number - 1])


def _said_before(passage: Passage, previous: Passage) -> Text | None:
    """What another sentence says just before a passage, in one paragraph with it."""
    if passage.kind != "sentence" or previous.kind != "sentence" or passage.label_text is not None:
        return None
    adjoins = passage.section is previous.section and passage.span.start - previous.span.end == 1
    return previous.text if adjoins and not previous.asked else None


def _from(number: int, among: Sequence[int]) -> Sequence[int]:
    at = bisect_left(among, number)
    return among[at : at + _AMONG]


class _Group:
    """Texts that are searched together: those of passages, by number, then the labels and headings `around` them.

    `places` are for each passage those of its own text and of what is around it.
    """

    __slots__ = ("_beside", "_places", "matches", "places")

    def __init__(
        self,
        texts: Mapping[int, Text],
        around: Mapping[int, tuple[Text | None, ...]],
        language: str,
        names: Sequence[str] | None,
    ) -> None:
        self.places = {number: [place] for place, number in enumerate(texts)}
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
                self.places[number].append(place)
        self.matches = Matches(language, contents, names)

    def beside(self, text: Text, known: Known) -> Unit:
        """A label or a heading as a unit."""
        unit = self._beside.get(id(text))
        if unit is None:
            unit = self._beside[id(text)] = Unit(text, known, self.matches, self._places[id(text)])
        return unit
