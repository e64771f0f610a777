"""Where a finding about something absent stands: where a reader would look for it. Not a rule."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from policylint.document import Document, Heading, Section, blocks_within
from policylint.memory import remembered
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.source import Span
from policylint.topics import Topic

_WORD = deferred(r"[^\W_]+")
_UNTELLING = deferred(
    r"a|about|after|an|and|as|at|by|for|from|how|in|is|it|of|on|or|other|our|that|the|to|us|we|what|when"
    r"|who|with|you|your|data|information|personal|policy|privacy|rights?"
)
_STEM = 5
"""Fewest letters that two forms of a word must share to be taken for one ("complain", "complaints")."""


def where_expected(policy: Policy, topic: Topic) -> Span:
    """The place for a finding that nothing on `topic` was found: never outside the policy's own text.

    Of a policy that is split over files, always in the main one.

    The heading that announces the topic in its own words, else the heading of the section in which the
    nearest related topic is disclosed, else the title or first heading, else the first passage.
    """
    sections = _sections(policy.document)
    section = _announcing(policy.document, topic) or _related(policy, topic)
    if section is None and sections:
        section = sections[0]
    if section is not None and section.heading is not None:
        spans = _spans(policy.document)
        span = spans.get(id(section))
        if span is None:
            span = spans[id(section)] = heading_span(section.heading)
        return span
    return _opening(policy)


@remembered
def _spans(_document: Document) -> dict[int, Span]:
    """Where the words of headings stand, by section; filled as they are asked for."""
    return {}


def heading_span(heading: Heading) -> Span:
    """The words of a heading, without its mark-up."""
    words = heading.text.strip()
    return words.source if words.content else heading.span


@remembered
def _sections(document: Document) -> list[Section]:
    return [section for section in document.roots[0].walk() if section.heading is not None]


@remembered
def _announcements(document: Document) -> dict[str, list[tuple[Section, tuple[str, ...]]]]:
    """By how their telling words begin, the sections whose headings say something, with these words."""
    title = document.title
    found: dict[str, list[tuple[Section, tuple[str, ...]]]] = {}
    for section in _sections(document):
        heading = section.heading
        if heading is not None and heading is not title:
            words = _telling(heading.text.content)
            for beginning in dict.fromkeys(word[:_STEM] for word in words):
                found.setdefault(beginning, []).append((section, words))
    return found


def _announcing(document: Document, topic: Topic) -> Section | None:
    """The first section whose heading holds every telling word of the topic's title.

    The document's own title announces everything, and so nothing.
    """
    wanted = _telling(topic.title)
    if not wanted:
        return None
    for section, words in _announcements(document).get(wanted[0][:_STEM], ()):
        if all(any(_same(want, word) for word in words) for want in wanted):
            return section
    return None


@lru_cache(maxsize=2048)
def _telling(text: str) -> tuple[str, ...]:
    words = _WORD.findall(text.casefold().replace("e-mail", "email"))
    return tuple(word for word in words if not _UNTELLING.fullmatch(word))


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) < _STEM or len(other) < _STEM:
        return False
    return other.startswith(one) or one.startswith(other)


def _related(policy: Policy, topic: Topic) -> Section | None:
    """The innermost section that holds most disclosures of the nearest related topic there is."""
    known = _speaking(policy)
    for near in topic.near:
        if near not in known:
            known[near] = _speaking_of(policy, near)
        section = known[near]
        if section is not None:
            return section
    return None


@remembered
def _speaking(_policy: Policy) -> dict[str, Section | None]:
    """Which section speaks most of which topic; filled as it is asked for."""
    return {}


def _speaking_of(policy: Policy, topic: str) -> Section | None:
    """Of equals, the document's own title comes last, for it leads a reader nowhere in particular."""
    title = policy.document.title
    sections = _sections(policy.document)
    held: Counter[int] = Counter()
    for disclosure in policy.about(topic):
        index = _innermost(policy.document, disclosure.span)
        if index is not None:
            held[index] += 1
    if not held:
        return None
    return sections[min(held, key=lambda at: (-held[at], sections[at].heading is title, at))]


def _innermost(document: Document, span: Span) -> int | None:
    """The index of the deepest section that contains `span`; sections stand in the order of the source."""
    sections = _sections(document)
    index = bisect_right(_starts(document), span.start) - 1
    while index >= 0:
        if sections[index].span.contains(span):
            return index
        index -= 1
    return None


@remembered
def _starts(document: Document) -> list[int]:
    return [section.span.start for section in _sections(document)]


def _opening(policy: Policy) -> Span:
    """The first words of a text without headings."""
    for passage in policy.passages:
        if passage.own < len(passage.text.content):
            return passage.span
    root = policy.document.roots[0]
    for block in root.blocks:
        for inner in blocks_within(block):
            return inner.span
    return Span(root.span.start, root.span.start)
