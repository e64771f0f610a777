"""The units in which a policy is understood: a sentence, a list item, a table row, or a heading, in its context.

A list item means little without the sentence that introduces it, a table row without its header, and
either without the headings above it. A `Passage` carries all of that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from itertools import accumulate
from typing import Literal, TypeAlias, TypeVar

from policylint.document import Heading, Link, Section
from policylint.frozen import dataclass
from policylint.source import Span
from policylint.text import Text

_Told = TypeVar("_Told")

_FEW = 16
"""Links of which each is looked for by itself."""

PassageKind: TypeAlias = Literal["sentence", "item", "row", "heading"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One unit of meaning.

    `text` is what patterns match: the introducing words (the lead-in of a list, the header cells of a
    row), if any, then the passage's own words, which begin at `own` (an offset into `text.content`).
    `span` is the source of its own words, `own_text` these words. `headings` are those above it, outermost
    first; `label` is the run-in title of its paragraph or the first cell of its row, `label_text` the same tied to the source. `quoted` marks words inside a block quotation,
    `refused` those in a row of a table that says they do not hold ("Biometrics | Collected: no"), `denied` those
    that a mere no answers ("Anything sold? | No"; "Shared with others: no"). Of a question that is answered, such as "Do you sell my data?
    No", the own words are the sentence that it makes ("We do not sell your data"), and `asked` is the question.
    """

    kind: PassageKind
    text: Text
    own: int
    section: Section
    span: Span = field(repr=False, compare=False)
    own_text: str = field(repr=False, compare=False)
    headings: tuple[Heading, ...] = ()
    label: str = ""
    quoted: bool = False
    links: tuple[Link, ...] = ()
    label_text: Text | None = None
    refused: bool = False
    denied: bool = False
    asked: str = ""

    def at(self, place: Span) -> Passage:
        """The same, told from another that has the same place: said to stand at this part of it."""
        return replace(self, span=place)


def listed_under(
    passages: Sequence[Passage], told: Callable[[str], _Told | None]
) -> Iterator[tuple[int, Passage, _Told]]:
    """The items and rows right under a heading by which something is `told`, with their numbers, and with that.

    Not those that a sentence introduces. Each heading is asked about once.
    """
    known: dict[str, _Told | None] = {}
    for number, passage in enumerate(passages):
        if passage.kind not in ("item", "row") or passage.own or not passage.headings:
            continue
        heading = passage.headings[-1].text.content
        if heading not in known:
            known[heading] = told(heading)
        if (found := known[heading]) is not None:
            yield number, passage, found


def places_in(text: Text, links: Sequence[Link]) -> list[tuple[int, int] | None]:
    """Where each of several links is read in a text, as `Text.offsets` of its span would say one after the other."""
    if len(links) < _FEW:
        return [text.offsets(one.span) for one in links]
    runs, starts = text.runs, text.starts
    reached = list(accumulate([run.source.end for run in runs], max))
    left = list(accumulate([run.source.start for run in reversed(runs)], min))[::-1]
    found: list[tuple[int, int] | None] = []
    for one in links:
        first, last = bisect_right(reached, one.span.start), bisect_left(left, one.span.end)
        place = Text.of(runs[first:last]).offsets(one.span)
        found.append(None if place is None else (starts[first] + place[0], starts[first] + place[1]))
    return found
