"""What a document offers to a reader who follows a reference: numbers, titles, contact points, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from policylint.document import Block, Document, List, Paragraph, Quote, Table, blocks_within
from policylint.entities import recognise
from policylint.entity import EntityKind
from policylint.patterns import deferred
from policylint.patterns import words as split_words
from policylint.reading_order import paragraphs, texts
from policylint.reference_cues import ENGLISH, Cues
from policylint.templating.templates import OPAQUE

_T = TypeVar("_T")

_CONTACT_POINTS: frozenset[EntityKind] = frozenset({"email", "phone", "address"})
_LOOSE_CONTACT_POINT = deferred(
    r"\bhttps?://|\bwww\.|\b\d{1,5},? (?:[A-Z][\w.'-]*,? ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Dr|"
    r"Boulevard|Blvd|Way|Place|Square|Court|Parkway|Suite|Floor)\b"
)
"""What may serve as an address though it is too little to be recognised as one."""

_ANNEX = deferred(r"^\W*((?:annex|schedule|appendix|exhibit|addendum|attachment)\s+\w{1,4})\b", re.IGNORECASE)
_ENUMERATOR = deferred(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*|[ivxIVX]{1,5}|[A-Za-z])[.)]\s+")
_NUMBERED = deferred(r"^\W*\d+(?:\.\d+)*[.)]?\s+")
_WORD = deferred(r"[^\W_]+(?:'[a-z]+)?")
_OUTER_NUMBER = deferred(r"^(?:section-|sec-|s)?(?:\d{1,2}[-_.]*)+|[-_]\d{1,2}$")
"""In an anchor: the number of a section, or of a heading that says the same as others."""
_COMPARED = 100
"""With so many names a misspelt one is compared letter by letter, if it has so many letters at most."""
_LITTLE = split_words(
    "the a an and or of to in on for with by from about at as it is are do does can may my your our "
    "we you i us me this that these those how what who why when where which section",
)
_LONGEST_TITLE = 90
"""Characters at the start of a paragraph that may be a title which the text lost the mark-up of."""


class _Kept(Iterable[_T]):
    """What an iterator gives, as often as it is asked for; it is read no further than needed."""

    def __init__(self, source: Iterator[_T]) -> None:
        self._source = source
        self._known: list[_T] = []

    def __iter__(self) -> Iterator[_T]:
        yield from self._known
        for one in self._source:
            self._known.append(one)
            yield one


class Targets:
    """Where references inside a document may lead, by the `cues` of its language; each kind is looked for when first asked."""

    def __init__(self, document: Document, cues: Cues = ENGLISH) -> None:
        self.document = document
        self._cues = cues

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Numbers of sections, paragraphs and items, as "2.1" or "iv"."""
        return frozenset(_numbers(self.document, self._cues))

    @cached_property
    def titles(self) -> Iterable[frozenset[str]]:
        """The words of headings, then of run-in titles and openings of paragraphs, each once: mostly a heading is meant."""
        return _Kept(
            _distinct(title for start in _starts(self.document, self._cues) if (title := words(start)))
        )

    @cached_property
    def contacts(self) -> Iterable[int]:
        """Offsets of headings that announce contact points, and of these; what is quickly found comes first."""
        return _Kept(_contacts(self.document, self._cues))

    @cached_property
    def tables(self) -> tuple[int, ...]:
        """Offsets of tables, lists and preformatted text."""
        blocks = (b for b in _blocks(self.document) if not isinstance(b, Paragraph | Quote))
        return tuple(block.span.start for block in blocks)

    @cached_property
    def headings(self) -> int:
        """How many headings there are."""
        return sum(1 for _ in self.document.sections())

    @cached_property
    def annexes(self) -> frozenset[str]:
        """Names of annexes, lower case ("annex a")."""
        named = (_ANNEX.match(start) for start in _starts(self.document, self._cues))
        return frozenset(" ".join(match[1].lower().split()) for match in named if match)

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Names that links may lead to, as they are written, by lower case."""
        headings = (section.heading for section in self.document.sections())
        slugs = (slug(heading.text.content) for heading in headings if heading is not None)
        return {anchor.lower(): anchor for anchor in (*slugs, *self.document.anchors)}

    @cached_property
    def _by_bare_name(self) -> dict[str, list[str]]:
        """Names that links may lead to, by what they are without the number of a section."""
        found: dict[str, list[str]] = {}
        for known, name in self.anchors.items():
            found.setdefault(_OUTER_NUMBER.sub("", known), []).append(name)
        return found

    def nearest_anchor(self, anchor: str) -> str:
        """The one name that is the same but for a section's number, or else for a letter or two; empty if there is none."""
        bare = _OUTER_NUMBER.sub("", anchor)
        same = self._by_bare_name.get(bare, []) if bare else []
        if not same and len(self.anchors) <= _COMPARED and len(anchor) <= _COMPARED:
            from difflib import get_close_matches

            same = [self.anchors[known] for known in get_close_matches(anchor, self.anchors, 2, 0.85)]
        return same[0] if len(same) == 1 else ""

    def has_number(self, number: str) -> bool:
        """Whether a section, paragraph or item has a number, in lower case, or may be counted as it."""
        if number in self.numbers:
            return True
        parent, dot, _ = number.rpartition(".")
        if dot:
            siblings = any(known.startswith(parent + ".") for known in self.numbers)
            return not siblings and self.has_number(parent)
        numbered = {known for known in self.numbers if known.isdigit()}
        countable = len(numbered) < 2 and number.isdigit() and int(number) <= self.headings
        return countable or any(known.startswith(number + ".") for known in self.numbers)

    def has_title(self, title: str) -> bool:
        """Whether a heading, a run-in title or the opening of a paragraph has most of the words of a title."""
        wanted = words(title)
        if not wanted:
            return True
        for known in self.titles:
            if wanted.isdisjoint(known):
                continue
            common = len(wanted & known)
            contains = common == len(wanted) or (common == len(known) and common > 1)
            if contains or common >= 0.6 * max(len(wanted), min(len(known), 6)):
                return True
        return False

    def may_lead_to(self, anchor: str) -> bool:
        """Whether links may lead to a name, in lower case; nobody knows what an expression of a template makes of one."""
        if anchor in self.anchors or OPAQUE in anchor:
            return True
        unknown = (known for known in self.anchors if OPAQUE in known) if self.document.opaque else ()
        return any(
            re.fullmatch(".*".join(map(re.escape, re.split(f"{OPAQUE}+", known))), anchor)
            for known in unknown
        )


