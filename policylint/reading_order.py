"""The texts of a document in the order in which they are read, each with what stands around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from policylint.concordance import Concordance, Hints, concordance
from policylint.concordance.bits import all_in, lone, packed
from policylint.document import Block, Document, Link, List, Paragraph, Quote, Section, Table
from policylint.frozen import dataclass
from policylint.machine.memory import FEW, Found, remembered
from policylint.patterns import Hinted, folded
from policylint.policy import Policy
from policylint.reading.sentences import sentence_bounds
from policylint.source import Span
from policylint.text import Text


@dataclass(frozen=True, slots=True)
class PlacedParagraph:
    """A paragraph where a reader comes upon it.

    `container` are the blocks of the section, list item or quotation that holds it, `index` its place among them.
    `nested` says that a list item or a quotation holds it.
    """

    paragraph: Paragraph
    section: Section
    container: Sequence[Block] = ()
    index: int = 0
    nested: bool = False

    @property
    def following(self) -> Sequence[Block]:
        """The blocks after it in the same container."""
        return self.container[self.index + 1 :]

    @property
    def is_last(self) -> bool:
        """Whether no block follows it in its container."""
        return self.index + 1 >= len(self.container)


@dataclass(frozen=True, slots=True)
class ReadText:
    """One stretch of reader-visible text: a heading, a paragraph or a table cell, with its links.

    `nested` says that a list item, a table or a quotation holds it.
    """

    text: Text
    section: Section
    links: tuple[Link, ...] = ()
    nested: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of its section."""
        heading = self.section.heading
        return heading is not None and self.text is heading.text


@remembered
def paragraphs(document: Document) -> Sequence[PlacedParagraph]:
    """All paragraphs but those in tables, in the order of the source."""
    found, sections = Found[PlacedParagraph](), document.root.walk()
    found.take(placed for one in sections for placed in _placed(one.blocks, one, nested=False))
    return found.all()


def _placed(blocks: Sequence[Block], section: Section, *, nested: bool) -> Iterator[PlacedParagraph]:
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield PlacedParagraph(block, section, blocks, index, nested)
        elif isinstance(block, Quote):
            yield from _placed(block.blocks, section, nested=True)
        elif isinstance(block, List):
            for item in block.items:
                yield from _placed(item.blocks, section, nested=True)


@remembered
def texts(document: Document) -> Sequence[ReadText]:
    """Every heading, paragraph and table cell that has text, in the order of the source."""
    found = Found[ReadText]()
    for section in document.root.walk():
        if section.heading is not None and section.heading.text.content:
            found.recent.append(ReadText(section.heading.text, section))
        _add(found, section.blocks, section, False)
        if len(found.recent) >= FEW:
            found.settle()
    return found.all()


def _add(found: Found[ReadText], blocks: Sequence[Block], section: Section, nested: bool) -> None:
    """Add the texts of blocks."""
    recent = found.recent
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.text.content:
                recent.append(ReadText(block.text, section, block.links, nested))
                if len(recent) >= FEW:
                    found.settle()
        elif isinstance(block, List):
            for item in block.items:
                _add(found, item.blocks, section, True)
        elif isinstance(block, Table):
            for cells in (block.header, *[row.cells for row in block.rows]):
                recent += [ReadText(one.text, section, one.links, True) for one in cells if one.text.content]
                found.settle()
        elif isinstance(block, Quote):
            _add(found, block.blocks, section, True)


def texts_holding(policy: Policy, *patterns: Hinted) -> Iterator[tuple[ReadText, str]]:
    """The texts that hold the hints of one of the patterns, in the order of the source, each with its words folded, for hints."""
    order, read = _order(policy), texts(policy.document)
    for number in sorted(order.holding(policy, patterns)):
        words = order.words(number)
        if any(pattern.may_match(words) for pattern in patterns):
            yield read[number], words


def texts_with(policy: Policy, *patterns: Hinted) -> Iterator[tuple[ReadText, Sequence[Hinted]]]:
    """The texts in which one of the patterns may match, in the order of the source, each with those that may.

    Which may match is seen by their passages; headings, contents and the like that are no passages are looked at themselves.
    """
    order, read = _order(policy), texts(policy.document)
    for number, held in sorted(order.holding(policy, patterns).items()):
        if held is patterns:
            words = order.words(number)
            held = [pattern for pattern in patterns if pattern.may_match(words)]
        if held:
            yield read[number], held


