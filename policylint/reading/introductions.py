"""What introduces a list, a table or a paragraph: the sentence before it that leads over to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from policylint.document import Block, Code, Heading, List, Paragraph, Section
from policylint.frozen import dataclass
from policylint.passages import Passage, PassageKind
from policylint.patterns import deferred
from policylint.reading.answers import answered
from policylint.reading.sentences import sentence_bounds
from policylint.text import NOTHING, Text, join

_MAX_INTRODUCTION = 400
"""Longest introduction in characters; of a longer one, the end is kept: it is what leads over to the list."""

_LONGEST_QUESTION = 90
"""A longer question is no title of what follows."""
_ASKS = deferred(
    r"\W*(?:(?:so|and|but|then)\b,?\s+)?(?:who(?:m|se)?|what|how|where|why|when|which|(?:to|with|for|from)\s+whom|do|does|did|is|are|am|was|were|can|could|will|would"
    r"|may|might|must|should|have|has)\b",
    re.IGNORECASE,
)
"""How a sentence begins that asks, wherever it stands."""
_ANNOUNCES = deferred(
    r"\b(following|below|these|such as|includ\w+|as follows|for example|listed)\b", re.IGNORECASE
)
_HALF = deferred(
    r"\b(?:not|never|\w+n['’]t|to|by|with|from|for|via|through|may|can|will|must|is|are|us|we|you|includ\w+|following(?:\s\w+)?"
    r"|collects?|uses?|shares?|sells?|stores?|tracks?|keeps?)\s*:$",
    re.IGNORECASE,
)
"""How a heading ends that says nothing by itself."""
_CONTINUES = deferred(r"(;|,|:|\b(?:and|or)[;,]?)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """What a block stands in: section, headings, introduction, label."""

    section: Section
    headings: tuple[Heading, ...]
    introduction: Text = NOTHING
    label: Text = NOTHING
    quoted: bool = False
    kind: PassageKind = "sentence"
    refused: bool = False
    denied: bool = False

    def introduced(self, introduction: Text) -> Context:
        """The same with another introduction."""
        if introduction is self.introduction:
            return self
        return Context(self.section, self.headings, introduction, self.label, self.quoted, self.kind)

    def answered(self, refused: bool, denied: bool) -> Context:
        """The same in the row of a table that says no, if so."""
        return replace(self, refused=refused, denied=denied) if refused or denied else self


def introduction_to(following: Block, paragraph: Paragraph, outer: Text) -> Text:
    """What of a paragraph, which `outer` introduces, leads over to the block after it; empty if nothing does."""
    content = paragraph.text.content.rstrip()
    if not content or isinstance(following, Code):
        return NOTHING
    if isinstance(following, Paragraph):
        if outer.content and _CONTINUES.search(content):
            return outer
        leads = content.endswith(":")
    else:
        leads = content[-1] not in ".!?" or bool(_ANNOUNCES.search(content))
    if not leads:
        return NOTHING
    start, end = sentence_bounds(content)[-1]
    return paragraph.text.slice(max(start, end - _MAX_INTRODUCTION), end)


def heading_introduction(section: Section) -> Text:
    """A section's heading, where it is half a sentence that the list under it completes ("We do not:"); else empty."""
    heading = section.heading
    if heading is None or not isinstance(section.blocks[0], List):
        return NOTHING
    words = heading.text.strip()
    return words if words.content.endswith(":") and _HALF.search(words.content) else NOTHING


def item_introduction(paragraph: Paragraph, outer: Text) -> Text:
    """What introduces the blocks inside an item: its own words, after those that introduced the item."""
    content = paragraph.text.content.rstrip()
    if not content or (content[-1] in ".!?" and not _ANNOUNCES.search(content)):
        return outer
    own = paragraph.text.slice(max(0, len(content) - _MAX_INTRODUCTION), len(content))
    if not outer.content or len(outer.content) + len(own.content) > _MAX_INTRODUCTION:
        return own
    return join((outer, own))


def is_titled(paragraph: Paragraph, bounds: Sequence[tuple[int, int]]) -> bool:
    """Whether a label alone is the first sentence: a title of what follows, and no statement."""
    label = paragraph.label
    if label is None or len(bounds) < 2 or bounds[0][0] != 0:
        return False
    return paragraph.text.content[: bounds[0][1]].rstrip(" .:") == label.content.rstrip(" .:")


def questioned(
    text: Text, bounds: tuple[tuple[int, int], ...], label: Text
) -> Sequence[tuple[Text, tuple[tuple[int, int], ...]]]:
    """The sentences of a text in groups, each from a short question on, which is the label of its group; the first may have another `label`."""
    if len(bounds) < 2:
        return ((label, bounds),)
    asking = [
        number
        for number, (start, end) in enumerate(bounds[:-1])
        if text.content[end - 1] == "?"
        and end - start <= _LONGEST_QUESTION
        and not (number and _ASKS.match(text.content, start) is None)
    ]
    first = asking[0] if asking else len(bounds)
    groups = [
        (text.slice(*bounds[one]), bounds[one:next_]) for one, next_ in pairwise((*asking, len(bounds)))
    ]
    return [(label, bounds[:first]), *groups] if first else groups


def asked_alone(paragraph: Paragraph) -> Text:
    """The text of a paragraph that is nothing but a short question, which the block after it answers; else empty."""
    text = paragraph.text
    content = text.content
    if content[-1:] != "?" or len(content) > _LONGEST_QUESTION or paragraph.label is not None:
        return NOTHING
    return text if _ASKS.match(content) and len(sentence_bounds(content)) == 1 else NOTHING


def answered_passage(question: Text, answer: Text, yes: bool, context: Context) -> Passage | None:
    """What a question says with its `answer`, a `yes` or else a no; None if that tells nothing."""
    told = answered(question, yes)
    if told is None:
        return None
    text, denied = told
    asked = join((question, answer))
    return Passage(
        context.kind, text, 0, context.section, asked.source, text.content, context.headings, "", context.quoted,
        denied=denied, asked=asked.content,
    )  # fmt: skip