def _distinct(titles: Iterable[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Each once, in their order; what comes first is given before the next is read."""
    given: set[frozenset[str]] = set()
    for title in titles:
        if title not in given:
            given.add(title)
            yield title


def words(title: str) -> frozenset[str]:
    """The words of a title that tell it from others: lower case, no number, no little words."""
    bare = _NUMBERED.sub("", title.lower().replace("’", "'"))
    said = frozenset(_WORD.findall(bare))
    return said - _LITTLE or said


def slug(heading: str) -> str:
    """The anchor that Git forges and most site generators give a heading."""
    kept = re.sub(r"[^\w\s-]", "", heading.strip().lower())
    return re.sub(r"\s+", "-", kept)


def _blocks(document: Document) -> Iterator[Block]:
    for section in document.root.walk():
        for block in section.blocks:
            yield from blocks_within(block)


def _starts(document: Document, cues: Cues) -> Iterator[str]:
    for section in document.sections():
        if section.heading is not None:
            yield section.heading.text.content
    for placed in paragraphs(document):
        yield _opening(placed.paragraph.text.content, cues)
        if placed.paragraph.label is not None:
            yield placed.paragraph.label.content
    for block in _blocks(document):
        if isinstance(block, Table):
            yield from (cell.text.content[:_LONGEST_TITLE] for row in block.rows for cell in row.cells)


def _opening(content: str, cues: Cues) -> str:
    """The words a paragraph opens with, as far as they may be a title; words that refer are none."""
    start = _ENUMERATOR.sub("", content[:_LONGEST_TITLE]).lstrip(" \"“‘'*")
    if len(content) >= _LONGEST_TITLE or content.rstrip().endswith("."):
        stop = re.search(r"(?<!\d)[.:?!\"“”„»(]", start)
        start = start[: stop.end()] if stop else start[: _LONGEST_TITLE // 2]
    return "" if cues.refers.search(start) else start


def _numbers(document: Document, cues: Cues) -> Iterator[str]:
    for section in document.sections():
        if section.heading is not None and section.heading.number:
            yield section.heading.number.strip(" .()").lstrip("0").lower()
    for read in texts(document):
        if match := cues.number.match(read.text.content):
            yield match[1].lstrip("0").lower()
    for block in _blocks(document):
        if isinstance(block, List):
            for index, item in enumerate(block.items, start=1):
                if item.marker[:1].isalnum():
                    yield item.marker.strip(" .()").lower()
                    yield str(index)


def _contacts(document: Document, cues: Cues) -> Iterator[int]:
    for section in document.sections():
        if section.heading is not None and cues.contact.search(section.heading.text.content):
            yield section.heading.span.end
    yield from (expression.end for expression in document.expressions)
    yield from (link.span.end for read in texts(document) for link in read.links)
    for placed in paragraphs(document):
        label = placed.paragraph.label
        if label is not None and label.content and cues.contact.search(label.content):
            yield label.source.end
        content = placed.paragraph.text.content
        if len(content) <= _LONGEST_TITLE and cues.contact.search(content) and content[-1:] not in ".!":
            yield placed.paragraph.span.end
    for read in texts(document):
        for point in recognise(read.text.content, _CONTACT_POINTS):
            yield read.text.span(point.start, point.end).end
        for match in _LOOSE_CONTACT_POINT.finditer(read.text.content):
            yield read.text.span(*match.span()).end