class _Order:
    """From which text each passage is read (by numbers), and which texts are apart from all passages."""

    __slots__ = ("_apart", "_numbers", "_passages", "_read", "_sets", "_words")

    def __init__(self, policy: Policy) -> None:
        self._read = texts(policy.document)
        self._passages = policy.passages
        self._words: dict[int, str] = {}
        self._sets: dict[int, tuple[int, int]] = {}
        starts = packed(_begins, self._read)
        begun = packed(lambda some: [passage.span.start for passage in some], policy.passages)
        self._apart = lone(starts, begun)
        first = len(starts[:1])  # what stands before the first text is told of it
        self._numbers = packed(lambda some: [bisect_right(starts, start, first) - 1 for start in some], begun)

    def holding(self, policy: Policy, patterns: Sequence[Hinted]) -> dict[int, Sequence[Hinted]]:
        """For each text, the patterns of which its passages together hold the hints; all, where it is apart from them."""
        known = concordance(policy.passages)
        found: dict[int, Any] = {}
        for pattern in patterns:
            for number in self._with(known, pattern.hints):
                found.setdefault(number, []).append(pattern)
        for number in self._apart:
            found[number] = patterns
        return found

    def _with(self, known: Concordance, hints: Hints) -> Iterable[int]:
        """The texts with passages that hold one hint of each group: those that hold the rarest are asked about the others."""
        held = []
        for group in hints:
            bits = known.bits((group,))
            if not bits:
                return ()
            held.append(bits)
        held.sort(key=int.bit_count)
        found: Iterable[int] = set(map(self._numbers.__getitem__, all_in(held[0]))) if held else ()
        for bits in held[1:]:
            made = self._made_of
            found = [number for number in found if bits >> made[number][0] & made[number][1]]
        return found

    @property
    def _made_of(self) -> dict[int, tuple[int, int]]:
        """The passages of each text: the number of the first, and the set of all, counted from it, so that long documents have small sets."""
        made = self._sets
        if not made:
            for number, text in enumerate(self._numbers):
                first, others = made.get(text, (number, 0))
                made[text] = first, others | 1 << (number - first)
        return made

    def words(self, number: int) -> str:
        """The words of a text, folded: several rules look at the same."""
        words = self._words.get(number)
        if words is None:
            words = self._folded(number)
            if len(self._words) < FEW:
                self._words[number] = words
        return words

    def _folded(self, number: int) -> str:
        """The words of a text: known already, where its first passage is all of it."""
        content = self._read[number].text.content
        first = bisect_left(self._numbers, number)
        if first < len(self._passages) and self._passages[first].text.content == content:
            return concordance(self._passages).texts[first].strip(" ")
        return folded(content)


def _begins(some: Sequence[ReadText]) -> list[int]:
    """Where texts begin."""
    places = [(read.text, read.text.place) for read in some]
    return [place if isinstance(place, int) else text.begin for text, place in places]


@remembered
def _order(policy: Policy) -> _Order:
    return _Order(policy)


def may_hold(policy: Policy, *patterns: Hinted) -> Iterator[ReadText]:
    """The texts in which one of the patterns may match as far as their passages tell, and all without passages, in no order."""
    read = texts(policy.document)
    return map(read.__getitem__, _order(policy).holding(policy, patterns))


def overlapped(bounds: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[int]:
    """Of stretches that stand in order and apart, the numbers of those that share a character with the one given."""
    number = bisect_right(bounds, start, key=itemgetter(1))
    while number < len(bounds) and bounds[number][0] < end:
        yield number
        number += 1


def first_place(document: Document) -> Span:
    """Where the document begins, past an archive's note and front matter: its first heading or sentence."""
    for section in document.root.walk():
        if section.heading is not None:
            return section.heading.span
        for block in section.blocks:
            found = Found[ReadText]()
            _add(found, (block,), section, False)
            for read in found.all():
                if read.text.content.strip():
                    return read.text.span(*sentence_bounds(read.text.content)[0])
    return Span(0, 0)
